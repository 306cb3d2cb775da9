import type { ReadinessRow } from '../../../contract/review.ts'
import {
  auditFindings,
  auditReason,
  type AuditFinding,
  type AuditInputs,
} from '../../../core/compliance/audit-readiness.ts'
import type { ObligationFacts } from '../../../core/compliance/facts.ts'
import type { Breach } from '../../../core/compliance/gate.ts'
import type { ObligationStatus } from '../../../core/compliance/status.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { dayIn } from '../known-by.ts'
import { makerFirst, type StampRow } from '../makers.ts'
import { groupedBy } from './grouped-by.ts'
import { listedIn } from './listed-in.ts'
import { replaceFindings, type ChangedFindings } from './replace-findings.ts'
import { unitThen } from './responsibility.ts'
import { unitsOfPeople } from './units-of-people.ts'

/** What the rules said of an obligation, by its local number. */
export interface Audited {
  readonly record: number
  readonly agreement: number
  readonly session: number | null
  readonly unit: number | null
  readonly facts: ObligationFacts
  readonly status: ObligationStatus
}

const columns = [
  'obligation',
  'agreement',
  'session',
  'reason',
  'verdict',
  'issued_on',
  'record',
  'record_kind',
  'days',
  'place',
] as const

type AuditRow = readonly (string | number | null)[]

/**
 * Every reason against those of these obligations that some standing verdict calls met. `obligations`: all of which
 * something may have been found before; `audited`: those of them that are there.
 */
export function writeAuditFindings(
  connection: WriteConnection,
  obligations: readonly number[],
  audited: readonly Audited[],
  changed: Pick<ChangedFindings, 'audit'>,
): void {
  const { gone, added } = replaceFindings(connection, {
    table: 'audit_finding',
    columns,
    instead: 'obligation IN (SELECT value FROM json_each(?))',
    given: [listedIn(obligations)],
    rows: auditRows(connection, audited),
  })
  for (const finding of [...gone, ...added]) changed.audit.add(finding)
}

function auditRows(connection: ReadConnection, audited: readonly Audited[]): readonly AuditRow[] {
  const recorded = audited.filter(({ facts }) =>
    facts.verdicts.some(({ result, withdrawn }) => result === 'met' && !withdrawn),
  )
  if (recorded.length === 0) return []
  const inputs = {
    ...registerInputs(
      connection,
      recorded.map(({ record }) => record),
    ),
    // What is too long is asked of the list: the office may change its mind.
    longestReceipt: 0,
    unitsOf: unitsOfPeople(connection),
  }
  const answered = unitThen(connection, recorded)
  return recorded.flatMap((of) => {
    const { record: obligation, agreement, session, facts, status } = of
    const answeredBy = (day: string): string | null => answered(of, day)
    const issued = new Map(facts.verdicts.map((verdict) => [verdict.id, verdict.issuedOn]))
    return auditFindings(facts, status, { ...inputs, answeredBy }).map((finding, place) => {
      const verdict = 'verdict' in finding ? finding.verdict : null
      const { record, recordKind } = recordOf(finding, facts.id)
      return [
        obligation,
        agreement,
        session,
        auditReason(finding),
        verdict,
        verdict === null ? null : (issued.get(verdict) ?? null),
        record,
        recordKind,
        finding.kind === 'received_late' ? finding.days : null,
        place,
      ]
    })
  })
}

/** What the register knows beside the facts: bytes, dates of documents, receipts of verdicts of others. */
function registerInputs(
  connection: ReadConnection,
  obligations: readonly number[],
): Pick<AuditInputs, 'bytesOf' | 'receivedOn'> {
  const given = [listedIn(obligations)]
  const evidence = connection.all<{
    sha256: string | null
    state: 'held' | 'missing' | 'altered' | null
  }>(
    `SELECT x.sha256, f.state FROM record_evidence x LEFT JOIN attachment_state f ON f.sha256 = x.sha256
     WHERE x.obligation IN (SELECT value FROM json_each(?))`,
    given,
  )
  // A verdict is whole with its obligation, which is written once: the commit that made it.
  const naming = connection.all<StampRow & { uid: Uint8Array; known: number; own: number }>(
    `SELECT r.uid, p.known, c.installation, c.counter, c.hash, c.wall, c.logical,
       lower(hex(c.installation)) = (SELECT value FROM register_fact WHERE name = 'installation') AS own
     FROM record_verdict x JOIN record r ON r.id = x.record
     JOIN live_change l ON l.record = x.record AND l.field = 10 AND l.element = ''
     JOIN commit_log c ON c.id = l.commit_id JOIN receipt p ON p.commit_id = c.id
     WHERE x.obligation IN (SELECT value FROM json_each(?))`,
    given,
  )
  const received = [...groupedBy(naming, ({ uid }) => toHex(uid))].flatMap(([uid, rows]) =>
    makerFirst(uid, rows)
      .slice(0, 1)
      .filter(({ own }) => own === 0)
      .map(({ known }) => [uid, known] as const),
  )
  const timeZone =
    connection.get<{ value: string }>("SELECT value FROM register_fact WHERE name = 'time_zone'")
      ?.value ?? 'UTC'
  const states = new Map(evidence.map(({ sha256, state }) => [sha256, state]))
  const receipts = new Map(received.map(([uid, known]) => [uid, dayIn(timeZone, known)]))
  return {
    // As this office last found it; a file that nobody has looked at since it was kept is held.
    bytesOf: (sha256) => states.get(sha256) ?? 'held',
    receivedOn: (uid) => receipts.get(uid) ?? null,
  }
}

/** What a finding is about. */
function recordOf(
  finding: AuditFinding,
  obligation: string,
): Pick<ReadinessRow, 'record' | 'recordKind'> {
  switch (finding.kind) {
    case 'breach':
      return finding.breach.kind === 'own_work'
        ? ofOwnWork(finding.breach)
        : { record: finding.verdict, recordKind: 'verdict' }
    case 'dated_before_basis':
      return ofBasis(finding.record, finding.id)
    case 'basis_report_withdrawn':
      return ofBasis('report', finding.report)
    case 'evidence_unknown':
    case 'evidence_withdrawn':
    case 'evidence_purged':
    case 'evidence_hash_differs':
    case 'evidence_bytes_missing':
    case 'evidence_altered':
      return ofBasis('evidence', finding.evidence)
    case 'received_late':
    case 'fulfilment_date_missing':
    case 'fulfilled_after_issue':
    case 'other_verifier':
    case 'verifier_same_unit':
      return { record: finding.verdict, recordKind: 'verdict' }
    case 'conflict':
    case 'unseen_report':
    case 'no_notification':
      return { record: obligation, recordKind: 'obligation' }
  }
}

const ofOwnWork = ({
  record,
  id,
}: Breach & { readonly kind: 'own_work' }): Pick<ReadinessRow, 'record' | 'recordKind'> =>
  record === 'obligation' ? { record: id, recordKind: 'obligation' } : ofBasis(record, id)

const ofBasis = (
  kind: 'report' | 'evidence',
  record: string,
): Pick<ReadinessRow, 'record' | 'recordKind'> => ({
  record,
  recordKind: kind === 'report' ? 'progressReport' : 'evidence',
})
