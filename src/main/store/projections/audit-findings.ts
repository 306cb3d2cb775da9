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
import { bulkInsert } from '../bulk-insert.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { dayIn } from '../known-by.ts'
import { listedIn } from './listed-in.ts'

/** What the rules said of an obligation, by its local number. */
export interface Audited {
  readonly record: number
  readonly agreement: number
  readonly session: number | null
  readonly facts: ObligationFacts
  readonly status: ObligationStatus
}

/**
 * Every reason against those of these obligations that some standing verdict calls met. `obligations`: all of which
 * something may have been found before; `audited`: those of them that are there.
 */
export function writeAuditFindings(
  connection: WriteConnection,
  obligations: readonly number[],
  audited: readonly Audited[],
): void {
  connection.run('DELETE FROM audit_finding WHERE obligation IN (SELECT value FROM json_each(?))', [
    listedIn(obligations),
  ])
  const recorded = audited.filter(({ facts }) =>
    facts.verdicts.some(({ result, withdrawn }) => result === 'met' && !withdrawn),
  )
  if (recorded.length === 0) return
  const inputs = {
    ...registerInputs(
      connection,
      recorded.map(({ record }) => record),
    ),
    // What is too long is asked of the list: the office may change its mind.
    longestReceipt: 0,
  }
  const rows = bulkInsert(
    connection,
    'audit_finding (obligation, agreement, session, reason, verdict, issued_on, record, record_kind, days, place)',
    10,
  )
  for (const { record: obligation, agreement, session, facts, status } of recorded) {
    const issued = new Map(facts.verdicts.map((verdict) => [verdict.id, verdict.issuedOn]))
    auditFindings(facts, status, inputs).forEach((finding, place) => {
      const verdict = 'verdict' in finding ? finding.verdict : null
      const { record, recordKind } = recordOf(finding, facts.id)
      rows.add([
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
      ])
    })
  }
  rows.write()
}

/** What the register knows beside the facts: bytes, dates of documents, receipts of verdicts of others. */
function registerInputs(
  connection: ReadConnection,
  obligations: readonly number[],
): Omit<AuditInputs, 'longestReceipt'> {
  const given = [listedIn(obligations)]
  const evidence = connection.all<{
    uid: Uint8Array
    date: string | null
    sha256: string | null
    state: 'held' | 'missing' | 'altered' | null
  }>(
    `SELECT r.uid, x.date, x.sha256, f.state FROM record_evidence x JOIN record r ON r.id = x.record
     LEFT JOIN attachment_state f ON f.sha256 = x.sha256
     WHERE x.obligation IN (SELECT value FROM json_each(?))`,
    given,
  )
  // A verdict is whole with its obligation, which is written once: the commit that made it.
  const received = connection.all<{ uid: Uint8Array; known: number }>(
    `SELECT r.uid, min(p.known) AS known FROM record_verdict x JOIN record r ON r.id = x.record
     JOIN live_change l ON l.record = x.record AND l.field = 10 AND l.element = ''
     JOIN commit_log c ON c.id = l.commit_id JOIN receipt p ON p.commit_id = c.id
     WHERE x.obligation IN (SELECT value FROM json_each(?))
       AND lower(hex(c.installation)) <> (SELECT value FROM register_fact WHERE name = 'installation')
     GROUP BY r.uid`,
    given,
  )
  const timeZone =
    connection.get<{ value: string }>("SELECT value FROM register_fact WHERE name = 'time_zone'")
      ?.value ?? 'UTC'
  const states = new Map(evidence.map(({ sha256, state }) => [sha256, state]))
  const dates = new Map(evidence.map(({ uid, date }) => [toHex(uid), date]))
  const receipts = new Map(received.map(({ uid, known }) => [toHex(uid), dayIn(timeZone, known)]))
  return {
    // As this office last found it; a file that nobody has looked at since it was kept is held.
    bytesOf: (sha256) => states.get(sha256) ?? 'held',
    evidenceDate: (uid) => dates.get(uid) ?? null,
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
