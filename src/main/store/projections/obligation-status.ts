import { effectiveDue } from '../../../core/compliance/deadlines/effective-due.ts'
import { notificationDay } from '../../../core/compliance/deadlines/notification-day.ts'
import type { ResolvedDeadline } from '../../../core/compliance/deadlines/resolve.ts'
import type { ObligationFacts } from '../../../core/compliance/facts.ts'
import { isCountedApart } from '../../../core/compliance/roll-up.ts'
import { obligationStatus, type ObligationStatus } from '../../../core/compliance/status.ts'
import { timeliness } from '../../../core/compliance/timeliness.ts'
import type { ClauseNature } from '../../../core/schema/codes.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { adopted } from './adopted.ts'
import { rememberedDeadlines, type RuledDeadline } from './deadline-anchors.ts'
import { obligationFacts } from './facts.ts'
import { derivedDay } from '../derived-day.ts'
import { writeAuditFindings, type Audited } from './audit-findings.ts'
import { listedIn } from './listed-in.ts'
import { loadDirectory, type Directory } from './people.ts'
import type { ChangedFindings } from './replace-findings.ts'
import { responsibilityColumns } from './refresh-responsibility.ts'
import { responsibilities, type Responsibility } from './responsibility.ts'
import type { DeriveAgain } from './status-timeline.ts'
import { countedColumns, type CountDifferences, type CountedObligation } from './scope-counts.ts'

/** An obligation with what it hangs from, as the tables hold it. */
interface Placed {
  readonly record: number
  readonly uid: Uint8Array
  readonly clause: number
  readonly agreement: number
  readonly session: number | null
  /** That the agreement names, as its code: stages of a deadline are said of it. */
  readonly unit: number | null
  readonly unitCode: string | null
  readonly nature: ClauseNature | null
  readonly procedural: number | null
  readonly ownRule: string | null
  readonly clauseRule: string | null
  readonly gone: number
  readonly verifier: number | null
  readonly verifierKind: number | null
}

/** Of an agreement that nobody has adopted nothing is derived: it is in no list of obligations and in no count. */
const ofAdopted = adopted('a')

/** What the rules say of one obligation, with the facts they were given. */
export interface AssessedObligation {
  readonly facts: ObligationFacts
  readonly status: ObligationStatus
  readonly due: ResolvedDeadline
  readonly ruleDue: ResolvedDeadline
  readonly rule: RuledDeadline['rule']
}

const placedColumns = `
  o.record, r.uid, o.clause, c.agreement, a.session, o.unit, u.code AS unitCode, c.nature, a.procedural,
  o.deadline AS ownRule, c.deadline AS clauseRule, o.verifier, w.kind AS verifierKind,
  (o.withdrawn IS NOT NULL OR o.duplicate_of IS NOT NULL OR c.withdrawn IS NOT NULL
   OR c.duplicate_of IS NOT NULL OR a.withdrawn IS NOT NULL OR a.duplicate_of IS NOT NULL
   OR s.withdrawn IS NOT NULL OR s.duplicate_of IS NOT NULL) AS gone
  FROM record_obligation o
  JOIN record r ON r.id = o.record
  JOIN record_clause c ON c.record = o.clause
  JOIN record_agreement a ON a.record = c.agreement
  LEFT JOIN record_session s ON s.record = a.session
  LEFT JOIN record_unit u ON u.record = o.unit
  LEFT JOIN record w ON w.id = o.verifier`

/** Applies every rule to one obligation; `undefined` while its agreement has not arrived or is not adopted. */
export function assessObligation(
  connection: ReadConnection,
  directory: Directory,
  obligation: number,
): AssessedObligation | undefined {
  return assess(connection, directory, [obligation])[0]?.assessed
}

/** The same for many, each once; those whose clause or agreement has not arrived are left out. */
export function assessObligations(
  connection: ReadConnection,
  directory: Directory,
  obligations: readonly number[],
): readonly AssessedObligation[] {
  return assess(connection, directory, obligations).map(({ assessed }) => assessed)
}

/** The same for all obligations of a session, withdrawn ones included. */
export function assessSession(
  connection: ReadConnection,
  directory: Directory,
  session: number,
): readonly AssessedObligation[] {
  const obligations = connection
    .all<{ obligation: number }>('SELECT obligation FROM obligation_status WHERE session = ?', [
      session,
    ])
    .map(({ obligation }) => obligation)
  return assess(connection, directory, obligations).map(({ assessed }) => assessed)
}

interface Assessed {
  readonly placed: Placed
  readonly assessed: AssessedObligation
}

const audited = ({ placed, assessed }: Assessed): Audited => ({
  record: placed.record,
  agreement: placed.agreement,
  session: placed.session,
  unit: placed.unit,
  facts: assessed.facts,
  status: assessed.status,
})

function assess(
  connection: ReadConnection,
  directory: Directory,
  obligations: readonly number[],
  deadlineOf = rememberedDeadlines(connection),
): readonly Assessed[] {
  const found = connection.all<Placed>(
    `SELECT ${placedColumns} WHERE o.record IN (SELECT value FROM json_each(?)) AND ${ofAdopted}`,
    [listedIn(obligations)],
  )
  const heads = found.map((placed) => ({
    record: placed.record,
    uid: toHex(placed.uid),
    // What hangs from a procedural agreement binds nobody, whatever its clause says.
    nature: placed.procedural === 1 ? 'procedural' : (placed.nature ?? 'binding'),
    withdrawn: placed.gone === 1,
    verifier:
      placed.verifier === null ? null : { record: placed.verifier, kind: placed.verifierKind },
  }))
  const facts = obligationFacts(connection, directory, heads)
  return found.flatMap((placed) => {
    const known = facts.get(placed.record)
    if (known === undefined) return []
    const { rule, due: ruleDue } = deadlineOf(placed.ownRule ?? placed.clauseRule, {
      session: placed.session,
      unitCode: placed.unitCode,
      notification: notificationDay(known.notifications),
    })
    const { due } = effectiveDue(ruleDue, known.extensions)
    const assessed = { facts: known, status: obligationStatus(known), rule, ruleDue, due }
    return [{ placed, assessed }]
  })
}

/** Looks again at what is recorded as met, after the office found something else of a file. */
export function refreshAuditFindings(
  connection: WriteConnection,
  obligations: readonly number[],
  changed: Pick<ChangedFindings, 'audit'>,
): void {
  const directory = loadDirectory(connection)
  for (let start = 0; start < obligations.length; start += atOnce) {
    const some = obligations.slice(start, start + atOnce)
    writeAuditFindings(connection, some, assess(connection, directory, some).map(audited), changed)
  }
}

/** So many are derived in one go: a capture takes one, a register of a million a thousand times as much memory. */
const atOnce = 1000

/** Derives obligations again and stores what lists need; `counts` gets what they count for, before and after. */
export function refreshObligations(
  connection: WriteConnection,
  directory: Directory,
  obligations: readonly number[],
  counts: CountDifferences,
  again: DeriveAgain,
  changed: Pick<ChangedFindings, 'audit'>,
): void {
  const day = derivedDay(connection)
  const deadlineOf = rememberedDeadlines(connection)
  for (let start = 0; start < obligations.length; start += atOnce) {
    const some = obligations.slice(start, start + atOnce)
    const missing = new Set(some)
    for (const obligation of connection.all<CountedObligation>(
      `SELECT ${countedColumns} FROM obligation_status WHERE obligation IN (SELECT value FROM json_each(?))`,
      [listedIn(some)],
    )) {
      counts.remove(obligation)
    }
    const found = assess(connection, directory, some, deadlineOf)
    const responsible = responsibilities(
      connection,
      found.map(({ placed }) => placed),
      day,
    )
    again(some, () => {
      for (const { placed, assessed } of found) {
        const answering = responsible.get(placed.record)
        if (answering === undefined) throw new Error(`obligation ${placed.record}: nobody answers`)
        missing.delete(placed.record)
        counts.add(writeStatus(connection, placed, assessed, answering))
      }
      for (const obligation of missing) {
        connection.run('DELETE FROM obligation_status WHERE obligation = ?', [obligation])
      }
    })
    writeAuditFindings(connection, some, found.map(audited), changed)
  }
}

function writeStatus(
  connection: WriteConnection,
  placed: Placed,
  { facts, status, due, rule }: AssessedObligation,
  responsible: Responsibility,
): CountedObligation {
  // Late and in time do not depend on the day on which one asks.
  const { metLate, reportedInTime } = timeliness(status, due, '0001-01-01', 0)
  const apart = isCountedApart(placed.nature ?? 'binding', placed.procedural === 1)
  const counted: CountedObligation = {
    clause: placed.clause,
    agreement: placed.agreement,
    session: placed.session,
    present: Number(placed.gone === 0),
    apart: Number(apart),
    due: due.kind === 'date' || due.kind === 'estimate' ? due.date : null,
    due_estimated: Number(due.kind === 'estimate'),
    compliance: status.compliance,
    met_late: Number(metLate),
    reported_in_time: Number(reportedInTime),
    open: Number(!apart && status.compliance !== 'met' && status.compliance !== 'moot'),
  }
  connection.run(
    `INSERT OR REPLACE INTO obligation_status (obligation, ${countedColumns}, nature, due_missing, due_rule,
       verification, response, fulfilled_on, conflict, breached, reports, evidence, governing, named_unit, unit,
       responsible_since, responsible_uncertain, responsible_open, responsible_from, responsible_until)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      placed.record,
      counted.clause,
      counted.agreement,
      counted.session,
      counted.present,
      counted.apart,
      counted.compliance,
      counted.met_late,
      counted.open,
      counted.reported_in_time,
      counted.due_estimated,
      counted.due,
      placed.nature ?? 'binding',
      due.kind === 'estimate' || due.kind === 'undetermined' ? due.missing : null,
      rule?.rule ?? null,
      status.verification,
      status.response,
      status.fulfilledOn,
      Number(status.conflict),
      Number(status.breachOpen),
      facts.reports.filter(({ withdrawn }) => !withdrawn).length,
      facts.evidence.filter(({ withdrawn }) => !withdrawn).length,
      JSON.stringify(status.governing),
      ...responsibilityColumns(responsible),
    ],
  )
  return counted
}
