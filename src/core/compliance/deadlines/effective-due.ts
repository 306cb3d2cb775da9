import { earliest, isDay } from '../day.ts'
import type { ExtensionFacts } from '../facts.ts'
import { governing } from '../governing.ts'
import type { ResolvedDeadline } from './resolve.ts'

export interface EffectiveDue {
  readonly due: ResolvedDeadline
  /** Ids of the extensions that govern; empty while the rule's own day counts. */
  readonly extensions: readonly string[]
  /** Several govern with different days: the earlier counts until a person decides. */
  readonly conflict: boolean
}

/**
 * The deadline after extensions (DESIGN 5.1, 5.4): a governing one overrides whatever the rule says,
 * also "none" or "not stated". An extension to a day that does not exist is passed over.
 */
export function effectiveDue(
  resolved: ResolvedDeadline,
  extensions: readonly ExtensionFacts[],
): EffectiveDue {
  const inForce = governing(extensions, ({ withdrawn, newDue }) => !withdrawn && isDay(newDue))
  const days = inForce.map(({ newDue }) => newDue)
  const first = earliest(days)
  return {
    due: first === null ? resolved : { kind: 'date', date: first },
    extensions: inForce.map(({ id }) => id),
    conflict: new Set(days).size > 1,
  }
}
