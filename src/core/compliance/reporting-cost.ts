import type { ObligationFacts } from './facts.ts'
import { mayVerify } from './gate.ts'
import type { ObligationStatus } from './status.ts'

/** What a person gives up by reporting on an obligation, for the gate bars own work for ever (DESIGN 5.2). */
export const reportingCosts = [
  'nothing',
  /** They may verify it now and no more afterwards. */
  'right_to_verify',
  /** They verified it: their verdict falls into breach and does not count any more. */
  'own_verdict',
] as const
export type ReportingCost = (typeof reportingCosts)[number]

/** `person` is followed to the survivor of `duplicateOf`, as the people in `facts` are. */
export function reportingCost(
  facts: ObligationFacts,
  { governing, determining }: Pick<ObligationStatus, 'governing' | 'determining'>,
  person: string,
): ReportingCost {
  const counting = new Set([...governing, ...determining])
  const verified = facts.verdicts.some(
    ({ id, verifiers }) => counting.has(id) && verifiers.includes(person),
  )
  if (verified) return 'own_verdict'
  return mayVerify(facts, [person]) ? 'right_to_verify' : 'nothing'
}
