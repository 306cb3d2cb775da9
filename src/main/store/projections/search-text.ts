import { kindOfNumber, type RecordKind } from '../../../core/schema/registry.ts'
import type { WriteConnection } from '../connection.ts'
import type { LocalCell } from '../local-cell.ts'
import { tableOf } from './columns.ts'
import { listedIn } from './listed-in.ts'

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
  'post',
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
  post: "coalesce(name, '') || ' ' || coalesce(name_english, '')",
}

const searched: ReadonlySet<RecordKind> = new Set(searchedKinds)
const isSearched = (kind: RecordKind): kind is SearchedKind => searched.has(kind)

/** The rows of an index carry the records' own numbers. `added`: records that no index has yet. */
export function refreshSearch(
  connection: WriteConnection,
  cells: readonly LocalCell[],
  added: ReadonlySet<number>,
): void {
  const records = new Map<SearchedKind, Set<number>>()
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    if (name === undefined || !isSearched(name)) continue
    const ofKind = records.get(name)
    if (ofKind === undefined) records.set(name, new Set([record]))
    else ofKind.add(record)
  }
  for (const [kind, ofKind] of records) {
    const table = searchTableOf(kind)
    for (const record of ofKind) {
      if (!added.has(record)) connection.run(`DELETE FROM ${table} WHERE rowid = ?`, [record])
    }
    connection.run(
      `INSERT INTO ${table} (rowid, content) SELECT record, ${texts[kind]} FROM ${tableOf(kind)}
       WHERE record IN (SELECT value FROM json_each(?)) ORDER BY record`,
      [listedIn(ofKind)],
    )
  }
}
