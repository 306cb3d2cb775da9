import type { ObligationFacts } from './facts.ts'
import { obligationStatus } from './status.ts'

/**
 * The verdicts to withdraw so that none of those a person saw determines the obligation any more (DESIGN 5.9), in the
 * order in which each comes to count: withdrawing the last brings the one before it back, so that it goes too. Those
 * that were returned to the unit determine nothing and stay; so do those in breach, which are listed as such. What the
 * person did not see stays as well.
 */
export function verdictsToReopen(
  facts: ObligationFacts,
  seen: ReadonlySet<string>,
): readonly string[] {
  const next = obligationStatus(facts).determining.filter((id) => seen.has(id))
  return next.length === 0
    ? []
    : [...next, ...verdictsToReopen(withoutVerdicts(facts, new Set(next)), seen)]
}

/** The obligation as it is known once these verdicts are withdrawn. */
export const withoutVerdicts = (
  facts: ObligationFacts,
  gone: ReadonlySet<string>,
): ObligationFacts => ({
  ...facts,
  verdicts: facts.verdicts.map((verdict) =>
    gone.has(verdict.id) ? { ...verdict, withdrawn: true } : verdict,
  ),
})
