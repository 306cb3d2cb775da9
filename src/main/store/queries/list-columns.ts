import type * as z from 'zod'
import type { ListKind, ListRow } from '../../../contract/rows.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { tableOf } from '../projections/columns.ts'
import type { ChangedFindings } from '../projections/replace-findings.ts'
import type { SearchedKind } from '../projections/search-text.ts'
import type { NamedKind } from './list-references.ts'

/** How one column of a list is read, filtered and sorted. */
export interface Column {
  readonly sql: string
  /** `id`: the SQL gives a local record number; people see and give the record's id. */
  readonly type: 'id' | 'text' | 'integer' | 'decimal' | 'boolean' | 'day' | 'partial_day' | 'code'
  /** All that a coded column can hold. */
  readonly codes?: readonly string[]
  /** Where a filter takes what people call a record. */
  readonly named?: {
    readonly kind: NamedKind
    /** SQL for the local number of the record that the row belongs to. */
    readonly record: string
    /** SQL that is true where the row belongs to one of these local record numbers, where there is a shorter way. */
    readonly belongs?: (records: string) => string
  }
}

/** A table in which a row of a list looks one record up. */
export interface Join {
  readonly alias: string
  readonly kind: RecordKind
  /** SQL for the local number of the record. */
  readonly by: string
  /** A row whose record has not arrived is not listed; otherwise the record's columns are empty. */
  readonly required: boolean
}

/** What makes a list quick that can be long: `list-index` keeps its columns in memory as small numbers. */
export interface Indexing {
  /** The kind of records that the list is of, or the findings. */
  readonly kind: RecordKind | keyof ChangedFindings
  /** Tables with exactly one row for each row of the list. */
  readonly own: string
  /** The column of `own` with the local record number. */
  readonly record: string
  readonly joins: readonly Join[]
  /**
   * Which other rows may show something else when records of a kind change (`status`: what is derived of obligations):
   * SQL for their local numbers, with those of the changed records in `:records`; `null`: any may. What a join shows
   * needs no mention.
   */
  readonly follows: Partial<Readonly<Record<RecordKind | 'status', string | null>>>
}

export interface SearchedRecord {
  readonly kind: SearchedKind
  /** SQL for its local number. */
  readonly record: string
}

export interface ListDefinition {
  /** Rows as the columns give them, where what the contract says besides is added to those that are shown. */
  readonly rows?: z.ZodType<ListRow<ListKind>>
  readonly from: string
  /** Lists without it are short in every register and asked of the database as they are. */
  readonly index?: Indexing
  readonly columns: Readonly<Record<string, Column>>
  /** By which rows can be found beside their columns. */
  readonly filters?: Readonly<Record<string, Column>>
  /** What a row has to be, asked for withdrawn records or not. */
  readonly always?: string
  /** What is shown unless withdrawn records are asked for. */
  readonly present: string
  /** Records of a row in which a full-text match counts; none: the list cannot be searched. */
  readonly searched: readonly SearchedRecord[]
  /** SQL for a text of the row itself that is searched as well: one of few rows, for each is read. */
  readonly searchedText?: string
  /** SQL for the session whose number finds the row too. */
  readonly numbered?: string
  /** SQL terms, each with its `DESC`. The last tells any two rows apart. */
  readonly order: readonly string[]
}

export const id = (sql: string): Column => ({ sql, type: 'id' })
export const text = (sql: string): Column => ({ sql, type: 'text' })
export const day = (sql: string): Column => ({ sql, type: 'day' })
export const partialDay = (sql: string): Column => ({ sql, type: 'partial_day' })
export const code = (sql: string, codes: readonly string[]): Column => ({
  sql,
  type: 'code',
  codes,
})
export const integer = (sql: string): Column => ({ sql, type: 'integer' })
export const decimal = (sql: string): Column => ({ sql, type: 'decimal' })
export const boolean = (sql: string): Column => ({ sql: `coalesce(${sql}, 0)`, type: 'boolean' })

/** A column by which one filters with the words for what `record` is; `record` is SQL for its local number. */
export const named = (kind: NamedKind, record: string, column: Column): Column => ({
  ...column,
  named: { kind, record },
})

export const base = (alias: string): Readonly<Record<string, Column>> => ({
  id: id(`${alias}.record`),
  withdrawn: text(`${alias}.withdrawn`),
  demonstration: boolean(`${alias}.demonstration`),
})

export const stands = (alias: string): string =>
  `${alias}.withdrawn IS NULL AND ${alias}.duplicate_of IS NULL`

/** For SQL of `follows`. */
export const theseRecords = '(SELECT value FROM json_each(:records))'

/** The `from` and the index of a list of records that can be many. */
export const indexed = (index: Indexing): Pick<ListDefinition, 'from' | 'index'> => ({
  index,
  from: [
    index.own,
    ...index.joins.map(
      ({ alias, kind, by, required }) =>
        `${required ? '' : 'LEFT '}JOIN ${tableOf(kind)} ${alias} ON ${alias}.record = ${by}`,
    ),
  ].join(' '),
})
