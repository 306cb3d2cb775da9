import type { IssueKind } from '../../../../contract/issue-rows.ts'
import type { RecordKind } from '../../../../core/schema/registry.ts'
import { bulkInsert } from '../../bulk-insert.ts'
import type { ReadConnection, WriteConnection } from '../../connection.ts'
import { folded } from '../../folded.ts'
import { tableOf } from '../columns.ts'
import { groupedBy } from '../grouped-by.ts'
import { inOrderMade } from './made-first.ts'
import {
  among,
  stands,
  these,
  through,
  union,
  type Concerned,
  type FoundIssue,
  type IssueFinder,
  type Touched,
} from './finder.ts'

/** What records of a kind may have in common, and within what they are compared. */
interface Likeness {
  readonly kind: IssueKind
  readonly of: RecordKind
  /** SQL over `x`. */
  readonly shared: string
  readonly scope: string
  readonly condition?: string
}

const likenesses: readonly Likeness[] = [
  { kind: 'duplicate_person', of: 'person', shared: 'x.name', scope: '0' },
  { kind: 'duplicate_code', of: 'unit', shared: 'x.code', scope: '0' },
  {
    kind: 'duplicate_unit',
    of: 'unit',
    shared: 'x.name',
    scope: `coalesce((SELECT p.parent FROM record_placement p
      WHERE p.unit = x.record AND ${stands('p')} ORDER BY (SELECT r.uid FROM record r WHERE r.id = p.record) LIMIT 1), 0) || x.kind`,
  },
  { kind: 'duplicate_body', of: 'body', shared: 'x.name', scope: '0' },
  {
    kind: 'duplicate_session',
    of: 'session',
    shared: 'x.roman',
    scope: 'x.body || x.type || x.ordinal',
  },
  { kind: 'duplicate_indicator', of: 'indicator', shared: 'x.name', scope: '0' },
  {
    kind: 'duplicate_funding',
    of: 'funding',
    shared: "x.fund || ' ' || x.year || coalesce(' ' || x.programme, '')",
    scope: 'coalesce(x.entity, 0)',
  },
  {
    kind: 'duplicate_agreement',
    of: 'agreement',
    shared: 'x.number',
    scope: 'x.session',
    condition: 'AND x.number IS NOT NULL AND x.session IS NOT NULL',
  },
]

/**
 * Writes again by which words records are compared, accents, case and spaces apart. Returns by kind of issue the
 * records that were or are compared with them: of these alone it can change who is like whom.
 */
export function refreshLikeness(
  connection: WriteConnection,
  touched: Pick<Touched, 'of'>,
): ReadonlyMap<IssueKind, ReadonlySet<number>> {
  return new Map(
    likenesses.map((likeness) => {
      const records =
        likeness.of === 'unit'
          ? union(touched.of('unit'), placedUnits(connection, touched))
          : touched.of(likeness.of)
      return [likeness.kind, records.size === 0 ? records : written(connection, likeness, records)]
    }),
  )
}

/** What stands above a unit tells it from others of its name. */
const placedUnits = (connection: ReadConnection, touched: Pick<Touched, 'of'>): readonly number[] =>
  through(
    connection,
    `SELECT unit FROM record_placement WHERE record IN ${these} AND unit IS NOT NULL`,
    touched.of('placement'),
  )

function written(
  connection: WriteConnection,
  likeness: Likeness,
  records: ReadonlySet<number>,
): ReadonlySet<number> {
  const { kind } = likeness
  const comparedWith = (): readonly number[] =>
    through(
      connection,
      `SELECT b.record FROM likeness a JOIN likeness b ON b.kind = a.kind AND b.key = a.key
       WHERE a.kind = '${kind}' AND a.record IN ${these}`,
      records,
    )
  const before = comparedWith()
  write(connection, likeness, records)
  return union(records, before, comparedWith())
}

function write(connection: WriteConnection, likeness: Likeness, about: Concerned): void {
  const { kind, of, shared, scope, condition = '' } = likeness
  const { sql, given } = among('record', about)
  connection.run(`DELETE FROM likeness WHERE kind = '${kind}' AND ${sql}`, given)
  const rows = bulkInsert(connection, 'likeness (kind, record, key, shared)', 4)
  for (const row of connection.all<{ record: number; shared: string; scope: string | number }>(
    `SELECT x.record, ${shared} AS shared, coalesce(${scope}, '') AS scope FROM ${tableOf(of)} x
     WHERE ${among('x.record', about).sql} AND ${stands('x')} AND ${shared} IS NOT NULL ${condition}`,
    given,
  )) {
    const words = folded(row.shared).trim().replaceAll(/\s+/g, ' ')
    if (words !== '') rows.add([kind, row.record, `${row.scope} ${words}`, row.shared])
  }
  rows.write()
}

/** Records that say the same: each later one with the one that was made first. Namesakes exist: whoever looks decides. */
export const alike = (
  comparedNow: ReadonlyMap<IssueKind, ReadonlySet<number>>,
): readonly IssueFinder[] =>
  likenesses.map(({ kind, of }) => ({
    kinds: [kind],
    concerned: () => comparedNow.get(kind) ?? new Set(),
    find: (connection, about) => {
      const { sql, given } = among('a.record', about)
      const order = inOrderMade('b.record')
      const rows = connection.all<{ record: number; key: string; shared: string }>(
        `SELECT b.record, b.key, b.shared FROM likeness b ${order.join} WHERE b.kind = '${kind}' AND b.key IN (
           SELECT a.key FROM likeness a WHERE a.kind = '${kind}' AND ${sql}) AND (
           SELECT count(*) FROM (SELECT 1 FROM likeness c WHERE c.kind = '${kind}' AND c.key = b.key LIMIT 2)) > 1
         ORDER BY ${order.by}`,
        given,
      )
      return [...groupedBy(rows, ({ key }) => key).values()].flatMap(([first, ...others]) =>
        first === undefined
          ? []
          : others.map(({ record, shared }): FoundIssue => ({
              kind,
              about: record,
              recordKind: of,
              record,
              other: first.record,
              detail: shared,
            })),
      )
    },
  }))
