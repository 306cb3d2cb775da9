/** What a column holds; `json` as text, `id` and `partial_date` (`YYYY`, `YYYY-MM` or a day) too. */
export type MirrorType =
  | 'id'
  | 'text'
  | 'day'
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'json'
  | 'partial_date'

export interface MirrorColumn {
  readonly name: string
  readonly type: MirrorType
  /** The field's name in the schema, where it is one. */
  readonly field: string | null
}

export interface MirrorTable {
  readonly name: string
  /** Of the record kind's name in the schema, or of a table that says what follows from records. */
  readonly about: string
  readonly columns: readonly MirrorColumn[]
  /** The columns that name a row. */
  readonly key: readonly string[]
  /** Rows are replaced by the record that they are of, named by this column; `null`: all of them together. */
  readonly by: string | null
}

export type MirrorRow = Readonly<Record<string, string | number | null>>

/** Up to where a register was told; of another installation it says nothing. */
export interface MirrorPosition {
  readonly installation: string
  /** The last commit in the order in which they came here, and its hash. */
  readonly commit: number
  readonly hash: string
  /** The day by which it was said who answers (`YYYY-MM-DD`). */
  readonly day: string
  /** Changes when an installation is revoked, or is no more. */
  readonly revoked: string
  /** Agreements that are left out because they are confidential, by id. */
  readonly withheld: readonly string[]
}

/** Rows that may be others since a position, by table: the ids of the records that they are of. */
export type MirrorChanges = ReadonlyMap<string, readonly string[]>

/** Every table of a register as it was at one moment, whatever is saved meanwhile. */
export interface RegisterMirror {
  readonly position: MirrorPosition
  readonly digest: string
  readonly tables: readonly MirrorTable[]
  rows(table: string): IterableIterator<MirrorRow>
  /** Those of these records, which may have none. */
  rowsOf(table: string, ids: readonly string[]): IterableIterator<MirrorRow>
  /** About how many rows all tables have. */
  size(): number
  /** `null`: it cannot be told from there, or it is so much that to tell all is as quick. */
  changedSince(position: MirrorPosition): MirrorChanges | null
  close(): void
}
