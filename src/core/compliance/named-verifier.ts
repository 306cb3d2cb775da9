import type { ObligationFacts } from './facts.ts'
import { mayVerify } from './gate.ts'

/** Why whom an obligation would name as its verifier is not independent. */
export type VerifierDoubt =
  /** They had a part in what was reported: the gate refuses every verdict of theirs (DESIGN 5.2). */
  | 'own_work'
  /** They are of the unit that answers, or of one whose people reported; an audit would say so. */
  | 'same_unit'

/** A person who would verify, with the units they are of; of a unit itself `person` is `null`. */
export interface NamedVerifier {
  /** Followed to the survivor of `duplicateOf`, as everybody in the facts is. */
  readonly person: string | null
  readonly units: readonly string[]
}

/** `reporting`: the unit that answers and those of whoever reported. `null`: nothing speaks against them. */
export function verifierDoubt(
  facts: ObligationFacts,
  { person, units }: NamedVerifier,
  reporting: readonly string[],
): VerifierDoubt | null {
  if (person !== null && !mayVerify(facts, [person])) return 'own_work'
  return units.some((unit) => reporting.includes(unit)) ? 'same_unit' : null
}
