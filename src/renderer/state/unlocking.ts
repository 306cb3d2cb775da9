import { create } from 'zustand'
import { refusal } from '../../contract/errors.ts'
import type { KeyState } from '../../contract/exchange/keys.ts'
import type { MethodName } from '../../contract/ipc.ts'
import type { Past } from '../../contract/past.ts'
import { useAction, type Action } from '../api/actions.ts'
import { call } from '../api/bridge.ts'
import { present, shownPast } from '../api/past.ts'
import { RefusalError, toRefusal } from '../api/refusal-error.ts'

/** Somebody is asked for the passphrase; `null`: nobody is. What was typed is never here. */
interface Unlocking {
  readonly asked: { readonly keys: KeyState; readonly answer: (opened: boolean) => void } | null
}

export const useUnlocking = create<Unlocking>()(() => ({ asked: null }))

/** The engine refuses with these what somebody could open. */
const lockedCodes: ReadonlySet<string> = new Set(['passphrase_required', 'keys_of_other_machine'])

/**
 * Does what needs the keys of the office. Where they are locked, whoever works is asked for the passphrase and it is tried
 * again; `keys_locked` when they would not say it.
 */
export async function unlocked<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!lockedCodes.has(toRefusal(error).code)) throw error
  }
  if (!(await opened())) throw new RefusalError(refusal('keys_locked'))
  return work()
}

/** An action that needs the keys of the office. */
export const useUnlockedAction = <Name extends MethodName>(
  method: Name,
  of: () => Past = shownPast,
): Action<Name> => useAction(method, of, unlocked)

let waiting: Promise<boolean> | null = null

/** Whether the keys open now. Two that wait at once ask once. */
export function opened(): Promise<boolean> {
  waiting ??= ask().finally(() => {
    waiting = null
  })
  return waiting
}

async function ask(): Promise<boolean> {
  // By asking, the engine is given what the system keeps for this user: often nobody has to type anything.
  const keys = await call('keys.state', {}, present)
  if (keys.open) return true
  return new Promise((resolve) => {
    useUnlocking.setState({
      asked: {
        keys,
        answer: (isOpen) => {
          useUnlocking.setState({ asked: null })
          resolve(isOpen)
        },
      },
    })
  })
}
