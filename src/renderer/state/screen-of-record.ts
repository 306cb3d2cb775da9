import type { IssueKind } from '../../contract/issue-rows.ts'
import type { IssueRow } from '../../contract/rows.ts'
import { emptyView, type Route } from './route.ts'

/** Of these the other record is the place where the first is seen: its obligation, its unit, its session. */
const otherIsThePlace: readonly IssueKind[] = [
  'report_on_withdrawn',
  'verdict_before_basis',
  'record_rewritten',
  'placement_skipped',
  'file_missing',
  'file_altered',
]

/** The screen on which the record is seen; `null`: only its history tells of it. */
export function screenOfRecord({
  kind,
  recordKind,
  record,
  other,
}: Pick<IssueRow, 'kind' | 'recordKind' | 'record' | 'other'>): Route | null {
  const place = otherIsThePlace.includes(kind) ? other : null
  switch (recordKind) {
    case 'obligation':
      // Of one without a clause or a unit nothing can be reckoned.
      return kind === 'obligation_unplaced' ? null : { screen: 'obligation', id: record }
    case 'evidence':
    case 'progressReport':
    case 'verdict':
    case 'extension':
    case 'notification':
    case 'reassignment':
      return place === null ? null : { screen: 'obligation', id: place }
    case 'document':
      return place === null ? null : { screen: 'session', id: place, view: emptyView }
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
      return place === null ? null : { screen: 'units', unit: place, day: null }
    case 'person':
    case 'assignment':
      return {
        screen: 'people',
        part: recordKind === 'person' ? 'people' : 'posts',
        view: emptyView,
      }
    case 'office':
    case 'installation':
      return { screen: 'exchange', part: 'offices', view: emptyView }
    default:
      return null
  }
}
