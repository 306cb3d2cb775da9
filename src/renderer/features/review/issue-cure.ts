import type { IssueKind } from '../../../contract/issue-rows.ts'
import type { IssueRow } from '../../../contract/rows.ts'
import { emptyView, type Route } from '../../state/route.ts'

/** What cures an issue: one step, or the screen where it is cured. */
type IssueCure = 'merge' | 'merge_again' | 'separate' | 'open'

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
  values_differ: 'open',
  feed_forked: 'open',
}

export const cureOf = ({ kind }: Pick<IssueRow, 'kind'>): IssueCure => cures[kind]

/** The screen on which the record is seen; `null`: only its history tells of it. */
export function screenOf({ recordKind, record, other }: IssueRow): Route | null {
  switch (recordKind) {
    case 'obligation':
      return { screen: 'obligation', id: record }
    case 'evidence':
    case 'progressReport':
    case 'verdict':
      return other === null ? null : { screen: 'obligation', id: other }
    case 'agreement':
      return { screen: 'agreement', id: record, view: emptyView }
    case 'session':
      return { screen: 'session', id: record, view: emptyView }
    case 'indicator':
      return { screen: 'indicator', id: record }
    case 'funding':
      return { screen: 'fundingRecord', id: record }
    case 'unit':
      return { screen: 'units', unit: record, day: null }
    case 'placement':
      return { screen: 'units', unit: other, day: null }
    case 'person':
    case 'assignment':
      return {
        screen: 'people',
        part: recordKind === 'person' ? 'people' : 'posts',
        view: emptyView,
      }
    default:
      return null
  }
}
