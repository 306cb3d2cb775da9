import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../contract/errors.ts'
import type { MethodName, MethodParams, MethodResult } from '../../contract/ipc.ts'
import type { JobProgress } from '../../contract/jobs.ts'
import { call, onEngineEvent } from './bridge.ts'
import type { Past } from '../../contract/past.ts'
import { present } from './past.ts'
import { RefusalError, toRefusal } from './refusal-error.ts'

interface LongAction<Name extends MethodName> {
  /** Resolves with the result, or with the refusal, which `refused` holds as well. */
  readonly run: (params: MethodParams<Name>) => Promise<Ended<Name>>
  readonly running: boolean
  /** `null`: nothing was heard of it yet. */
  readonly progress: JobProgress | null
  /** Asks it to end; its answer then says what that left. */
  readonly cancel: () => void
  readonly cancelling: boolean
  readonly refused: Refusal | null
  readonly forget: () => void
}

type Ended<Name extends MethodName> =
  | { readonly ok: true; readonly value: MethodResult<Name> }
  | { readonly ok: false; readonly error: Refusal }

/**
 * Something that takes long: it tells how far it is and can be cancelled. `around`: what has to be true before it can be
 * done, such as keys that open. `at`: the state that it is about; the register as it is now unless given.
 */
export function useLongAction<Name extends MethodName>(
  method: Name,
  around: (work: () => Promise<MethodResult<Name>>) => Promise<MethodResult<Name>> = (work) =>
    work(),
  at: () => Past = () => present,
): LongAction<Name> {
  const client = useQueryClient()
  const running = useRef<string | null>(null)
  const [progress, setProgress] = useState<JobProgress | null>(null)
  const [cancelling, setCancelling] = useState(false)
  useEffect(
    () =>
      onEngineEvent((event) => {
        if (event.event === 'progress' && event.job === running.current) setProgress(event)
      }),
    [],
  )
  const mutation = useMutation({
    mutationFn: (params: MethodParams<Name>) => {
      const job = crypto.randomUUID().replaceAll('-', '')
      running.current = job
      setProgress(null)
      setCancelling(false)
      return around(() => call(method, params, { ...at(), job }))
    },
    // What was interrupted has changed the register as well.
    onSettled: () => {
      running.current = null
      return client.invalidateQueries()
    },
  })
  return {
    run: async (params) => {
      try {
        return { ok: true, value: await mutation.mutateAsync(params) }
      } catch (error) {
        if (!(error instanceof RefusalError)) throw error
        return { ok: false, error: toRefusal(error) }
      }
    },
    running: mutation.isPending,
    progress,
    cancelling,
    cancel: () => {
      if (running.current === null) return
      setCancelling(true)
      void call('jobs.cancel', { id: running.current }, present)
    },
    refused: mutation.error === null ? null : toRefusal(mutation.error),
    forget: mutation.reset,
  }
}
