import type { DraftForm } from '../../contract/form-drafts.ts'

/** `content` is `null` when the draft was saved or discarded. */
export interface DraftChange {
  readonly form: DraftForm
  readonly subject: string
  readonly content: unknown
}

interface KeeperMeans {
  /** Has the engine keep or drop a draft. */
  readonly send: (change: DraftChange) => Promise<void>
  readonly onFailure: (thrown: unknown) => void
  /** Runs work once after that many milliseconds; the answer takes it back. */
  readonly later: (work: () => void, milliseconds: number) => () => void
}

export interface DraftKeeper {
  readonly changed: (change: DraftChange) => void
  /** Sends at once what is waiting. */
  readonly flush: () => void
}

/** Nobody loses more than what they typed in this time. */
export const delay = 500

/**
 * Collects what is typed and sends the last state of each form, at most every half second, in the order in which the
 * forms were first touched. What could not be kept waits for the next chance, unless something newer replaced it.
 */
export function createDraftKeeper({ send, onFailure, later }: KeeperMeans): DraftKeeper {
  const waiting = new Map<string, DraftChange>()
  let cancel: (() => void) | null = null
  const keyOf = ({ form, subject }: DraftChange): string => `${form}/${subject}`

  const flush = (): void => {
    cancel?.()
    cancel = null
    const changes = [...waiting.values()]
    waiting.clear()
    for (const change of changes) {
      send(change).catch((thrown: unknown) => {
        if (!waiting.has(keyOf(change))) waiting.set(keyOf(change), change)
        onFailure(thrown)
      })
    }
  }
  return {
    changed: (change) => {
      waiting.set(keyOf(change), change)
      cancel ??= later(flush, delay)
    },
    flush,
  }
}
