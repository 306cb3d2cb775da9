import type { IssueKind } from '../../../../contract/issue-rows.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
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
  /** SQL over `x`: a JSON array of the texts by which they are compared. */
  readonly shared: string
  /** What one of these texts is called, where it is more than itself. */
  readonly read?: (text: string) => readonly string[]
  readonly scope: string
  readonly condition?: string
}

const { aliases } = recordDefinitions.unit.fields

const alone = (text: string): readonly string[] => [text]

/** "Secretaría de Marina (SEMAR)" is a name and its acronym. */
function withAcronym(name: string): readonly string[] {
  const [, before, acronym] = /^(.+?)\s*\(([^()]+)\)\s*$/u.exec(name) ?? []
  return before === undefined || acronym === undefined ? [name] : [before, acronym]
}

const likenesses: readonly Likeness[] = [
  { kind: 'duplicate_person', of: 'person', shared: 'json_array(x.name)', scope: '0' },
  { kind: 'duplicate_code', of: 'unit', shared: 'json_array(x.code)', scope: '0' },
  {
    kind: 'duplicate_unit',
    of: 'unit',
    // An institution goes by its name, its acronym and whatever else it has been called.
    shared: `(SELECT json_group_array(n.name) FROM (SELECT x.name UNION ALL SELECT x.abbreviation
      UNION ALL SELECT e.element FROM set_element e
      WHERE e.record = x.record AND e.field = ${aliases.number}) n)`,
    read: withAcronym,
    // A place and a group are called like what governs them; what sort of institution it is, people judge differently.
    scope: `coalesce((SELECT p.parent FROM record_placement p
      WHERE p.unit = x.record AND ${stands('p')} ORDER BY (SELECT r.uid FROM record r WHERE r.id = p.record) LIMIT 1), 0) ||
      CASE WHEN x.kind IN ('federal_entity', 'municipality', 'group') THEN x.kind ELSE '' END`,
  },
  { kind: 'duplicate_body', of: 'body', shared: 'json_array(x.name)', scope: '0' },
  {
    kind: 'duplicate_session',
    of: 'session',
    shared: 'json_array(x.roman)',
    scope: 'x.body || x.type || x.ordinal',
  },
  { kind: 'duplicate_indicator', of: 'indicator', shared: 'json_array(x.name)', scope: '0' },
  {
    kind: 'duplicate_funding',
    of: 'funding',
    shared: "json_array(x.fund || ' ' || x.year || coalesce(' ' || x.programme, ''))",
    scope: 'coalesce(x.entity, 0)',
  },
  {
    kind: 'duplicate_agreement',
    of: 'agreement',
    shared: 'json_array(x.number)',
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
  const { kind, of, shared, read = alone, scope, condition = '' } = likeness
  const { sql, given } = among('record', about)
  connection.run(`DELETE FROM likeness WHERE kind = '${kind}' AND ${sql}`, given)
  const rows = bulkInsert(connection, 'likeness (kind, record, key, shared)', 4)
  const written = new Set<string>()
  for (const row of connection.all<{ record: number; shared: string; scope: string | number }>(
    `SELECT c.record, j.value AS shared, coalesce(c.scope, '') AS scope FROM (
       SELECT x.record, ${shared} AS shared, ${scope} AS scope FROM ${tableOf(of)} x
       WHERE ${among('x.record', about).sql} AND ${stands('x')} ${condition}) c
     CROSS JOIN json_each(c.shared) j WHERE j.value IS NOT NULL ORDER BY c.record, j.id`,
    given,
  )) {
    for (const name of read(row.shared)) {
      const words = folded(name).trim().replaceAll(/\s+/g, ' ')
      const key = `${row.scope} ${words}`
      if (words === '' || written.has(`${row.record} ${key}`)) continue
      written.add(`${row.record} ${key}`)
      rows.add([kind, row.record, key, name])
    }
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
      // Two that share several names are found once, by the first.
      const found = new Map<string, FoundIssue>()
      for (const [first, ...others] of groupedBy(rows, ({ key }) => key).values()) {
        if (first === undefined) continue
        for (const { record, shared } of others) {
          const pair = `${record} ${first.record}`
          if (found.has(pair)) continue
          const other = first.record
          found.set(pair, { kind, about: record, recordKind: of, record, other, detail: shared })
        }
      }
      return [...found.values()]
    },
  }))
