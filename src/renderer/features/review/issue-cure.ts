import type { IssueKind } from '../../../contract/issue-rows.ts'
import type { IssueRow } from '../../../contract/rows.ts'

/** What cures an issue: one step, or the screen where it is cured. */
type IssueCure = 'merge' | 'merge_again' | 'separate' | 'open' | 'decide'

const cures: Readonly<Record<IssueKind, IssueCure>> = {
  duplicate_agreement: 'merge',
  similar_agreement: 'merge',
  duplicate_obligation: 'merge',
  duplicate_evidence: 'merge',
  duplicate_session: 'merge',
  duplicate_person: 'merge',
  duplicate_unit: 'merge',
  duplicate_code: 'merge',
  duplicate_body: 'merge',
  duplicate_indicator: 'merge',
  duplicate_funding: 'merge',
  left_under_duplicate: 'merge_again',
  report_on_duplicate: 'merge_again',
  duplicates_circular: 'separate',
  verdict_before_basis: 'open',
  reference_wrong_kind: 'open',
  report_on_withdrawn: 'open',
  verdict_in_breach: 'open',
  record_rewritten: 'open',
  kind_contested: 'open',
  commits_disregarded: 'open',
  verdicts_concurrent: 'open',
  extensions_concurrent: 'open',
  split_without_choice: 'open',
  file_missing: 'open',
  file_altered: 'open',
  agreement_without_clause: 'open',
  obligation_unplaced: 'open',
  numbering_gap: 'open',
  session_out_of_order: 'open',
  holders_overlap: 'open',
  sums_differ: 'open',
  placement_skipped: 'open',
  reference_missing: 'open',
  clock_ahead: 'open',
  values_differ: 'decide',
  feed_forked: 'decide',
}

export const cureOf = ({ kind }: Pick<IssueRow, 'kind'>): IssueCure => cures[kind]
