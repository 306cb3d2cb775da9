import type * as z from 'zod'
import type { Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery } from '../../../contract/rows.ts'
import { success, type Result } from '../../../core/result.ts'
import type { ListPage } from '../../usecases/ports/register.ts'
import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import type { Column } from './list-columns.ts'
import { checkedQuestion } from './reckoned-page.ts'

/** Rows of what the rules found, which a table of findings holds by local numbers. */
export interface FoundRows {
  readonly schema: z.ZodType<ListPage['rows'][number]>
  readonly from: string
  readonly where: string
  readonly parameters: (connection: ReadConnection) => Readonly<Record<string, number>>
  /** SQL for the number of a finding. */
  readonly finding: string
  readonly order: string
  /** SQL of every field of a row. */
  readonly fields: Readonly<Record<string, string>>
  /** SQL for the local numbers of the records by which rows are filtered. */
  readonly records: Readonly<Record<string, string>>
}

export const idOf = (record: string): string =>
  `(SELECT lower(hex(uid)) FROM record WHERE id = ${record})`

type SqlRow = Readonly<Record<string, string | number | null>>

/**
 * One page of findings, filtered and sorted as by `reckonedPage`: first by the fields alone that the question is
 * about, then the rows of the page whole.
 */
export function foundPage(
  connection: ReadConnection,
  query: Pick<CheckedListQuery, 'where' | 'search' | 'sort' | 'limit' | 'offset'>,
  columns: Readonly<Record<string, Column>>,
  searched: readonly string[],
  rows: FoundRows,
): Result<ListPage, Refusal> {
  const checked = checkedQuestion(connection, query, columns, searched)
  if (!checked.ok) return checked
  const { fields, records, chosen } = checked.value
  const parameters = rows.parameters(connection)
  const asked = [
    ...fields.map((field) => `${rows.fields[field] ?? 'NULL'} AS "${field}"`),
    ...records.map((record) => `${rows.records[record] ?? 'NULL'} AS "record ${record}"`),
  ]
  const numbers = chosen(
    connection
      .all<SqlRow & { readonly finding: number }>(
        `SELECT ${[`${rows.finding} AS finding`, ...asked].join(', ')} FROM ${rows.from}
         WHERE ${rows.where} ORDER BY ${rows.order}`,
        parameters,
      )
      .map((row) => ({
        row,
        records: Object.fromEntries(
          records.map((record) => [record, Number(row[`record ${record}`] ?? 0)]),
        ),
      })),
  ).map(({ finding }) => finding)
  const page = numbers.slice(query.offset, query.offset + query.limit)
  const whole = new Map(
    connection
      .all<SqlRow & { readonly finding: number }>(
        `SELECT ${rows.finding} AS finding, ${Object.entries(rows.fields)
          .map(([field, sql]) => `${sql} AS "${field}"`)
          .join(', ')}
         FROM ${rows.from} WHERE ${rows.finding} IN (SELECT value FROM json_each(:page))`,
        { page: listedIn(page) },
      )
      .map(({ finding, ...row }) => [finding, row]),
  )
  return success({
    total: numbers.length,
    rows: page.map((finding) => rows.schema.parse(whole.get(finding))),
  })
}
