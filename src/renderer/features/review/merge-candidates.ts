import type { ListRow } from '../../../contract/rows.ts'
import type { MergedKind } from '../../state/panels.ts'
import { fundingName } from '../../ui/funding-name.ts'
import { agreementName, sessionInFull } from '../../ui/names.ts'
import { useTexts } from '../../ui/use-texts.ts'

/** Where the other one of two records of a kind is looked for. */
export const mergeLists = {
  agreement: 'agreements',
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
    if ('stage' in row) {
      const name = agreementName(row, t)
      const session = t('sessions.short', { roman: row.session })
      return [name, session, row.title ?? row.text.slice(0, 80)].join(' · ')
    }
    if ('roman' in row) return sessionInFull(row, language, t)
    if ('fund' in row) return fundingName(row, language, t)
    if ('code' in row) return `${row.code} · ${row.name}`
    return row.name
  }
}
