import type * as z from 'zod'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery, Filter, ListKind, ListRow } from '../../../contract/rows.ts'
import { listRowSchemas } from '../../../contract/rows.ts'
import { addDays, isDay, parsePartialDate } from '../../../core/compliance/day.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { isId } from '../projections/columns.ts'
import type { ListPage } from '../../usecases/ports/register.ts'
import type { Column, ListDefinition } from './list-columns.ts'
import { listDefinitions } from './list-definitions.ts'
import { recordsNamed, unknownName } from './list-references.ts'
import { officeSettings } from './office-settings.ts'
import { matchExpression, sessionNumberIn } from './match-expression.ts'

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
  const schema: z.ZodType<ListRow<ListKind>> = listRowSchemas[query.kind]
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
  const order = orderOf(definition, query)
  if (!order.ok) return order
  const { conditions, parameters } = narrowed.value
  const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
  const total =
    connection.get<{ total: number }>(
      `SELECT count(*) AS total FROM ${definition.from} ${where}`,
      parameters,
    )?.total ?? 0
  const rows = connection.all<Record<string, string | number | null>>(
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
  const definition = listDefinitions[query.kind]
  const conditions: Condition[] = []
  if (!query.withdrawn) conditions.push({ sql: definition.present, parameters: {} })
  for (const [index, filter] of query.where.entries()) {
    const condition = filterCondition(connection, definition, filter, `filter${index}`)
    if (!condition.ok) return condition
    conditions.push(condition.value)
  }
  const search = searchCondition(definition, query.search)
  if (search === 'nothing') return success('nothing')
  if (search !== null) conditions.push(search)
  return success({
    conditions: conditions.map(({ sql }) => `(${sql})`),
    parameters: Object.fromEntries([
      ['today', today],
      ['soon', addDays(today, officeSettings(connection).dueSoonDays)],
      ...conditions.flatMap((condition) => Object.entries(condition.parameters)),
    ]),
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
  connection: ReadConnection,
  definition: ListDefinition,
  filter: Filter,
  name: string,
): Result<Condition, Refusal> {
  const known = { ...definition.columns, ...definition.filters }
  const column = Object.hasOwn(known, filter.field) ? known[filter.field] : undefined
  if (column === undefined) {
    return failure(refusal('field_unknown', { field: filter.field, known: Object.keys(known) }))
  }
  const named = placesOf(connection, column, filter, name)
  if (!named.ok) return named
  const { places, parameters } = named.value
  const empty = filter.values.includes('')
  const listed = places.join(', ')
  const any = column.named?.belongs(listed) ?? `${column.sql} IN (${listed})`
  switch (filter.operator) {
    case '=': {
      const parts = [...(places.length > 0 ? [any] : []), ...(empty ? [isEmpty(column)] : [])]
      return success({ sql: parts.join(' OR '), parameters })
    }
    case '!=': {
      const parts = [
        ...(places.length > 0 ? [`(${any}) IS NOT TRUE`] : []),
        ...(empty ? [`NOT (${isEmpty(column)})`] : []),
      ]
      return success({ sql: parts.join(' AND '), parameters })
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      // Neither a name nor several values are more or less than something.
      return places.length !== 1 || empty || column.named !== undefined
        ? failure(
            refusal('filter_invalid', { field: filter.field, value: filter.values.join(',') }),
          )
        : success({ sql: `${column.sql} ${filter.operator} ${listed}`, parameters })
  }
}

interface Places {
  /** SQL for each value. */
  readonly places: readonly string[]
  readonly parameters: Condition['parameters']
}

/** The values of a filter as parameters of a statement; `name` begins their names. */
function placesOf(
  connection: ReadConnection,
  column: Column,
  filter: Filter,
  name: string,
): Result<Places, Refusal> {
  const wanted = filter.values.filter((value) => value !== '')
  if (column.type === 'id' && wanted.length > 1 && wanted.every(isId)) {
    // However many they are, it is one statement with one parameter.
    const place = `SELECT r.id FROM json_each(:${name}) j JOIN record r ON r.uid = unhex(j.value)`
    return success({ places: [place], parameters: { [name]: JSON.stringify(wanted) } })
  }
  const parameters: Record<string, string | number | Uint8Array> = {}
  const places: string[] = []
  for (const [index, text] of wanted.entries()) {
    const place = `${name}_${index}`
    if (column.named !== undefined && !(column.type === 'id' && isId(text))) {
      const records = recordsNamed(connection, column.named.kind, text)
      if (records.length === 0) return failure(unknownName(column.named.kind, text))
      for (const [number, record] of records.entries()) {
        parameters[`${place}_${number}`] = record
        places.push(`:${place}_${number}`)
      }
      continue
    }
    const value = filterValue(column, text)
    if (value === null) return failure(notOfColumn(column, filter.field, text))
    parameters[place] = value
    places.push(
      column.type === 'id' ? `(SELECT id FROM record WHERE uid = :${place})` : `:${place}`,
    )
  }
  return success({ places, parameters })
}

/** What can hold an empty text is empty with one. */
const holdsText: readonly Column['type'][] = ['text', 'code', 'day', 'partial_day']

const isEmpty = (column: Column): string =>
  holdsText.includes(column.type)
    ? `${column.sql} IS NULL OR ${column.sql} = ''`
    : `${column.sql} IS NULL`

/** Says what the column would take: a list with nothing in it would be believed. */
function notOfColumn({ type, codes = [] }: Column, field: string, value: string): Refusal {
  if (type === 'code') return refusal('code_invalid', { field, value, allowed: codes })
  return type === 'day' || type === 'partial_day'
    ? refusal('date_invalid', { field, value })
    : refusal('filter_invalid', { field, value })
}

/** `null`: not a value of that column. */
function filterValue(column: Column, text: string): string | number | Uint8Array | null {
  switch (column.type) {
    case 'text':
      return text
    case 'code':
      return column.codes?.includes(text) === true ? text : null
    case 'day':
      return isDay(text) ? text : null
    case 'partial_day':
      return parsePartialDate(text) === null ? null : text
    case 'id':
      return isId(text) ? fromHex(text) : null
    case 'integer':
    case 'decimal': {
      const number = Number(text)
      return Number.isFinite(number) ? number : null
    }
    case 'boolean':
      if (text === 'true' || text === '1') return 1
      if (text === 'false' || text === '0') return 0
      return null
  }
}

function searchCondition(
  definition: ListDefinition,
  text: string | undefined,
): Condition | 'nothing' | null {
  if (text === undefined || text.trim() === '') return null
  const expression = matchExpression(text)
  if (expression === null || definition.searched.length === 0) return 'nothing'
  const words = wordsCondition(definition, 'search', expression)
  const numbered = definition.numbered === undefined ? null : sessionNumberIn(text)
  if (numbered === null) return words
  const others = matchExpression(numbered.others)
  const rest = others === null ? null : wordsCondition(definition, 'others', others)
  return {
    sql: [
      words.sql,
      [
        `${definition.numbered} IN (SELECT record FROM record_session WHERE ordinal = :ordinal)`,
        ...(rest === null ? [] : [`(${rest.sql})`]),
      ].join(' AND '),
    ].join(' OR '),
    parameters: { ...words.parameters, ...rest?.parameters, ordinal: numbered.ordinal },
  }
}

/** A record of the row in which the full-text expression is met. */
function wordsCondition(
  { searched }: ListDefinition,
  parameter: string,
  expression: string,
): Condition {
  const match = `SELECT rowid FROM search_text WHERE search_text MATCH :${parameter}`
  return {
    sql: searched.map((record) => `${record} IN (${match})`).join(' OR '),
    parameters: { [parameter]: expression },
  }
}

function orderOf(definition: ListDefinition, query: CheckedListQuery): Result<string, Refusal> {
  const parts: string[] = []
  for (const { field, descending } of query.sort) {
    const column = Object.hasOwn(definition.columns, field) ? definition.columns[field] : undefined
    if (column === undefined) {
      return failure(refusal('sort_invalid', { field, known: Object.keys(definition.columns) }))
    }
    parts.push(`${column.sql} IS NULL`, `${column.sql} ${descending ? 'DESC' : 'ASC'}`)
  }
  if (parts.length === 0) return success(definition.order)
  const identity = definition.columns['id']?.sql ?? 'rowid'
  return success([...parts, `(SELECT uid FROM record WHERE id = ${identity})`].join(', '))
}
