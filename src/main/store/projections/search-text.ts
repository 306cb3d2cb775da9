import { kindOfNumber, type RecordKind } from '../../../core/schema/registry.ts'
import type { WriteConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { tableOf } from './columns.ts'

/** Kinds of records that have words by which they are found. Other kinds are found through these. */
export const searchedKinds = [
  'session',
  'agreement',
  'clause',
  'unit',
  'person',
  'progressReport',
  'evidence',
  'verdict',
  'indicator',
  'funding',
  'body',
] as const satisfies readonly RecordKind[]
export type SearchedKind = (typeof searchedKinds)[number]

/** An index of its own for each kind: who looks for agreements does not pass a million words of reports. */
export const searchTableOf = (kind: SearchedKind): string =>
  `search_${tableOf(kind).slice('record_'.length)}`

/** SQL for the local numbers of a kind's records that match; `match` is SQL for the full-text expression. */
export const matchingRecords = (kind: SearchedKind, match: string): string => {
  const table = searchTableOf(kind)
  return `SELECT rowid FROM ${table} WHERE ${table} MATCH ${match}`
}

/** What people type to find a record. */
const texts: Readonly<Record<SearchedKind, string>> = {
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

const isSearched = (kind: RecordKind): kind is SearchedKind =>
  searchedKinds.some((searched) => searched === kind)

/** The rows of an index carry the records' own numbers. */
export function refreshSearch(connection: WriteConnection, cells: readonly LocalCell[]): void {
  const done = new Set<number>()
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    if (name === undefined || !isSearched(name) || done.has(record)) continue
    done.add(record)
    const table = searchTableOf(name)
    connection.run(`DELETE FROM ${table} WHERE rowid = ?`, [record])
    connection.run(
      `INSERT INTO ${table} (rowid, content) SELECT record, ${texts[name]} FROM ${tableOf(name)} WHERE record = ?`,
      [record],
    )
  }
}
