import type {
  Claim,
  ClauseNature,
  Pertinence,
  ReportedResponse,
  VerdictResult,
} from '../schema/codes.ts'
import type { Clock } from '../changes/types.ts'

/**
 * What is known of one obligation, as plain data: the input of every compliance rule.
 * Days are `YYYY-MM-DD`. People are already followed through `duplicateOf` to the survivor.
 * Withdrawn records stay in the lists: the gate still sees them.
 */
export interface ObligationFacts {
  readonly id: string
  readonly withdrawn: boolean
  readonly nature: ClauseNature
  /** Who had a part in reports and evidence of a duplicate that was merged into it. */
  readonly partakers: readonly string[]
  readonly reports: readonly ReportFacts[]
  readonly evidence: readonly EvidenceFacts[]
  readonly verdicts: readonly VerdictFacts[]
  readonly extensions: readonly ExtensionFacts[]
  readonly notifications: readonly NotificationFacts[]
  /**
   * Who is to judge it: the person that it names, or the people of the unit that it names. `null`: it names nobody.
   */
  readonly assignedVerifiers: readonly string[] | null
}

export interface ReportFacts {
  readonly id: string
  readonly withdrawn: boolean
  readonly claim: Claim
  readonly response: ReportedResponse | null
  readonly reportedOn: string
  /**
   * The person named in the record and everybody who ever wrote something of what it says (`authorship.ts`), all
   * followed to survivors.
   */
  readonly authors: readonly string[]
  readonly clock: Clock
}

export interface EvidenceFacts {
  readonly id: string
  readonly withdrawn: boolean
  /** `null` for a link or for a file that was never attached. */
  readonly sha256: string | null
  readonly purged: boolean
  /** That the document bears. */
  readonly date: string | null
  readonly authors: readonly string[]
}

export interface VerdictFacts {
  readonly id: string
  readonly withdrawn: boolean
  readonly result: VerdictResult
  readonly pertinence: Pertinence | null
  readonly fulfilledOn: string | null
  readonly issuedOn: string
  readonly verifiers: readonly string[]
  readonly basisReports: readonly string[]
  readonly basisEvidence: readonly { readonly id: string; readonly sha256: string }[]
  readonly supersedes: readonly string[]
  /** The directory assigns the author to the office that signed the commit. */
  readonly authorAssigned: boolean
  readonly clock: Clock
}

export interface ExtensionFacts {
  readonly id: string
  readonly withdrawn: boolean
  readonly newDue: string
  readonly supersedes: readonly string[]
}

export interface NotificationFacts {
  readonly id: string
  readonly withdrawn: boolean
  readonly date: string
  readonly acknowledgedOn: string | null
}
