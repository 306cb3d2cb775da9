import type { ObligationFacts, VerdictFacts } from './facts.ts'

/**
 * Whether somebody else than the verifier that the obligation names would judge, or judged. No breach: an office may
 * have its reasons, such as an absence; but it has to be able to say them. `false` where nobody was named.
 */
export function isByOtherVerifier(
  verdict: Pick<VerdictFacts, 'verifiers'>,
  { assignedVerifiers }: Pick<ObligationFacts, 'assignedVerifiers'>,
): boolean {
  return (
    assignedVerifiers !== null &&
    !verdict.verifiers.some((person) => assignedVerifiers.includes(person))
  )
}
