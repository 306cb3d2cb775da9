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
} from './finder.ts'

/** Agreements that bind nobody although they are no matter of procedure; drafts may still be without. */
export const withoutClause: IssueFinder = {
  kinds: ['agreement_without_clause'],
  concerned: (connection, touched) =>
    union(
      touched.of('agreement'),
      through(
        connection,
        `SELECT agreement FROM record_clause WHERE record IN ${these} AND agreement IS NOT NULL`,
        touched.of('clause'),
      ),
      through(
        connection,
        `SELECT record FROM record_agreement WHERE session IN ${these}`,
        touched.of('session', [1, 2]),
      ),
    ),
  find: (connection, about) => {
    const { sql, given } = among('x.record', about)
    return connection
      .all<{ record: number; number: string | null }>(
        `SELECT x.record, x.number FROM record_agreement x LEFT JOIN record_session s ON s.record = x.session
         WHERE ${sql} AND ${stands('x')} AND x.procedural IS NOT 1
           AND coalesce(x.stage, 'approved') = 'approved'
           AND s.withdrawn IS NULL AND s.duplicate_of IS NULL
           AND NOT EXISTS (SELECT 1 FROM record_clause c WHERE c.agreement = x.record AND ${stands('c')})
         ORDER BY x.session, x.record`,
        given,
      )
      .map(({ record, number }) => ({
        kind: 'agreement_without_clause',
        about: record,
        recordKind: 'agreement',
        record,
        other: null,
        detail: number ?? '',
      }))
  },
}

/** A clause that binds a unit twice; looked for by clause. */
export const unitsBoundTwice: IssueFinder = {
  kinds: ['duplicate_obligation'],
  concerned: (connection, touched) =>
    new Set(
      through(
        connection,
        `SELECT clause FROM record_obligation WHERE record IN ${these} AND clause IS NOT NULL`,
        touched.of('obligation'),
      ),
    ),
  find: (connection, about) => {
    const { sql, given } = among('o.clause', about)
    const order = inOrderMade('x.record')
    const rows = connection.all<{
      record: number
      clause: number
      unit: number
      code: string | null
    }>(
      `SELECT x.record, x.clause, x.unit, u.code FROM (
         SELECT o.clause, o.unit FROM record_obligation o
         WHERE ${sql} AND ${stands('o')} AND o.clause IS NOT NULL AND o.unit IS NOT NULL
         GROUP BY o.clause, o.unit HAVING count(*) > 1) g
       JOIN record_obligation x ON x.clause = g.clause AND x.unit = g.unit AND ${stands('x')}
       ${order.join} LEFT JOIN record_unit u ON u.record = g.unit ORDER BY ${order.by}`,
      given,
    )
    const groups = groupedBy(rows, ({ clause, unit }) => `${clause} ${unit}`)
    return [...groups.values()].flatMap(([first, ...others]) =>
      first === undefined
        ? []
        : others.map(({ record, clause, code }): FoundIssue => ({
            kind: 'duplicate_obligation',
            about: clause,
            recordKind: 'obligation',
            record,
            other: first.record,
            detail: code ?? '',
          })),
    )
  },
}

/** Sessions in which the agreements of a kind are numbered up to more than there are. */
export const numberingGaps: IssueFinder = {
  kinds: ['numbering_gap'],
  concerned: (connection, touched) =>
    union(
      touched.of('session', [1, 2]),
      // Those that it was moved from as well.
      through(
        connection,
        `SELECT session FROM agreement_session WHERE agreement IN ${these}`,
        touched.of('agreement'),
      ),
    ),
  find: (connection, about) => {
    const { sql, given } = among('x.session', about)
    const rows = connection.all<{ record: number; places: string; last: number }>(
      `SELECT x.session AS record, group_concat(DISTINCT x.sequence) AS places, max(x.sequence) AS last
       FROM record_agreement x JOIN record_session s ON s.record = x.session
       WHERE ${sql} AND ${stands('x')} AND ${stands('s')} AND x.sequence > 0
         AND coalesce(x.stage, 'approved') <> 'rejected'
       GROUP BY x.session, x.kind HAVING max(x.sequence) > count(DISTINCT x.sequence)
       ORDER BY x.session, x.kind`,
      given,
    )
    return [...groupedBy(rows, ({ record }) => record)].map(([record, kinds]) => ({
      kind: 'numbering_gap',
      about: record,
      recordKind: 'session',
      record,
      other: null,
      detail: kinds
        .map(({ places, last }) => gaps(new Set(places.split(',').map(Number)), last))
        .join('; '),
    }))
  },
}

/** The first ones say enough. */
const mostGaps = 10

function gaps(present: ReadonlySet<number>, last: number): string {
  const missing: number[] = []
  for (let place = 1; place < last && missing.length <= mostGaps; place += 1) {
    if (!present.has(place)) missing.push(place)
  }
  const shown = missing.slice(0, mostGaps).join(', ')
  return missing.length > mostGaps ? `${shown}…` : shown
}

/** Sessions that bear an earlier day than the one of the number before; there are few, and each has two neighbours. */
export const sessionsOutOfOrder: IssueFinder = {
  kinds: ['session_out_of_order'],
  concerned: (_, touched): Concerned => (touched.of('session').size === 0 ? new Set() : 'all'),
  find: (connection) => {
    const sessions = connection.all<{ record: number; place: string; date: string; roman: string }>(
      `SELECT x.record, x.body || x.type AS place, x.date, x.roman FROM record_session x
       WHERE ${stands('x')} AND x.date IS NOT NULL AND x.ordinal IS NOT NULL
       ORDER BY x.body, x.type, x.ordinal, x.record`,
    )
    return sessions.flatMap((session, index): readonly FoundIssue[] => {
      const before = sessions[index - 1]
      return before === undefined || before.place !== session.place || before.date <= session.date
        ? []
        : [
            {
              kind: 'session_out_of_order',
              about: session.record,
              recordKind: 'session',
              record: session.record,
              other: before.record,
              detail: `${session.roman}: ${session.date} · ${before.roman}: ${before.date}`,
            },
          ]
    })
  },
}
