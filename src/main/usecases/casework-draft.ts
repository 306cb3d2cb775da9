import type { Refusal } from '../../contract/errors.ts'
import type { Clock } from '../../core/changes/types.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { ObligationFacts } from '../../core/compliance/facts.ts'

/**
 * What one action on one obligation would change. Saved alone by its use case, or with many others by a bulk action;
 * what a preview says of it is reckoned from `facts` by the rules that the saved state goes through.
 */
export interface CaseworkDraft {
  /** Of the record that it makes. */
  readonly id: string
  readonly changes: readonly DraftChange[]
  /** The obligation as it is known once this is saved. */
  readonly facts: ObligationFacts
  /** What stands all the same, and somebody may ask about. */
  readonly warnings: readonly Refusal[]
}

/** Who drafts, and when. */
export interface Drafting {
  readonly person: string
  readonly today: string
  readonly newId: () => string
  readonly demonstration: boolean
}

/** A draft has no clock yet; the one that it gets is later than those of everything on the same obligation. */
export const laterThanAll: Clock = { wall: Number.MAX_SAFE_INTEGER, logical: 0 }
