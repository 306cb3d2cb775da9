import { refusal, type Refusal } from '../../../contract/errors.ts'
import type { Filter } from '../../../contract/rows.ts'
import { isDay, parsePartialDate } from '../../../core/compliance/day.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import type { ReadConnection } from '../connection.ts'
import { isId } from '../projections/columns.ts'
import type { Column, ListDefinition } from './list-columns.ts'
import { recordsNamed, unknownName } from './list-references.ts'

/** A filter with its values as the database holds them. */
export interface CheckedFilter {
  readonly operator: Filter['operator']
  readonly column: Column
  readonly wanted:
    | { readonly holds: 'values'; readonly values: readonly (number | string)[] }
    /** Local record numbers; `sql` gives the row's own. What the register does not hold is left out. */
    | { readonly holds: 'records'; readonly sql: string; readonly records: readonly number[] }
  /** An empty field is wanted too. */
  readonly empty: boolean
}

/** `field_unknown`, `filter_invalid`, or what stands against a value of the column. */
export function checkFilter(
  connection: ReadConnection,
  definition: Pick<ListDefinition, 'columns' | 'filters'>,
  filter: Filter,
): Result<CheckedFilter, Refusal> {
  const { field, operator } = filter
  const known = { ...definition.columns, ...definition.filters }
  const column = Object.hasOwn(known, field) ? known[field] : undefined
  if (column === undefined) {
    return failure(refusal('field_unknown', { field, known: Object.keys(known) }))
  }
  const texts = filter.values.filter((value) => value !== '')
  const empty = filter.values.includes('')
  const wanted =
    column.named !== undefined
      ? recordsMeant(connection, column, column.named, texts)
      : column.type === 'id'
        ? recordsWithIds(connection, column, field, texts)
        : valuesOf(column, field, texts)
  if (!wanted.ok) return wanted
  // Neither a name nor several values are more or less than something.
  const ordered = operator !== '=' && operator !== '!='
  return ordered && (texts.length !== 1 || empty || column.named !== undefined)
    ? failure(refusal('filter_invalid', { field, value: filter.values.join(',') }))
    : success({ operator, column, wanted: wanted.value, empty })
}

type Wanted = CheckedFilter['wanted']

function recordsMeant(
  connection: ReadConnection,
  { type }: Column,
  { kind, record }: NonNullable<Column['named']>,
  texts: readonly string[],
): Result<Wanted, Refusal> {
  const records: number[] = []
  for (const text of texts) {
    // Whoever gives an id where ids are shown asks for that record and no other, whatever kind it is of.
    if (type === 'id' && isId(text)) {
      records.push(...numbersOf(connection, [text]))
      continue
    }
    const found = recordsNamed(connection, kind, text)
    if (found.length === 0) return failure(unknownName(kind, text))
    records.push(...found)
  }
  return success({ holds: 'records', sql: record, records })
}

function recordsWithIds(
  connection: ReadConnection,
  column: Column,
  field: string,
  texts: readonly string[],
): Result<Wanted, Refusal> {
  const unknown = texts.find((text) => !isId(text))
  if (unknown !== undefined) return failure(refusal('filter_invalid', { field, value: unknown }))
  const records = numbersOf(connection, texts)
  return success({ holds: 'records', sql: column.sql, records })
}

/** Local numbers of the records with these ids; however many they are, it is one statement with one parameter. */
const numbersOf = (connection: ReadConnection, ids: readonly string[]): readonly number[] =>
  connection
    .all<{ id: number }>(
      'SELECT r.id FROM json_each(?) j JOIN record r ON r.uid = unhex(j.value)',
      [JSON.stringify(ids)],
    )
    .map(({ id }) => id)

function valuesOf(
  column: Column,
  field: string,
  texts: readonly string[],
): Result<Wanted, Refusal> {
  const values: (number | string)[] = []
  for (const text of texts) {
    const value = valueOf(column, text)
    if (value === null) return failure(notOfColumn(column, field, text))
    values.push(value)
  }
  return success({ holds: 'values', values })
}

/** Says what the column would take: a list with nothing in it would be believed. */
function notOfColumn({ type, codes = [] }: Column, field: string, value: string): Refusal {
  if (type === 'code') return refusal('code_invalid', { field, value, allowed: codes })
  return type === 'day' || type === 'partial_day'
    ? refusal('date_invalid', { field, value })
    : refusal('filter_invalid', { field, value })
}

/** `null`: not a value of that column. */
function valueOf(column: Column, text: string): string | number | null {
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
      throw new Error('ids are looked up together')
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

/** What can hold an empty text is empty with one. */
const holdsText: readonly Column['type'][] = ['text', 'code', 'day', 'partial_day']

export const isEmptyWithText = (column: Column): boolean => holdsText.includes(column.type)
