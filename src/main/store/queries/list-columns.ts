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
    /** SQL that is true where the row belongs to one of these local record numbers. */
    readonly belongs: (records: string) => string
  }
}

export interface ListDefinition {
  readonly from: string
  readonly columns: Readonly<Record<string, Column>>
  /** By which rows can be found beside their columns. */
  readonly filters?: Readonly<Record<string, Column>>
  /** What is shown unless withdrawn records are asked for. */
  readonly present: string
  /** Local record numbers in which a full-text match counts; empty: the list cannot be searched. */
  readonly searched: readonly string[]
  /** SQL for the session whose number finds the row too. */
  readonly numbered?: string
  readonly order: string
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
  named: { kind, belongs: (records) => `${record} IN (${records})` },
})

export const base = (alias: string): Readonly<Record<string, Column>> => ({
  id: id(`${alias}.record`),
  withdrawn: text(`${alias}.withdrawn`),
  demonstration: boolean(`${alias}.demonstration`),
})

export const stands = (alias: string): string =>
  `${alias}.withdrawn IS NULL AND ${alias}.duplicate_of IS NULL`
