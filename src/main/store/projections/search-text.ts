import { kindOfNumber, type RecordKind } from '../../../core/schema/registry.ts'
import type { WriteConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { tableOf } from './columns.ts'

/** What people type to find a record, by kind. Other kinds are found through these. */
const searched: Partial<Readonly<Record<RecordKind, string>>> = {
  session: "coalesce(roman, '') || ' ' || coalesce(venue, '') || ' ' || coalesce(date, '')",
  agreement:
    "coalesce(number, '') || ' ' || coalesce(title, '') || ' ' || coalesce(text, '') || ' ' || coalesce(topic, '') || ' ' || coalesce(funding_note, '') || ' ' || coalesce((SELECT group_concat(e.element, ' ') FROM set_element e WHERE e.record = record_agreement.record AND e.field = 23), '')",
  clause: "coalesce(text, '')",
  unit: "coalesce(code, '') || ' ' || coalesce(name, '') || ' ' || coalesce(name_english, '') || ' ' || coalesce(abbreviation, '')",
  person: "coalesce(name, '') || ' ' || coalesce(email, '')",
  progressReport: "coalesce(narrative, '')",
  evidence: "coalesce(file_name, '') || ' ' || coalesce(reference, '')",
  verdict: "coalesce(reason, '')",
  indicator:
    "coalesce(name, '') || ' ' || coalesce(name_english, '') || ' ' || coalesce(definition, '')",
  funding: "coalesce(fund, '') || ' ' || coalesce(year, '') || ' ' || coalesce(programme, '')",
  body: "coalesce(code, '') || ' ' || coalesce(name, '')",
}

/** The rows of the index carry the records' own numbers. */
export function refreshSearch(connection: WriteConnection, cells: readonly LocalCell[]): void {
  const done = new Set<number>()
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    const text = name === undefined ? undefined : searched[name]
    if (name === undefined || text === undefined || done.has(record)) continue
    done.add(record)
    connection.run('DELETE FROM search_text WHERE rowid = ?', [record])
    connection.run(
      `INSERT INTO search_text (rowid, content) SELECT record, ${text} FROM ${tableOf(name)} WHERE record = ?`,
      [record],
    )
  }
}
