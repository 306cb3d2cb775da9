import type { UnitKind } from '../../core/schema/codes.ts'

/** What the reader needs to know of the register: passed in, so that reading stays a pure function. */
export interface IntakeKnowledge {
  readonly units: readonly KnownUnit[]
  readonly bodies: readonly KnownBody[]
  readonly indicators: readonly KnownIndicator[]
  /**
   * Code of the unit that by law executes and follows up what is agreed (LGSNSP art. 18-I: the
   * Executive Secretariat). Proposed, marked as inferred, where a mandate names nobody.
   */
  readonly followUpUnit: string | null
}

export interface KnownUnit {
  readonly code: string
  readonly kind: UnitKind
  /** Spanish and English names, abbreviations and aliases, in any order. */
  readonly names: readonly string[]
  /** Codes of the members, for a group. */
  readonly members: readonly string[]
  /** No longer exists: an equal name of a living unit wins. */
  readonly ended: boolean
}

export interface KnownBody {
  readonly code: string
  /** Code of the unit that it is in the institutional tree. */
  readonly unit: string | null
  readonly names: readonly string[]
}

export interface KnownIndicator {
  readonly name: string
  readonly nameEnglish: string | null
  readonly baselinePeriod: string | null
  /** Where the catalogue has the baseline from. */
  readonly source: string | null
}
