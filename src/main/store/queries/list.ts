import type * as z from 'zod'
import type { Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery, ListKind, ListRow } from '../../../contract/rows.ts'
import { listRowSchemas } from '../../../contract/rows.ts'
import { addDays } from '../../../core/compliance/day.ts'
import { success, type Result } from '../../../core/result.ts'
import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import { matchingRecords } from '../projections/search-text.ts'
import type { ListPage } from '../../usecases/ports/register.ts'
import { checkFilter, isEmptyWithText, type CheckedFilter } from './filter.ts'
import type { Column, ListDefinition } from './list-columns.ts'
import { listDefinitions } from './list-definitions.ts'
import { officeSettings } from './office-settings.ts'
import { orderSql } from './order.ts'
import { searchOf, type ListSearch } from './search.ts'

type TableKind = keyof typeof listDefinitions

/** A condition with its named parameters. */
interface Condition {
  readonly sql: string
  readonly parameters: Readonly<Record<string, string | number | Uint8Array>>
}

/** One page of a list. `today` is the day by which overdue is reckoned. */
export function listPage(
  connection: ReadConnection,
  query: CheckedListQuery & { readonly kind: TableKind },
  today: string,
): Result<ListPage, Refusal> {
  const definition: ListDefinition = listDefinitions[query.kind]
  const schema: z.ZodType<ListRow<ListKind>> = definition.rows ?? listRowSchemas[query.kind]
  return typedPage(connection, schema, query, today)
}

/** The same with the rows of one kind, for code that knows which. */
export function typedPage<Row>(
  connection: ReadConnection,
  schema: z.ZodType<Row>,
  query: CheckedListQuery & { readonly kind: TableKind },
  today: string,
): Result<{ readonly total: number; readonly rows: readonly Row[] }, Refusal> {
  const definition = listDefinitions[query.kind]
  const narrowed = narrowing(connection, query, today)
  if (!narrowed.ok) return narrowed
  if (narrowed.value === 'nothing') return success({ total: 0, rows: [] })
  const order = orderSql(definition, query)
  if (!order.ok) return order
  const { conditions, parameters } = narrowed.value
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const total =
    connection.get<{ total: number }>(
      `SELECT count(*) AS total FROM ${definition.from} ${where}`,
      parameters,
    )?.total ?? 0
  const rows = connection.all<SqlRow>(
    `SELECT ${selection(definition)} FROM ${definition.from} ${where}
     ORDER BY ${order.value} LIMIT ${query.limit} OFFSET ${query.offset}`,
    parameters,
  )
  return success({ total, rows: rows.map((row) => schema.parse(withBooleans(definition, row))) })
}

/** What the filters and the search of a list come to: conditions over its tables, all required. */
export interface Narrowing {
  readonly conditions: readonly string[]
  readonly parameters: Condition['parameters']
}

/** For statements of their own over the tables of a list; `nothing`: no row can match. */
export function narrowing(
  connection: ReadConnection,
  query: Pick<CheckedListQuery, 'where' | 'search' | 'withdrawn'> & { readonly kind: TableKind },
  today: string,
): Result<Narrowing | 'nothing', Refusal> {
  const definition: ListDefinition = listDefinitions[query.kind]
  const conditions: Condition[] = []
  if (definition.always !== undefined) conditions.push({ sql: definition.always, parameters: {} })
  if (!query.withdrawn) conditions.push({ sql: definition.present, parameters: {} })
  for (const [index, filter] of query.where.entries()) {
    const checked = checkFilter(connection, definition, filter)
    if (!checked.ok) return checked
    conditions.push(filterCondition(checked.value, `filter${index}`))
  }
  const search = searchCondition(definition, query.search)
  if (search === 'nothing') return success('nothing')
  if (search !== null) conditions.push(search)
  return success({
    conditions: conditions.map(({ sql }) => `(${sql})`),
    parameters: Object.fromEntries([
      ...Object.entries(parametersOfDay(connection, today)),
      ...conditions.flatMap((condition) => Object.entries(condition.parameters)),
    ]),
  })
}

/** What columns reckon with: the day, the last one that is near to it, and how many a receipt may take. */
export function parametersOfDay(
  connection: ReadConnection,
  today: string,
): { readonly today: string; readonly soon: string; readonly longest: string } {
  const { dueSoonDays, longestReceiptDays } = officeSettings(connection)
  return { today, soon: addDays(today, dueSoonDays), longest: String(longestReceiptDays) }
}

type SqlRow = Readonly<Record<string, string | number | null>>

/** The rows of a list by their local record numbers, in the order of these. */
export function rowsByRecord<Row>(
  connection: ReadConnection,
  schema: z.ZodType<Row>,
  definition: ListDefinition,
  record: string,
  records: readonly number[],
  today: string,
): readonly Row[] {
  const rows = new Map(
    connection
      .all<SqlRow & { localRecord: number }>(
        `SELECT ${record} AS localRecord, ${selection(definition)} FROM ${definition.from}
         WHERE ${record} IN (SELECT value FROM json_each(:records))`,
        { records: listedIn(records), ...parametersOfDay(connection, today) },
      )
      .map((row) => [row.localRecord, row]),
  )
  return records.map((number) => {
    const row = rows.get(number)
    if (row === undefined) throw new Error(`record ${number} is listed and has no row`)
    return schema.parse(withBooleans(definition, row))
  })
}

function selection(definition: ListDefinition): string {
  return Object.entries(definition.columns)
    .map(([name, column]) => `${outputOf(column)} AS "${name}"`)
    .join(', ')
}

function outputOf(column: Column): string {
  return column.type === 'id'
    ? `(SELECT lower(hex(uid)) FROM record WHERE id = ${column.sql})`
    : column.sql
}

/** What SQLite calls 0 and 1 is false and true. */
function withBooleans(
  definition: ListDefinition,
  row: Readonly<Record<string, string | number | null>>,
): Readonly<Record<string, string | number | boolean | null>> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      definition.columns[name]?.type === 'boolean' ? value === 1 : value,
    ]),
  )
}

function filterCondition(
  { operator, column, wanted, empty }: CheckedFilter,
  name: string,
): Condition {
  const given =
    wanted.holds === 'values' ? JSON.stringify(wanted.values) : JSON.stringify(wanted.records)
  const listed = `SELECT value FROM json_each(:${name})`
  const any =
    wanted.holds === 'values'
      ? `${column.sql} IN (${listed})`
      : (column.named?.belongs?.(listed) ?? `${wanted.sql} IN (${listed})`)
  const isAny = (wanted.holds === 'values' ? wanted.values : wanted.records).length > 0 || !empty
  const parameters: Condition['parameters'] =
    isAny || (operator !== '=' && operator !== '!=') ? { [name]: given } : {}
  switch (operator) {
    case '=': {
      const parts = [...(isAny ? [any] : []), ...(empty ? [isEmpty(column, wanted)] : [])]
      return { sql: parts.join(' OR '), parameters }
    }
    case '!=': {
      const parts = [
        ...(isAny ? [`(${any}) IS NOT TRUE`] : []),
        ...(empty ? [`NOT (${isEmpty(column, wanted)})`] : []),
      ]
      return { sql: parts.join(' AND '), parameters }
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return { sql: `${column.sql} ${operator} (${listed})`, parameters }
  }
}

/** Who has a record without a code, or with an empty one, has a record. */
function isEmpty(column: Column, wanted: CheckedFilter['wanted']): string {
  if (wanted.holds === 'records') return `${wanted.sql} IS NULL`
  return isEmptyWithText(column)
    ? `${column.sql} IS NULL OR ${column.sql} = ''`
    : `${column.sql} IS NULL`
}

function searchCondition(
  definition: ListDefinition,
  text: string | undefined,
): Condition | 'nothing' | null {
  const search = searchOf(definition, text)
  if (search === null || search === 'nothing') return search
  const words = withOwnText(definition, search, wordsCondition(definition, 'search', search.words))
  if (search.numbered === null) return words
  const { sql, ordinal, others } = search.numbered
  const rest = others === null ? null : wordsCondition(definition, 'others', others)
  return {
    sql: [
      words.sql,
      [
        `${sql} IN (SELECT record FROM record_session WHERE ordinal = :ordinal)`,
        ...(rest === null ? [] : [`(${rest.sql})`]),
      ].join(' AND '),
    ].join(' OR '),
    parameters: { ...words.parameters, ...rest?.parameters, ordinal },
  }
}

function withOwnText(
  { searchedText }: ListDefinition,
  { typed }: ListSearch,
  words: Condition,
): Condition {
  return searchedText === undefined
    ? words
    : {
        sql: `${words.sql} OR has_words(${searchedText}, :typed)`,
        parameters: { ...words.parameters, typed },
      }
}

/** A record of the row in which the full-text expression is met. */
function wordsCondition(
  { searched }: ListDefinition,
  parameter: string,
  expression: string,
): Condition {
  return {
    sql: searched
      .map(({ kind, record }) => `${record} IN (${matchingRecords(kind, `:${parameter}`)})`)
      .join(' OR '),
    parameters: { [parameter]: expression },
  }
}
