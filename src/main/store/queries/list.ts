import type * as z from 'zod'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery, Filter, ListKind, ListRow } from '../../../contract/rows.ts'
import { listRowSchemas } from '../../../contract/rows.ts'
import { isDay, parsePartialDate } from '../../../core/compliance/day.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { isId } from '../projections/columns.ts'
import type { ListPage } from '../../usecases/ports/register.ts'
import { listDefinitions, type Column, type ListDefinition } from './list-definitions.ts'
import { matchExpression } from './match-expression.ts'

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
  const conditions: Condition[] = []
  if (!query.withdrawn) conditions.push({ sql: definition.present, parameters: {} })
  for (const [index, filter] of query.where.entries()) {
    const condition = filterCondition(definition, filter, `filter${index}`)
    if (!condition.ok) return condition
    conditions.push(condition.value)
  }
  const search = searchCondition(definition, query.search)
  if (search === 'nothing') return success({ total: 0, rows: [] })
  if (search !== null) conditions.push(search)
  const order = orderOf(definition, query)
  if (!order.ok) return order

  const where =
    conditions.length === 0 ? '' : `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}`
  const parameters: Condition['parameters'] = Object.fromEntries([
    ['today', today],
    ...conditions.flatMap((condition) => Object.entries(condition.parameters)),
  ])
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
  definition: ListDefinition,
  filter: Filter,
  name: string,
): Result<Condition, Refusal> {
  const column = Object.hasOwn(definition.columns, filter.field)
    ? definition.columns[filter.field]
    : undefined
  if (column === undefined) {
    return failure(
      refusal('field_unknown', { field: filter.field, known: Object.keys(definition.columns) }),
    )
  }
  const wanted = filter.values.filter((value) => value !== '')
  const parameters: Record<string, string | number | Uint8Array> = {}
  const places: string[] = []
  if (column.type === 'id' && wanted.length > 1 && wanted.every(isId)) {
    // However many they are, it is one statement with one parameter.
    parameters[name] = JSON.stringify(wanted)
    places.push(`SELECT r.id FROM json_each(:${name}) j JOIN record r ON r.uid = unhex(j.value)`)
    wanted.length = 0
  }
  for (const [index, text] of wanted.entries()) {
    const value = filterValue(column, text)
    if (value === null) return failure(notOfColumn(column, filter.field, text))
    const place = `${name}_${index}`
    parameters[place] = value
    places.push(
      column.type === 'id' ? `(SELECT id FROM record WHERE uid = :${place})` : `:${place}`,
    )
  }
  const empty = filter.values.includes('')
  const [first] = places
  switch (filter.operator) {
    case '=': {
      const parts = [
        ...(places.length > 0 ? [`${column.sql} IN (${places.join(', ')})`] : []),
        ...(empty ? [isEmpty(column)] : []),
      ]
      return success({ sql: parts.join(' OR '), parameters })
    }
    case '!=': {
      const parts = [
        ...(places.length > 0
          ? [`(${column.sql} NOT IN (${places.join(', ')}) OR ${column.sql} IS NULL)`]
          : []),
        ...(empty ? [`NOT (${isEmpty(column)})`] : []),
      ]
      return success({ sql: parts.join(' AND '), parameters })
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      if (first === undefined || places.length > 1 || empty) {
        return failure(
          refusal('filter_invalid', { field: filter.field, value: filter.values.join(',') }),
        )
      }
      return success({ sql: `${column.sql} ${filter.operator} ${first}`, parameters })
  }
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
  const match = 'SELECT rowid FROM search_text WHERE search_text MATCH :search'
  return {
    sql: definition.searched.map((record) => `${record} IN (${match})`).join(' OR '),
    parameters: { search: expression },
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
