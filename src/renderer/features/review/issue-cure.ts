import type { IssueRow } from '../../../contract/rows.ts'
import { emptyView, type Route } from '../../state/route.ts'

/** What cures an issue: one step, or the screen where it is cured. */
export type IssueCure = 'merge' | 'merge_again' | 'separate' | 'open'

export function cureOf({ kind }: Pick<IssueRow, 'kind'>): IssueCure {
  switch (kind) {
    case 'duplicate_agreement':
    case 'similar_agreement':
    case 'duplicate_obligation':
    case 'duplicate_evidence':
    case 'duplicate_session':
    case 'duplicate_person':
    case 'duplicate_unit':
    case 'duplicate_code':
    case 'duplicate_body':
    case 'duplicate_indicator':
    case 'duplicate_funding':
      return 'merge'
    case 'left_under_duplicate':
    case 'report_on_duplicate':
      return 'merge_again'
    case 'duplicates_circular':
      return 'separate'
    case 'report_on_withdrawn':
    case 'verdict_in_breach':
    case 'verdicts_concurrent':
    case 'extensions_concurrent':
    case 'split_without_choice':
    case 'file_missing':
    case 'file_altered':
    case 'agreement_without_clause':
    case 'obligation_unplaced':
    case 'numbering_gap':
    case 'session_out_of_order':
    case 'holders_overlap':
    case 'sums_differ':
    case 'placement_skipped':
    case 'reference_missing':
    case 'clock_ahead':
      return 'open'
  }
}

/** The screen on which the record is seen; `null`: only its history tells of it. */
export function screenOf({ recordKind, record, other }: IssueRow): Route | null {
  switch (recordKind) {
    case 'obligation':
      return { screen: 'obligation', id: record }
    case 'evidence':
    case 'progressReport':
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
