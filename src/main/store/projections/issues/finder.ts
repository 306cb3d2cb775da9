import type { IssueKind } from '../../../../contract/issue-rows.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
import { kindOfNumber, type RecordKind } from '../../../../core/schema/registry.ts'
import type { ReadConnection } from '../../connection.ts'
import type { LocalCell } from '../../local-cell.ts'
import { listedIn } from '../listed-in.ts'

/** Something that the data cannot be, by local record numbers. */
export interface FoundIssue {
  readonly kind: IssueKind
  /** The record with which it is looked for again. */
  readonly about: number
  readonly recordKind: RecordKind
  readonly record: number
  /** The other of two records, or the one where the cure is: the obligation of a piece of evidence. */
  readonly other: number | null
  readonly detail: string
  /** Of values that differ: where in the record. `element` is empty for a single-valued field. */
  readonly cell?: { readonly field: number; readonly element: string }
}

/** Records about which issues are looked for: some, or whatever there is. */
export type Concerned = ReadonlySet<number> | 'all'

/** What a save or an import touched. */
export interface Touched {
  /** Records of a kind; of those alone in which one of these fields changed, or which have only now arrived. */
  of(kind: RecordKind, fields?: readonly number[]): ReadonlySet<number>
  readonly all: ReadonlySet<number>
  /** Obligations of which something was derived again. */
  readonly obligations: ReadonlySet<number>
  /** Records of which no change had arrived before. */
  readonly added: ReadonlySet<number>
  /** Records of which somebody said that an issue is in order. */
  readonly accepted: ReadonlySet<number>
  /** Records that point to one that has not arrived or is of another kind. */
  readonly astray: ReadonlySet<number>
}

/** One way in which data can be wrong. Issues about different records do not depend on each other. */
export interface IssueFinder {
  readonly kinds: readonly IssueKind[]
  /** About which records something else may be found now, asked when the tables show what was touched. */
  readonly concerned: (connection: ReadConnection, touched: Touched) => Concerned
  readonly find: (connection: ReadConnection, about: Concerned) => readonly FoundIssue[]
}

const { acceptedIssues } = recordDefinitions.body.fields

/** What was touched, by kinds. */
export function touchedBy(
  cells: readonly LocalCell[],
  parts: Pick<Touched, 'obligations' | 'added' | 'astray'>,
): Touched {
  const all = new Set<number>()
  const accepted = new Set<number>()
  const byKind = new Map<RecordKind, Map<number, Set<number>>>()
  for (const { record, kind, field } of cells) {
    all.add(record)
    if (field === acceptedIssues.number) accepted.add(record)
    const name = kindOfNumber(kind)
    if (name === undefined) continue
    const records = byKind.get(name) ?? new Map<number, Set<number>>()
    byKind.set(name, records)
    const fields = records.get(record) ?? new Set<number>()
    records.set(record, fields.add(field))
  }
  return {
    ...parts,
    all,
    accepted,
    of: (kind, fields) => {
      const records = byKind.get(kind)
      if (records === undefined) return new Set()
      if (fields === undefined) return new Set(records.keys())
      // Field 0: the record as a whole.
      const wanted = [0, ...fields]
      return new Set(
        [...records].flatMap(([record, changed]) =>
          // What was pointed to before it came is looked for in whatever points to it.
          parts.added.has(record) || wanted.some((field) => changed.has(field)) ? [record] : [],
        ),
      )
    },
  }
}

/** SQL that is true where `column` is one of these records, with its parameters. */
export const among = (
  column: string,
  about: Concerned,
): { readonly sql: string; readonly given: readonly [string] | readonly [] } =>
  about === 'all'
    ? { sql: 'TRUE', given: [] }
    : { sql: `${column} IN (SELECT value FROM json_each(?))`, given: [listedIn(about)] }

/** The records that some SQL with one `?` finds from these. */
export const through = (
  connection: ReadConnection,
  sql: string,
  records: ReadonlySet<number>,
): readonly number[] =>
  records.size === 0 ? [] : connection.column<number>(sql, [listedIn(records)])

export const union = (...sets: readonly Iterable<number>[]): ReadonlySet<number> =>
  new Set(sets.flatMap((set) => [...set]))

export const these = '(SELECT value FROM json_each(?))'

export const stands = (alias: string): string =>
  `${alias}.withdrawn IS NULL AND ${alias}.duplicate_of IS NULL`
