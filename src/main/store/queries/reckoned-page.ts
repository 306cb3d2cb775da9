import { refusal, type Refusal } from '../../../contract/errors.ts'
import type { CheckedListQuery, Filter } from '../../../contract/rows.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { ListPage } from '../../usecases/ports/register.ts'
import type { ReadConnection } from '../connection.ts'
import { checkFilter, isEmptyWithText, type CheckedFilter } from './filter.ts'
import { folded } from './folded.ts'
import type { Column } from './list-columns.ts'

type Value = string | number | null

/** A row that was reckoned, with the local numbers of records that it is filtered by. */
export interface Reckoned<Row> {
  readonly row: Row
  readonly records: Readonly<Record<string, number | null>>
}

/** What a question asks of rows, checked against their columns. */
interface CheckedQuestion {
  /** Names of the fields and records of a row that decide. */
  readonly fields: readonly string[]
  readonly records: readonly string[]
  /** Those that are wanted, in the order that is wanted. */
  readonly chosen: <Row extends object>(all: readonly Reckoned<Row>[]) => readonly Row[]
}

/** As of `reckonedPage`. */
export function checkedQuestion(
  connection: ReadConnection,
  query: Pick<CheckedListQuery, 'where' | 'search' | 'sort'>,
  columns: Readonly<Record<string, Column>>,
  searched: readonly string[],
): Result<CheckedQuestion, Refusal> {
  const filters: CheckedFilter[] = []
  for (const filter of query.where) {
    const checked = checkFilter(connection, { columns }, filter)
    if (!checked.ok) return checked
    filters.push(checked.value)
  }
  const unknown = query.sort.find(({ field }) => !Object.hasOwn(columns, field))
  if (unknown !== undefined) {
    return failure(refusal('field_unknown', { field: unknown.field, known: Object.keys(columns) }))
  }
  const words = folded(query.search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
  const ofFilters = filters.flatMap(({ wanted, column }) =>
    wanted.holds === 'values' ? [column.sql] : [],
  )
  const records = filters.flatMap(({ wanted }) => (wanted.holds === 'records' ? [wanted.sql] : []))
  const isFound = (row: object): boolean => {
    if (words.length === 0) return true
    const text = folded(searched.map((field) => valueOf(row, field) ?? '').join(' '))
    return words.every((word) => text.includes(word))
  }
  return success({
    fields: [
      ...new Set([
        ...ofFilters,
        ...query.sort.map(({ field }) => field),
        ...(words.length === 0 ? [] : searched),
      ]),
    ],
    records: [...new Set(records)],
    chosen: (all) => {
      const found = all
        .filter((reckoned) => filters.every((filter) => isWanted(reckoned, filter)))
        .filter(({ row }) => isFound(row))
        .map(({ row }) => row)
      return query.sort.length === 0 ? found : found.toSorted((a, b) => inOrder(a, b, query.sort))
    },
  })
}

/**
 * One page of rows that no table holds. The SQL of a column is the name of a field of the row, and that of a named
 * record the name of one of `records`. `searched`: fields in which every word has to be found. Rows keep the order
 * in which they were reckoned.
 */
export function reckonedPage<Row extends ListPage['rows'][number]>(
  connection: ReadConnection,
  query: Pick<CheckedListQuery, 'where' | 'search' | 'sort' | 'limit' | 'offset'>,
  columns: Readonly<Record<string, Column>>,
  searched: readonly string[],
  all: () => readonly Reckoned<Row>[],
): Result<ListPage, Refusal> {
  const checked = checkedQuestion(connection, query, columns, searched)
  if (!checked.ok) return checked
  const rows = checked.value.chosen(all())
  return success({
    total: rows.length,
    rows: rows.slice(query.offset, query.offset + query.limit),
  })
}

function valueOf(row: object, field: string): Value {
  const value: unknown = Reflect.get(row, field)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

function isWanted(reckoned: Reckoned<object>, filter: CheckedFilter): boolean {
  const { operator, wanted, empty, column } = filter
  const value =
    wanted.holds === 'records'
      ? (reckoned.records[wanted.sql] ?? null)
      : valueOf(reckoned.row, column.sql)
  const given: readonly Value[] = wanted.holds === 'records' ? wanted.records : wanted.values
  const isEmpty = value === null || (value === '' && isEmptyWithText(column))
  switch (operator) {
    case '=':
      return (!isEmpty && given.includes(value)) || (empty && isEmpty)
    case '!=':
      return !((!isEmpty && given.includes(value)) || (empty && isEmpty))
    case '<':
    case '<=':
    case '>':
    case '>=':
      return !isEmpty && given.every((one) => isOrdered(compare(value, one), operator))
  }
}

function isOrdered(order: number, operator: Exclude<Filter['operator'], '=' | '!='>): boolean {
  switch (operator) {
    case '<':
      return order < 0
    case '<=':
      return order <= 0
    case '>':
      return order > 0
    case '>=':
      return order >= 0
  }
}

function inOrder(a: object, b: object, sort: CheckedListQuery['sort']): number {
  for (const { field, descending } of sort) {
    const order = compare(valueOf(a, field), valueOf(b, field))
    if (order !== 0) return descending ? -order : order
  }
  return 0
}

/** As SQLite orders them: nothing, numbers, texts. */
function compare(a: Value, b: Value): number {
  if (a === b) return 0
  if (a === null) return -1
  if (b === null) return 1
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  if (typeof b === 'number') return 1
  return a < b ? -1 : 1
}
