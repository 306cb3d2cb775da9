import * as z from 'zod'
import { idSchema } from './primitives.ts'

/** Something that the data cannot be, found and listed rather than refused (DESIGN section 4). */
export const issueKinds = [
  'duplicate_agreement',
  'similar_agreement',
  'duplicate_obligation',
  'duplicate_evidence',
  'duplicate_session',
  'duplicate_person',
  'duplicate_unit',
  'duplicate_code',
  'duplicate_body',
  'duplicate_indicator',
  'duplicate_funding',
  'duplicates_circular',
  'left_under_duplicate',
  'report_on_duplicate',
  'report_on_withdrawn',
  'verdict_in_breach',
  'verdict_before_basis',
  'record_rewritten',
  'kind_contested',
  'verdicts_concurrent',
  'extensions_concurrent',
  'split_without_choice',
  'file_missing',
  'file_altered',
  'agreement_without_clause',
  'obligation_unplaced',
  'numbering_gap',
  'session_out_of_order',
  'holders_overlap',
  'sums_differ',
  'placement_skipped',
  'reference_missing',
  'reference_wrong_kind',
  'clock_ahead',
  'values_differ',
  'feed_forked',
  'commits_disregarded',
  'installation_claimed',
] as const
export type IssueKind = (typeof issueKinds)[number]

/**
 * What comes of offices that worked without knowing of each other: the findings that the inbox lists, in its order. It
 * shows the same findings as the list of data issues, with what each side wrote.
 */
export const conflictKinds = [
  'values_differ',
  'verdicts_concurrent',
  'extensions_concurrent',
  'verdict_in_breach',
  'feed_forked',
  'placement_skipped',
  'duplicates_circular',
  'record_rewritten',
  'kind_contested',
  'duplicate_agreement',
  'similar_agreement',
  'duplicate_obligation',
  'duplicate_evidence',
  'duplicate_session',
  'duplicate_person',
  'duplicate_unit',
  'duplicate_code',
  'duplicate_body',
  'duplicate_indicator',
  'duplicate_funding',
  'left_under_duplicate',
  'report_on_duplicate',
  'report_on_withdrawn',
] as const satisfies readonly IssueKind[]
export type ConflictKind = (typeof conflictKinds)[number]

/**
 * What a person may find to be in order: it is theirs to judge. The others say what the rules make of the data, and go
 * away only with their cause.
 */
export const acceptableIssues: readonly IssueKind[] = [
  'duplicate_agreement',
  'similar_agreement',
  'duplicate_obligation',
  'duplicate_evidence',
  'duplicate_session',
  'duplicate_person',
  'duplicate_unit',
  'duplicate_body',
  'duplicate_indicator',
  'duplicate_funding',
  'agreement_without_clause',
  'numbering_gap',
  'session_out_of_order',
  'holders_overlap',
  'sums_differ',
]

/**
 * What was written cannot be unwritten: nothing mends it, and what was done about it is said. As it was then: what comes
 * to it later is another finding.
 */
export const settledIssues: readonly IssueKind[] = [
  'report_on_withdrawn',
  'record_rewritten',
  'kind_contested',
  'feed_forked',
  'commits_disregarded',
  'installation_claimed',
]

export const issueRowSchema = z.object({
  /** Kind and records: the same for the same finding. */
  id: z.string(),
  kind: z.enum(issueKinds),
  record: idSchema,
  recordKind: z.string(),
  /** How people call the record. */
  label: z.string(),
  /** The other of two records, or the one where the cure is. */
  other: idSchema.nullable(),
  otherKind: z.string().nullable(),
  otherLabel: z.string().nullable(),
  detail: z.string(),
  /** Why a person found it to be in order. */
  accepted: z.string().nullable(),
})
