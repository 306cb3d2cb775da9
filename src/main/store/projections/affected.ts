import { recordDefinitions } from '../../../core/schema/records.ts'
import { kindOfNumber, type RecordKind } from '../../../core/schema/registry.ts'
import type { ReadConnection } from '../connection.ts'
import type { LocalCell } from '../local-cell.ts'
import { tableOf } from './columns.ts'
import { listedIn } from './listed-in.ts'

/**
 * The obligations whose status may be another one now that these cells changed. Asked after the projections are
 * written, so that what a record says now is followed; what a moved record left behind is found by what
 * `obligation_status` still says.
 */
export function affectedObligations(
  connection: ReadConnection,
  cells: Iterable<LocalCell>,
): ReadonlySet<number> {
  const byKind = new Map<RecordKind, Set<number>>()
  let anchorMoved = false
  for (const { kind, field, record } of cells) {
    const name = kindOfNumber(kind)
    if (name === undefined || !matters(name, field)) continue
    // The gazette is of the session's own agreements.
    anchorMoved ||= name === 'session' && field !== session.fields.gazetteDate.number
    const records = byKind.get(name) ?? new Set<number>()
    records.add(record)
    byKind.set(name, records)
  }
  const obligations = new Set<number>()
  for (const [kind, records] of byKind) {
    for (const obligation of obligationsOf(connection, kind, records)) obligations.add(obligation)
  }
  if (anchorMoved) for (const waiting of waitingForSessions(connection)) obligations.add(waiting)
  return obligations
}

/** A kind that is not named here matters with all its fields. */
function matters(kind: RecordKind, field: number): boolean {
  return decisiveFields.get(kind)?.has(field) ?? true
}

const { person, installation, session, unit } = recordDefinitions
const { partakers } = recordDefinitions.obligation.fields

/**
 * What concerns many obligations at once concerns them by few of its fields. Of a person only who is the same person
 * and who may sign for which office decides which verdicts count, and the unit whether the named one judged; of a session only the days from which deadlines are
 * reckoned, how it is found as an anchor, and whether it stands; of a unit only the code that stages name (who answers
 * in its stead: `refreshResponsibilities`).
 */
const decisiveFields = new Map<RecordKind, ReadonlySet<number>>([
  [
    'person',
    new Set([
      person.fields.duplicateOf.number,
      person.fields.offices.number,
      // Nobody of the unit that answers should verify.
      person.fields.unit.number,
    ]),
  ],
  ['installation', new Set([installation.fields.office.number])],
  ['unit', new Set([unit.fields.code.number])],
  [
    'session',
    new Set(
      [
        session.fields.body,
        session.fields.ordinal,
        session.fields.type,
        session.fields.date,
        session.fields.estimatedDate,
        session.fields.gazetteDate,
        session.fields.withdrawn,
        session.fields.duplicateOf,
      ].map(({ number }) => number),
    ),
  ],
])

const these = '(SELECT value FROM json_each(:records))'
const itsOwn = (kind: RecordKind): string =>
  `SELECT obligation FROM ${tableOf(kind)} WHERE record IN ${these} AND obligation IS NOT NULL
   UNION SELECT obligation FROM rewritten WHERE record IN ${these}`

/**
 * With a verdict, and with anything that one of these people wrote, signed or is named for: by any record of the same
 * person, that redirects to theirs or to which theirs redirects. Who came to another survivor did so by a way through
 * one of these records; and the unit that one entry names is the unit of the survivor too.
 */
const behindPeople = `
  WITH RECURSIVE same(record) AS (
    SELECT value FROM json_each(:records)
    UNION SELECT p.record FROM same JOIN record_person p ON p.duplicate_of = same.record
    UNION SELECT p.duplicate_of FROM same JOIN record_person p ON p.record = same.record
      WHERE p.duplicate_of IS NOT NULL),
  worked(obligation) AS (
    SELECT x.obligation FROM same CROSS JOIN record_progress_report x ON x.author = same.record
    UNION SELECT x.obligation FROM same CROSS JOIN record_evidence x ON x.author = same.record
    UNION SELECT x.obligation FROM same CROSS JOIN record_verdict x ON x.verifier = same.record
    UNION SELECT o.record FROM same CROSS JOIN set_element e ON e.target = same.record
      AND e.field = ${partakers.number} CROSS JOIN record_obligation o ON o.record = e.record
    UNION SELECT x.obligation FROM same CROSS JOIN record r ON r.id = same.record
      CROSS JOIN record_writer w ON w.person = r.uid CROSS JOIN record_progress_report x ON x.record = w.record
    UNION SELECT x.obligation FROM same CROSS JOIN record r ON r.id = same.record
      CROSS JOIN record_writer w ON w.person = r.uid CROSS JOIN record_evidence x ON x.record = w.record
    UNION SELECT m.obligation FROM same CROSS JOIN record r ON r.id = same.record
      CROSS JOIN record_writer w ON w.person = r.uid CROSS JOIN rewritten m ON m.record = w.record
    UNION SELECT x.obligation FROM same CROSS JOIN record r ON r.id = same.record
      CROSS JOIN commit_log c ON c.author = r.uid CROSS JOIN touched t ON t.commit_id = c.id
      CROSS JOIN record_verdict x ON x.record = t.record)
  SELECT obligation FROM worked
  WHERE EXISTS (SELECT 1 FROM record_verdict v WHERE v.obligation = worked.obligation)`

/** With a verdict that was signed at one of these installations. */
const behindInstallations = `
  SELECT DISTINCT x.obligation FROM record r CROSS JOIN commit_log c ON c.installation = r.uid
    CROSS JOIN touched t ON t.commit_id = c.id CROSS JOIN record_verdict x ON x.record = t.record
  WHERE r.id IN ${these} AND x.obligation IS NOT NULL`

/**
 * The obligations behind records of a kind, as SQL with the records' local numbers in `:records`;
 * `null`: no rule looks at such records.
 */
const behind: Readonly<Record<RecordKind, string | null>> = {
  obligation: 'SELECT value AS obligation FROM json_each(:records)',
  progressReport: itsOwn('progressReport'),
  evidence: itsOwn('evidence'),
  notification: itsOwn('notification'),
  verdict: itsOwn('verdict'),
  extension: itsOwn('extension'),
  reassignment: itsOwn('reassignment'),
  clause: `SELECT record AS obligation FROM record_obligation
    WHERE clause IN ${these}`,
  agreement: `SELECT o.record AS obligation FROM record_clause c JOIN record_obligation o ON o.clause = c.record
    WHERE c.agreement IN ${these}`,
  session: `SELECT o.record AS obligation FROM record_agreement a JOIN record_clause c ON c.agreement = a.record
    JOIN record_obligation o ON o.clause = c.record
    WHERE a.session IN ${these}`,
  unit: `SELECT record AS obligation FROM record_obligation
    WHERE unit IN ${these}`,
  person: behindPeople,
  installation: behindInstallations,
  office: null,
  body: null,
  placement: null,
  succession: null,
  post: null,
  assignment: null,
  indicator: null,
  observation: null,
  funding: null,
  link: null,
  cutoff: null,
  document: null,
  attendance: null,
  agendaItem: null,
  instalment: null,
  officeSettings: null,
  statement: null,
}

/** The deadlines that are reckoned from the day of another session than their own. */
const waitingForSessions = (connection: ReadConnection): readonly number[] =>
  connection.column(
    "SELECT obligation FROM obligation_status WHERE due_rule IN ('at_session', 'next_session')",
  )

function obligationsOf(
  connection: ReadConnection,
  kind: RecordKind,
  records: ReadonlySet<number>,
): readonly number[] {
  const sql = behind[kind]
  if (sql === null) return []
  return connection
    .all<{ obligation: number }>(sql, { records: listedIn(records) })
    .map(({ obligation }) => obligation)
}
