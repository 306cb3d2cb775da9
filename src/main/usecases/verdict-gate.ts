import { refusal, type Refusal } from '../../contract/errors.ts'
import {
  breachesBeforeIssue,
  type GatedVerdict,
  type IssueObstacle,
} from '../../core/compliance/gate.ts'
import type { ObligationFacts } from '../../core/compliance/facts.ts'
import type { Register } from './ports/register.ts'

/** What the gate cannot know by itself. */
export interface GateMeans {
  readonly holds: (sha256: string) => boolean
  /** What people call a piece of evidence. */
  readonly nameOf: (evidence: string) => string
  /** What people call the verifier that an obligation names. */
  readonly verifierOf: (obligation: string) => string
}

/** Why a verdict may not be issued, in the order in which it helps to be told; `null`: it may. */
export function gateRefusal(
  verdict: GatedVerdict,
  facts: ObligationFacts,
  means: Pick<GateMeans, 'holds' | 'nameOf'>,
): Refusal | null {
  const obstacles = breachesBeforeIssue(verdict, facts, means.holds)
  const [first] = obstacles.toSorted((a, b) => order[a.kind] - order[b.kind])
  return first === undefined ? null : refusalOf(first, means)
}

/**
 * Why this person may not take part in determining an obligation, whatever the result; `null`: may.
 * Who may not issue a verdict may not take one away either: that reopens what was determined.
 */
export function takingPartRefusal(
  register: Register,
  person: string | null,
  facts: ObligationFacts,
): Refusal | null {
  return gateRefusal(
    {
      // Of all results the one that asks for nothing besides the person.
      result: 'returned',
      verifiers: person === null ? [] : [person],
      basisEvidence: [],
      authorAssigned:
        person !== null && register.directory.isOfOffice(person, register.facts.office.id),
    },
    facts,
    { nameOf: (evidence) => evidence, holds: () => false },
  )
}

/** What people call the person or unit that an obligation names as its verifier; empty: it names nobody. */
export function namedVerifier(register: Register, obligation: string): string {
  const verifier = register.read.record(obligation)?.fields['verifier']?.value
  return typeof verifier === 'string' ? (register.read.record(verifier)?.label ?? verifier) : ''
}

const order: Readonly<Record<IssueObstacle['kind'], number>> = {
  no_verifier: 0,
  author_not_assigned: 1,
  own_work: 2,
  no_evidence_file: 3,
  evidence_bytes_missing: 4,
}

function refusalOf(obstacle: IssueObstacle, { nameOf }: Pick<GateMeans, 'nameOf'>): Refusal {
  switch (obstacle.kind) {
    case 'no_verifier':
      return refusal('person_required')
    case 'author_not_assigned':
      return refusal('person_not_of_office')
    case 'own_work':
      return refusal('verdict_own_work', { record: obstacle.record, id: obstacle.id })
    case 'no_evidence_file':
      return refusal('verdict_without_evidence_file')
    case 'evidence_bytes_missing':
      return refusal('evidence_bytes_missing', {
        evidence: obstacle.evidence,
        file: obstacle.evidence.map(nameOf),
      })
  }
}
