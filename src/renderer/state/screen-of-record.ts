import type { IssueRow } from '../../contract/rows.ts'
import { emptyView, type Route } from './route.ts'

/** The screen on which the record is seen; `null`: only its history tells of it. */
export function screenOfRecord({
  recordKind,
  record,
  other,
}: Pick<IssueRow, 'recordKind' | 'record' | 'other'>): Route | null {
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
