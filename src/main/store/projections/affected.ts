import { recordDefinitions } from '../../../core/schema/records.ts'
import { kindOfNumber, type RecordKind } from '../../../core/schema/registry.ts'
import type { ReadConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
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
  for (const { kind, field, record } of cells) {
    const name = kindOfNumber(kind)
    if (name === undefined || !matters(name, field)) continue
    const records = byKind.get(name) ?? new Set<number>()
    records.add(record)
    byKind.set(name, records)
  }
  const obligations = new Set<number>()
  for (const [kind, records] of byKind) {
    for (const obligation of obligationsOf(connection, kind, records)) obligations.add(obligation)
  }
  return obligations
}

/** Of a person only who is the same person and who may sign for which office decides which verdicts count. */
function matters(kind: RecordKind, field: number): boolean {
  return kind !== 'person' || personFields.has(field)
}

const { duplicateOf, offices } = recordDefinitions.person.fields
const personFields: ReadonlySet<number> = new Set([duplicateOf.number, offices.number])

const these = '(SELECT value FROM json_each(:records))'
const itsOwn = (kind: RecordKind): string =>
  `SELECT obligation FROM ${tableOf(kind)} WHERE record IN ${these} AND obligation IS NOT NULL`
const everyVerdict = 'SELECT DISTINCT obligation FROM record_verdict WHERE obligation IS NOT NULL'

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
  // Besides its own, the deadlines elsewhere that wait for a session.
  session: `SELECT o.record AS obligation FROM record_agreement a JOIN record_clause c ON c.agreement = a.record
    JOIN record_obligation o ON o.clause = c.record
    WHERE a.session IN ${these}
    UNION SELECT obligation FROM obligation_status WHERE due_rule IN ('at_session', 'next_session')`,
  unit: `SELECT record AS obligation FROM record_obligation
    WHERE unit IN ${these}`,
  person: everyVerdict,
  installation: everyVerdict,
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
  package: null,
  agendaItem: null,
  instalment: null,
  officeSettings: null,
}

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
