import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MethodName, MethodParams, MethodResult } from '../../contract/ipc.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { Past } from '../../contract/past.ts'
import { call } from './bridge.ts'
import { shownPast } from './past.ts'
import { toRefusal } from './refusal-error.ts'

export interface Action<Name extends MethodName> {
  /** Resolves with the result, or with `null` when it was refused: `refused` then says why. */
  readonly run: (params: MethodParams<Name>) => Promise<MethodResult<Name> | null>
  readonly running: boolean
  readonly refused: Refusal | null
  readonly forget: () => void
}

/** How a call is made: at once, or once whatever it needs is there. */
type Through = <Result>(work: () => Promise<Result>) => Promise<Result>

const atOnce: Through = (work) => work()

/**
 * Something a person does. What is on screen is asked again afterwards. `of`: the state of the register that it is about,
 * that which the window shows unless given.
 */
export function useAction<Name extends MethodName>(
  method: Name,
  of: () => Past = shownPast,
  through: Through = atOnce,
): Action<Name> {
  const client = useQueryClient()
  const mutation = useMutation({
    mutationFn: (params: MethodParams<Name>) => through(() => call(method, params, of())),
    onSuccess: () => client.invalidateQueries(),
  })
  return {
    run: async (params) => {
      try {
        return await mutation.mutateAsync(params)
      } catch {
        // Not lost: the mutation holds it, and `refused` shows it.
        return null
      }
    },
    running: mutation.isPending,
    refused: mutation.error === null ? null : toRefusal(mutation.error),
    forget: mutation.reset,
  }
}
