import type { ListRow } from '../../../contract/rows.ts'
import type { MergedKind } from '../../state/panels.ts'
import { fundingName } from '../../ui/funding-name.ts'
import { agreementInFull, obligationInFull, sessionInFull } from '../../ui/names.ts'
import { unitName } from '../../ui/units.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Where the other one of two records of a kind is looked for. */
export const mergeLists = {
  body: 'bodies',
  agreement: 'agreements',
  obligation: 'obligations',
  session: 'sessions',
  person: 'people',
  unit: 'units',
  indicator: 'indicators',
  funding: 'funding',
} as const satisfies Record<MergedKind, string>

type CandidateRow = ListRow<(typeof mergeLists)[MergedKind]>

/** What tells a row from the others of its list. */
export function useRowName(): (row: CandidateRow) => string {
  const { t, language } = useTexts()
  return (row) => {
    if ('clauseOrder' in row) return obligationInFull(row, language, t)
    if ('stage' in row) return agreementInFull(row, t)
    if ('roman' in row) return sessionInFull(row, language, t)
    if ('fund' in row) return fundingName(row, language, t)
    if ('code' in row) return `${row.code} · ${unitName(row, language)}`
    return row.name
  }
}
