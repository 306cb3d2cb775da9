import type { IssueKind } from '../../../../contract/issue-rows.ts'
import { governing } from '../../../../core/compliance/governing.ts'
import { recordDefinitions } from '../../../../core/schema/records.ts'
import { toHex } from '../../bytes.ts'
import type { ReadConnection } from '../../connection.ts'
import { groupedBy } from '../grouped-by.ts'
import { listedIn } from '../listed-in.ts'
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

/** What is wrong about obligations and what is done on them; looked for by obligation. */
export const ofObligations: IssueFinder = {
  kinds: [
    'verdict_in_breach',
    'verdict_before_basis',
    'verdicts_concurrent',
    'split_without_choice',
    'extensions_concurrent',
    'obligation_unplaced',
    'report_on_withdrawn',
    'report_on_duplicate',
    'duplicate_evidence',
  ],
  concerned: (connection, touched) =>
    union(touched.obligations, touched.of('obligation'), originals(connection, touched)),
  find: (connection, about) => [
    ...ofStatus(connection, about),
    ...beforeBasis(connection, about),
    ...concurrentExtensions(connection, about),
    ...unplaced(connection, about),
    ...filesGivenTwice(connection, about),
  ],
}

/** The obligations of the reports that these were carried over from. */
const originals = (connection: ReadConnection, touched: Touched): readonly number[] =>
  through(
    connection,
    `SELECT p.obligation FROM record_progress_report x JOIN record_progress_report p ON p.record = x.carried_from
     WHERE x.record IN ${these} AND x.carried_from IS NOT NULL AND p.obligation IS NOT NULL`,
    touched.of('progressReport'),
  )

interface Flagged {
  readonly record: number
  readonly code: string | null
  readonly breached: number
  readonly conflict: number
  readonly open: number
  readonly absent: number
}

function ofStatus(connection: ReadConnection, about: Concerned): readonly FoundIssue[] {
  const flagged = (condition: string): readonly Flagged[] => {
    const { sql, given } = among('s.obligation', about)
    return connection.all<Flagged>(
      `SELECT s.obligation AS record, u.code, s.breached, s.conflict,
         s.responsible_open IS NOT NULL AND s.present = 1 AS open, s.present = 0 AS absent
       FROM obligation_status s LEFT JOIN record_unit u ON u.record = s.unit
       WHERE ${sql} AND (${condition})`,
      given,
    )
  }
  // Of all obligations each condition has an index of its own; of some they are asked together.
  const conditions = [
    's.breached = 1',
    's.conflict = 1',
    's.responsible_open IS NOT NULL',
    's.present = 0',
  ]
  const rows =
    about === 'all'
      ? new Map(conditions.flatMap((one) => flagged(one).map((row) => [row.record, row])))
      : new Map(flagged(conditions.join(' OR ')).map((row) => [row.record, row]))
  const absent = new Set<number>()
  const found = [...rows.values()].flatMap((row) => {
    if (row.absent === 1) absent.add(row.record)
    const kinds: IssueKind[] = []
    if (row.breached === 1) kinds.push('verdict_in_breach')
    if (row.conflict === 1) kinds.push('verdicts_concurrent')
    if (row.open === 1) kinds.push('split_without_choice')
    return kinds.map((kind): FoundIssue => ({
      kind,
      about: row.record,
      recordKind: 'obligation',
      record: row.record,
      other: null,
      detail: row.code ?? '',
    }))
  })
  return [...found, ...reportsOnAbsent(connection, absent)]
}

/**
 * A report that crossed the withdrawal of what it reports on is kept and listed; so is one on a duplicate, unless it
 * was carried over to the survivor.
 */
function reportsOnAbsent(
  connection: ReadConnection,
  absent: ReadonlySet<number>,
): readonly FoundIssue[] {
  if (absent.size === 0) return []
  const { sql, given } = among('p.obligation', absent)
  const rows = connection.all<{
    record: number
    obligation: number
    survivor: number | null
    day: string | null
  }>(
    `SELECT p.record, p.obligation, o.duplicate_of AS survivor, p.reported_on AS day
     FROM record_progress_report p JOIN record_obligation o ON o.record = p.obligation
     JOIN record r ON r.id = p.record
     WHERE ${sql} AND ${stands('p')} AND NOT EXISTS (
       SELECT 1 FROM record_progress_report c WHERE c.carried_from = p.record AND ${stands('c')})
     ORDER BY p.obligation, p.reported_on, r.uid`,
    given,
  )
  return [...groupedBy(rows, ({ obligation }) => obligation).values()].flatMap((reports) => {
    const days = reports.flatMap(({ day }) => day ?? [])
    return reports.flatMap(
      ({ record, obligation, survivor, day }, index): readonly FoundIssue[] => {
        if (survivor === null) {
          return [
            {
              kind: 'report_on_withdrawn',
              about: obligation,
              recordKind: 'progressReport',
              record,
              other: obligation,
              detail: day ?? '',
            },
          ]
        }
        // However many they are, one merge brings them all.
        return index > 0
          ? []
          : [
              {
                kind: 'report_on_duplicate',
                about: obligation,
                recordKind: 'obligation',
                record: obligation,
                other: survivor,
                detail: days.join(', '),
              },
            ]
      },
    )
  })
}

const { basisReports, basisEvidence } = recordDefinitions.verdict.fields

/**
 * Verdicts of any result that bear an earlier day than a report or document that they cite (DESIGN 5.6). One that
 * another verdict replaces, other than by returning, is nobody's any more.
 */
function beforeBasis(connection: ReadConnection, about: Concerned): readonly FoundIssue[] {
  const { sql, given } = among('v.obligation', about)
  const rows = connection.all<{
    record: number
    obligation: number
    issued: string
    latest: string
  }>(
    `SELECT v.record, v.obligation, v.issued_on AS issued, max(coalesce(p.reported_on, x.date)) AS latest
     FROM record_verdict v CROSS JOIN set_element e ON e.record = v.record
       AND e.field IN (${basisReports.number}, ${basisEvidence.number})
     CROSS JOIN record r ON r.uid = unhex(e.element)
     LEFT JOIN record_progress_report p ON e.field = ${basisReports.number} AND p.record = r.id
       AND p.obligation = v.obligation
     LEFT JOIN record_evidence x ON e.field = ${basisEvidence.number} AND x.record = r.id
       AND x.obligation = v.obligation
     WHERE ${sql} AND ${stands('v')} AND v.issued_on IS NOT NULL
       AND coalesce(p.reported_on, x.date) > v.issued_on
     GROUP BY v.record ORDER BY v.record`,
    given,
  )
  if (rows.length === 0) return []
  const standing = unreplaced(connection, new Set(rows.map(({ obligation }) => obligation)))
  return rows
    .filter(({ record }) => standing.has(record))
    .map(({ record, obligation, issued, latest }) => ({
      kind: 'verdict_before_basis',
      about: obligation,
      recordKind: 'verdict',
      record,
      other: obligation,
      detail: `${issued} · ${latest}`,
    }))
}

/** The verdicts of these obligations that no other replaces; returning leaves standing what was found before. */
function unreplaced(
  connection: ReadConnection,
  obligations: ReadonlySet<number>,
): ReadonlySet<number> {
  const rows = connection.all<{
    record: number
    uid: Uint8Array
    obligation: number
    counts: number
    result: string | null
    superseded: string | null
  }>(
    `SELECT v.record, r.uid, v.obligation,
       ${stands('v')} AS counts, v.result,
       (SELECT group_concat(e.element) FROM set_element e
        WHERE e.record = v.record AND e.field = ${verdictSupersedes.number}) AS superseded
     FROM record_verdict v JOIN record r ON r.id = v.record WHERE v.obligation IN ${these}`,
    [listedIn(obligations)],
  )
  const verdicts = rows.map(({ record, uid, obligation, counts, result, superseded }) => ({
    id: toHex(uid),
    record,
    obligation,
    counts: counts === 1,
    determines: counts === 1 && result !== 'returned',
    supersedes: superseded?.split(',') ?? [],
  }))
  return new Set(
    [...groupedBy(verdicts, ({ obligation }) => obligation).values()].flatMap((ofOne) =>
      [
        ...governing(ofOne, ({ counts }) => counts),
        ...governing(ofOne, ({ determines }) => determines),
      ].map(({ record }) => record),
    ),
  )
}

const { supersedes: verdictSupersedes } = recordDefinitions.verdict.fields
const { supersedes } = recordDefinitions.extension.fields

/** Several extensions of an obligation to different days, none of which replaces the other: the earlier counts. */
function concurrentExtensions(connection: ReadConnection, about: Concerned): readonly FoundIssue[] {
  const { sql, given } = among('obligation', about)
  const rows = connection.all<{
    uid: Uint8Array
    obligation: number
    day: string
    superseded: string | null
  }>(
    `SELECT r.uid, x.obligation, x.new_due AS day,
       (SELECT group_concat(e.element) FROM set_element e
        WHERE e.record = x.record AND e.field = ${supersedes.number}) AS superseded
     FROM (SELECT obligation FROM record_extension
           WHERE ${sql} AND withdrawn IS NULL AND duplicate_of IS NULL
           GROUP BY obligation HAVING count(*) > 1) g
     CROSS JOIN record_extension x ON x.obligation = g.obligation JOIN record r ON r.id = x.record
     WHERE ${stands('x')} AND x.new_due IS NOT NULL
     ORDER BY x.obligation, x.new_due`,
    given,
  )
  return [...groupedBy(rows, ({ obligation }) => obligation)].flatMap(([record, extensions]) => {
    const replaced = new Set(extensions.flatMap(({ superseded }) => superseded?.split(',') ?? []))
    const governing = extensions.filter(({ uid }) => !replaced.has(toHex(uid)))
    const days = [...new Set(governing.map(({ day }) => day))]
    return days.length < 2
      ? []
      : [
          {
            kind: 'extensions_concurrent' as const,
            about: record,
            recordKind: 'obligation' as const,
            record,
            other: null,
            detail: days.join(', '),
          },
        ]
  })
}

/** Obligations of no clause or of nobody: the rules say nothing of them. */
function unplaced(connection: ReadConnection, about: Concerned): readonly FoundIssue[] {
  const { sql, given } = among('x.record', about)
  return connection
    .all<{ record: number; missing: string }>(
      `SELECT x.record, CASE WHEN x.clause IS NULL THEN 'clause' ELSE 'unit' END AS missing
       FROM record_obligation x WHERE ${sql} AND (x.clause IS NULL OR x.unit IS NULL) AND ${stands('x')}
       ORDER BY x.record`,
      given,
    )
    .map(({ record, missing }) => ({
      kind: 'obligation_unplaced',
      about: record,
      recordKind: 'obligation',
      record,
      other: null,
      detail: missing,
    }))
}

/** One file given twice with one report, or twice without any, as evidence of one obligation. */
function filesGivenTwice(connection: ReadConnection, about: Concerned): readonly FoundIssue[] {
  const { sql, given } = among('x.obligation', about)
  const order = inOrderMade('x.record')
  const rows = connection.all<{
    record: number
    obligation: number
    sha256: string
    report: number | null
    name: string | null
  }>(
    `SELECT x.record, x.obligation, x.sha256, x.report, x.file_name AS name FROM record_evidence x ${order.join}
     LEFT JOIN record_progress_report p ON p.record = x.report
     WHERE ${sql} AND x.obligation IS NOT NULL AND x.sha256 IS NOT NULL AND x.purged IS NULL AND ${stands('x')}
       AND p.withdrawn IS NULL AND ${isGivenTwice} ORDER BY ${order.by}`,
    given,
  )
  const groups = groupedBy(
    rows,
    ({ obligation, sha256, report }) => `${obligation} ${sha256} ${report ?? ''}`,
  )
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined
      ? []
      : others.map(({ record, obligation, name }): FoundIssue => ({
          kind: 'duplicate_evidence',
          about: obligation,
          recordKind: 'evidence',
          record,
          other: first.record,
          detail: name ?? '',
        })),
  )
}

/** So that only evidence that may be one of several is put in order. */
const isGivenTwice = `EXISTS (SELECT 1 FROM record_evidence e WHERE e.sha256 = x.sha256
  AND e.obligation = x.obligation AND e.report IS x.report AND e.record <> x.record
  AND e.purged IS NULL AND ${stands('e')})`
