import {
  fieldDefinition,
  kindOfNumber,
  recordKinds,
  registry,
  type RecordKind,
} from '../../../../core/schema/registry.ts'
import { toHex } from '../../bytes.ts'
import type { ReadConnection } from '../../connection.ts'
import { columnOf, referenceColumns, tableOf, targetsOf } from '../columns.ts'
import {
  among,
  stands,
  these,
  through,
  union,
  type Concerned,
  type FoundIssue,
  type IssueFinder,
} from './finder.ts'

/** References to records that have not arrived, or that are of another kind than the field takes. */
export const astrayReferences: IssueFinder = {
  kinds: ['reference_missing', 'reference_wrong_kind'],
  concerned: (connection, touched) => {
    const known = connection.all<{ about: number; other: number }>(
      "SELECT about, other FROM issue_finding WHERE kind IN ('reference_missing', 'reference_wrong_kind')",
    )
    // Those that were astray and were written, or whose target arrived or came to be of another kind.
    const again = known.filter(
      ({ about, other }) => touched.all.has(about) || touched.all.has(other),
    )
    return union(
      touched.astray,
      again.map(({ about }) => about),
      referrersOfContested(connection, touched.all),
    )
  },
  find: (connection, about) => recordKinds.flatMap((kind) => astrayOf(connection, kind, about)),
}

/**
 * What points to one of these of which commits state different kinds: the kind that counts may have become another, to
 * which its referrers may not point. Looked for in every column, because it is so rare.
 */
function referrersOfContested(
  connection: ReadConnection,
  records: ReadonlySet<number>,
): readonly number[] {
  const contested = new Set(
    connection
      .column<number>('SELECT record FROM contested_kind')
      .filter((record) => records.has(record)),
  )
  if (contested.size === 0) return []
  return [...referenceColumns].flatMap(([table, columns]) =>
    columns.flatMap((column) =>
      through(connection, `SELECT record FROM ${table} WHERE "${column}" IN ${these}`, contested),
    ),
  )
}

function astrayOf(
  connection: ReadConnection,
  kind: RecordKind,
  about: Concerned,
): readonly FoundIssue[] {
  const some = about === 'all' ? about : ofKind(connection, kind, about)
  if (some !== 'all' && some.size === 0) return []
  return Object.keys(registry[kind].fields).flatMap((field): readonly FoundIssue[] => {
    const definition = fieldDefinition(kind, field)
    if (definition?.type !== 'reference' || definition.set === true) return []
    const wanted = targetsOf(kind, definition).map((target) => registry[target].number)
    const { sql, given } = among('x.record', some)
    return connection
      .all<{ record: number; target: number; uid: Uint8Array; targetKind: number | null }>(
        `SELECT x.record, t.id AS target, t.uid, t.kind AS targetKind
         FROM ${tableOf(kind)} x CROSS JOIN record t ON t.id = x.${columnOf(field)}
         WHERE ${sql} AND (t.kind IS NULL OR t.kind NOT IN (${wanted.join(', ')})) ORDER BY x.record`,
        given,
      )
      .map(({ record, target, uid, targetKind }) => ({
        kind: targetKind === null ? 'reference_missing' : 'reference_wrong_kind',
        about: record,
        recordKind: kind,
        record,
        other: target,
        detail:
          targetKind === null
            ? `${field}: ${toHex(uid)}`
            : `${field}: ${kindOfNumber(targetKind) ?? targetKind}`,
      }))
  })
}

const ofKind = (
  connection: ReadConnection,
  kind: RecordKind,
  records: ReadonlySet<number>,
): ReadonlySet<number> =>
  new Set(
    through(
      connection,
      `SELECT id FROM record WHERE id IN ${these} AND kind = ${registry[kind].number}`,
      records,
    ),
  )

/** Offices that called each other's record the duplicate: the one that counts, and what it was called one of. */
export const circularDuplicates: IssueFinder = {
  kinds: ['duplicates_circular'],
  concerned: (_, touched): Concerned =>
    recordKinds.some(
      (kind) => touched.of(kind, [registry[kind].fields['duplicateOf']?.number ?? 0]).size > 0,
    )
      ? 'all'
      : new Set(),
  find: (connection) =>
    connection
      .all<{ record: number; kind: number; other: number }>(
        `SELECT d.record, r.kind, d.target AS other FROM duplicate_circle d JOIN record r ON r.id = d.record
         WHERE r.kind IS NOT NULL ORDER BY d.record`,
      )
      .flatMap(({ record, kind, other }) => {
        const recordKind = kindOfNumber(kind)
        return recordKind === undefined
          ? []
          : [
              {
                kind: 'duplicates_circular' as const,
                about: record,
                recordKind,
                record,
                other,
                detail: '',
              },
            ]
      }),
}

/** What came after the merge still points to the duplicate: it counts nowhere. */
const under = [
  ['agreement', 'session', 'session'],
  ['observation', 'indicator', 'indicator'],
  ['instalment', 'funding', 'funding'],
  ['session', 'body', 'body'],
] as const

/** Looked for by the duplicate. */
export const leftUnderDuplicates: IssueFinder = {
  kinds: ['left_under_duplicate'],
  concerned: (connection, touched) =>
    union(
      ...under.flatMap(([kind, field, above]) => [
        touched.of(above, [1, 2]),
        through(
          connection,
          `SELECT x.${columnOf(field)} FROM ${tableOf(kind)} x
           JOIN ${tableOf(above)} d ON d.record = x.${columnOf(field)} AND d.duplicate_of IS NOT NULL
           WHERE x.record IN ${these}`,
          touched.of(kind),
        ),
      ]),
      // What was moved away leaves no trace: those that are listed are looked at again.
      under.every(([kind]) => touched.of(kind).size === 0)
        ? []
        : connection.column<number>(
            "SELECT about FROM issue_finding WHERE kind = 'left_under_duplicate'",
          ),
    ),
  find: (connection, about) => {
    const { sql, given } = among('d.record', about)
    return under.flatMap(([kind, field, above]) =>
      connection
        .all<{ record: number; other: number; number: number }>(
          `SELECT d.record, d.duplicate_of AS other, count(*) AS number FROM ${tableOf(above)} d
           CROSS JOIN ${tableOf(kind)} x ON x.${columnOf(field)} = d.record AND ${stands('x')}
           WHERE ${sql} AND d.duplicate_of IS NOT NULL AND d.withdrawn IS NULL
           GROUP BY d.record ORDER BY d.record`,
          given,
        )
        .map(({ record, other, number }): FoundIssue => ({
          kind: 'left_under_duplicate',
          about: record,
          recordKind: above,
          record,
          other,
          detail: String(number),
        })),
    )
  },
}

/** Of what hangs from obligations: another commit than the one that made it wrote what its making fixes. */
export const rewrittenRecords: IssueFinder = {
  kinds: ['record_rewritten'],
  concerned: (connection, touched) => {
    const known = connection.column<number>(
      `SELECT record FROM rewritten UNION SELECT about FROM issue_finding WHERE kind = 'record_rewritten'`,
    )
    return new Set(known.filter((record) => touched.all.has(record)))
  },
  find: (connection, about) => {
    const { sql, given } = among('m.record', about)
    return connection
      .all<{ record: number; kind: number | null; obligation: number }>(
        // Which of several does not depend on local numbers, which follow the order of arrival.
        `SELECT m.record, r.kind, m.obligation, min(o.uid) FROM rewritten m
         JOIN record r ON r.id = m.record JOIN record o ON o.id = m.obligation
         WHERE ${sql} AND m.record NOT IN (SELECT record FROM contested_kind)
         GROUP BY m.record ORDER BY m.record`,
        given,
      )
      .flatMap(({ record, kind, obligation }) => {
        const recordKind = kind === null ? undefined : kindOfNumber(kind)
        return recordKind === undefined
          ? []
          : [
              {
                kind: 'record_rewritten',
                about: record,
                recordKind,
                record,
                other: obligation,
                detail: '',
              } as const,
            ]
      })
  },
}

/** Commits state different kinds for one id: that of the first holds (`kind-claims.ts`). */
export const contestedKinds: IssueFinder = {
  kinds: ['kind_contested'],
  concerned: (connection, touched) => {
    const known = connection.column<number>('SELECT record FROM contested_kind')
    return new Set(known.filter((record) => touched.all.has(record)))
  },
  find: (connection, about) => {
    const { sql, given } = among('k.record', about)
    return connection
      .all<{ record: number; kind: number | null }>(
        `SELECT k.record, r.kind FROM contested_kind k JOIN record r ON r.id = k.record
         WHERE ${sql} ORDER BY k.record`,
        given,
      )
      .flatMap(({ record, kind }) => {
        const recordKind = kind === null ? undefined : kindOfNumber(kind)
        return recordKind === undefined
          ? []
          : [
              {
                kind: 'kind_contested',
                about: record,
                recordKind,
                record,
                other: null,
                detail: '',
              } as const,
            ]
      })
  },
}
