import type { ReadinessRow } from '../../../contract/review.ts'
import {
  auditFindings,
  auditReason,
  type AuditFinding,
  type AuditInputs,
} from '../../../core/compliance/audit-readiness.ts'
import type { Breach } from '../../../core/compliance/gate.ts'
import { auditReasons } from '../../../core/compliance/codes.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { dayIn } from '../known-by.ts'
import { listedIn } from '../projections/listed-in.ts'
import { assessObligations } from '../projections/obligation-status.ts'
import { loadDirectory } from '../projections/people.ts'
import { code, day, id, integer, named, text } from './list-columns.ts'
import { officeSettings } from './office-settings.ts'
import type { Reckoned } from './reckoned-page.ts'

/** As of `reckonedPage`. */
export const readinessColumns = {
  reason: code('reason', auditReasons),
  obligation: id('obligation'),
  unit: named('unit', 'unit', text('unit')),
  agreement: named('agreement', 'agreement', id('agreement')),
  agreementNumber: text('agreementNumber'),
  session: named('session', 'session', text('session')),
  issuedOn: day('issuedOn'),
  recordKind: text('recordKind'),
  days: integer('days'),
}
export const readinessSearched = ['agreementNumber', 'agreementTitle', 'unit', 'session']

interface Recorded {
  readonly record: number
  readonly uid: Uint8Array
  readonly unit: number | null
  readonly unitCode: string | null
  readonly agreement: number
  readonly agreementUid: Uint8Array
  readonly agreementNumber: string | null
  readonly agreementTitle: string | null
  readonly session: number | null
  readonly sessionUid: Uint8Array | null
  readonly roman: string | null
}

/** So many are assessed in one go. */
const atOnce = 1000

/**
 * Every reason against every obligation that some standing verdict calls met, in order of sessions and agreements. Its
 * cost grows with these obligations and with nothing else: each is assessed again, because receipts, files and the
 * office's settings change what is found without any obligation changing.
 */
export function readiness(connection: ReadConnection): readonly Reckoned<ReadinessRow>[] {
  const recorded = connection.all<Recorded>(
    `SELECT s.obligation AS record, r.uid, s.unit, u.code AS unitCode, s.agreement, g.uid AS agreementUid,
       a.number AS agreementNumber, a.title AS agreementTitle, s.session, z.uid AS sessionUid, y.roman
     FROM obligation_status s JOIN record r ON r.id = s.obligation
     JOIN record g ON g.id = s.agreement JOIN record_agreement a ON a.record = s.agreement
     LEFT JOIN record_unit u ON u.record = s.unit
     LEFT JOIN record z ON z.id = s.session LEFT JOIN record_session y ON y.record = s.session
     WHERE s.present = 1 AND s.obligation IN (
       SELECT v.obligation FROM record_verdict v
       WHERE v.result = 'met' AND v.withdrawn IS NULL AND v.duplicate_of IS NULL)
     ORDER BY s.session, s.agreement, u.inegi, u.code, s.obligation`,
  )
  const directory = loadDirectory(connection)
  const longestReceipt = officeSettings(connection).longestReceiptDays
  const rows: Reckoned<ReadinessRow>[] = []
  for (let start = 0; start < recorded.length; start += atOnce) {
    const some = recorded.slice(start, start + atOnce)
    const records = some.map(({ record }) => record)
    const inputs = { ...registerInputs(connection, records), longestReceipt }
    const assessed = new Map(
      assessObligations(connection, directory, records).map((one) => [one.facts.id, one]),
    )
    for (const place of some) {
      const one = assessed.get(toHex(place.uid))
      if (one === undefined) throw new Error(`obligation ${place.record} has a status and no facts`)
      const issued = new Map(one.facts.verdicts.map((verdict) => [verdict.id, verdict.issuedOn]))
      const findings = auditFindings(one.facts, one.status, inputs)
      rows.push(...findings.map((finding) => rowOf(place, finding, issued)))
    }
  }
  return rows
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

function rowOf(
  place: Recorded,
  finding: AuditFinding,
  issued: ReadonlyMap<string, string>,
): Reckoned<ReadinessRow> {
  const obligation = toHex(place.uid)
  const verdict = 'verdict' in finding ? finding.verdict : null
  const about = recordOf(finding, obligation)
  const reason = auditReason(finding)
  return {
    row: {
      id: [obligation, reason, ...(verdict === null ? [] : [verdict]), about.record].join('/'),
      reason,
      obligation,
      unit: place.unitCode ?? '',
      agreement: toHex(place.agreementUid),
      agreementNumber: place.agreementNumber,
      agreementTitle: place.agreementTitle,
      session: place.roman ?? '',
      sessionId: place.sessionUid === null ? null : toHex(place.sessionUid),
      verdict,
      issuedOn: verdict === null ? null : (issued.get(verdict) ?? null),
      ...about,
      days: finding.kind === 'received_late' ? finding.days : null,
    },
    records: {
      obligation: place.record,
      unit: place.unit,
      agreement: place.agreement,
      session: place.session,
    },
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
