import type { AuditReason } from './codes.ts'
import { datedBeforeBasis } from './dated-before-basis.ts'
import { daysBetween, isDay } from './day.ts'
import { notificationDay } from './deadlines/notification-day.ts'
import type { ObligationFacts, VerdictFacts } from './facts.ts'
import type { Breach } from './gate.ts'
import { governing } from './governing.ts'
import { isByOtherVerifier } from './other-verifier.ts'
import type { ObligationStatus } from './status.ts'

/** Why an obligation recorded as met would not survive an audit (DESIGN 5.6 and 5.8). */
export type AuditFinding =
  /** The verdict does not count: own work, no evidence file, nobody named, an author not assigned. */
  | { readonly kind: 'breach'; readonly verdict: string; readonly breach: Breach }
  | EvidenceFinding
  /** The verdict bears an earlier day than a report or document that it says to rest on. */
  | {
      readonly kind: 'dated_before_basis'
      readonly verdict: string
      readonly record: 'report' | 'evidence'
      readonly id: string
    }
  | { readonly kind: 'basis_report_withdrawn'; readonly verdict: string; readonly report: string }
  /** This office received the verdict so many days after the day it bears. */
  | { readonly kind: 'received_late'; readonly verdict: string; readonly days: number }
  | { readonly kind: 'fulfilment_date_missing'; readonly verdict: string }
  | { readonly kind: 'fulfilled_after_issue'; readonly verdict: string }
  /** Judged by somebody else than the verifier that the obligation names. */
  | { readonly kind: 'other_verifier'; readonly verdict: string }
  /** Judged by somebody of the unit that answered for the obligation on the day of the verdict. */
  | { readonly kind: 'verifier_same_unit'; readonly verdict: string }
  /** Governing verdicts contradict each other. */
  | { readonly kind: 'conflict' }
  /** A report came after the verdict and nobody has looked at it. */
  | { readonly kind: 'unseen_report' }
  /** Nothing shows that the unit was ever told. */
  | { readonly kind: 'no_notification' }

interface EvidenceFinding {
  readonly kind:
    /** Named in the basis, but no record of this obligation. */
    | 'evidence_unknown'
    | 'evidence_withdrawn'
    | 'evidence_purged'
    /** The record bears another hash than the one that the verifier saw. */
    | 'evidence_hash_differs'
    /** A file whose bytes this register does not hold. */
    | 'evidence_bytes_missing'
    /** A file whose bytes in this register no longer have its hash. */
    | 'evidence_altered'
  readonly verdict: string
  readonly evidence: string
}

/** A finding as it is listed: a breach by what is broken. */
export const auditReason = (finding: AuditFinding): AuditReason =>
  finding.kind === 'breach' ? finding.breach.kind : finding.kind

/** What only the register can tell. Days are `YYYY-MM-DD`. */
export interface AuditInputs {
  /** What this register has under that SHA-256. */
  readonly bytesOf: (sha256: string) => 'held' | 'missing' | 'altered'
  /** When this office received a verdict; `null` for its own. */
  readonly receivedOn: (verdict: string) => string | null
  /** A longer time between a verdict's day and its receipt is a finding. */
  readonly longestReceipt: number
  /** The units of a person as the directory has them; empty: it says none. */
  readonly unitsOf: (person: string) => readonly string[]
  /** The unit that answered for the obligation on a day. */
  readonly answeredBy: (day: string) => string | null
}

/**
 * Empty when the obligation is not recorded as met, or would survive. Recorded as met: a verdict of
 * `met` that nobody withdrew or superseded, whether it counts or is in breach: the paper says so.
 * `status` is that of the same facts.
 */
export function auditFindings(
  facts: ObligationFacts,
  status: ObligationStatus,
  inputs: AuditInputs,
): readonly AuditFinding[] {
  const verdicts = recordedAsMet(facts, status)
  if (verdicts.length === 0 || facts.withdrawn) return []
  const breaches = new Map(status.breaches.map(({ verdict, breaches }) => [verdict, breaches]))
  const findings = verdicts.flatMap((verdict) => [
    ...(breaches.get(verdict.id) ?? []).map((breach): AuditFinding => ({
      kind: 'breach',
      verdict: verdict.id,
      breach,
    })),
    ...ofEvidence(verdict, facts, inputs),
    ...ofReports(verdict, facts),
    ...ofDates(verdict, facts, inputs),
    ...ofVerifier(verdict, facts, inputs),
  ])
  if (status.conflict) findings.push({ kind: 'conflict' })
  if (status.verification === 'reported') findings.push({ kind: 'unseen_report' })
  if (notificationDay(facts.notifications) === null) findings.push({ kind: 'no_notification' })
  return findings
}

/** What compliance follows from, and what it would follow from if breaches did not matter. */
function recordedAsMet(facts: ObligationFacts, status: ObligationStatus): readonly VerdictFacts[] {
  const standing = governing(
    facts.verdicts,
    ({ withdrawn, result }) => !withdrawn && result !== 'returned',
  )
  const recorded = new Set([...status.determining, ...standing.map(({ id }) => id)])
  return [...new Map(facts.verdicts.map((verdict) => [verdict.id, verdict])).values()]
    .filter(({ id, result }) => result === 'met' && recorded.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

function ofEvidence(
  verdict: VerdictFacts,
  facts: ObligationFacts,
  inputs: AuditInputs,
): readonly AuditFinding[] {
  const byId = new Map(facts.evidence.map((evidence) => [evidence.id, evidence]))
  const basis = verdict.basisEvidence.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  return basis.flatMap(({ id, sha256: seen }): readonly AuditFinding[] => {
    const finding = (kind: EvidenceFinding['kind']): EvidenceFinding => ({
      kind,
      verdict: verdict.id,
      evidence: id,
    })
    const evidence = byId.get(id)
    if (evidence === undefined) return [finding('evidence_unknown')]
    const found: AuditFinding[] = []
    if (evidence.withdrawn) found.push(finding('evidence_withdrawn'))
    // A link has no hash; its mark in the basis is empty.
    if ((evidence.sha256 ?? '') !== seen) found.push(finding('evidence_hash_differs'))
    // Purged bytes are missing by decision, which is the finding.
    if (evidence.purged) return [...found, finding('evidence_purged')]
    const bytes = evidence.sha256 === null ? 'held' : inputs.bytesOf(evidence.sha256)
    if (bytes === 'missing') found.push(finding('evidence_bytes_missing'))
    if (bytes === 'altered') found.push(finding('evidence_altered'))
    return found
  })
}

function ofReports(verdict: VerdictFacts, facts: ObligationFacts): readonly AuditFinding[] {
  const basis = new Set(verdict.basisReports)
  return [...new Map(facts.reports.map((report) => [report.id, report])).values()]
    .filter(({ id, withdrawn }) => basis.has(id) && withdrawn)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id }) => ({ kind: 'basis_report_withdrawn', verdict: verdict.id, report: id }))
}

function ofDates(
  verdict: VerdictFacts,
  facts: ObligationFacts,
  inputs: AuditInputs,
): readonly AuditFinding[] {
  const { id, issuedOn, fulfilledOn } = verdict
  const found: AuditFinding[] = datedBeforeBasis(verdict, facts).map(({ record, id: of }) => ({
    kind: 'dated_before_basis',
    verdict: id,
    record,
    id: of,
  }))
  if (fulfilledOn === null) found.push({ kind: 'fulfilment_date_missing', verdict: id })
  else if (fulfilledOn > issuedOn) found.push({ kind: 'fulfilled_after_issue', verdict: id })
  const received = inputs.receivedOn(id)
  if (received !== null && isDay(received) && isDay(issuedOn)) {
    const days = daysBetween(issuedOn, received)
    if (days > inputs.longestReceipt) found.push({ kind: 'received_late', verdict: id, days })
  }
  return found
}

function ofVerifier(
  verdict: VerdictFacts,
  facts: ObligationFacts,
  inputs: AuditInputs,
): readonly AuditFinding[] {
  const found: AuditFinding[] = []
  if (isByOtherVerifier(verdict, facts)) found.push({ kind: 'other_verifier', verdict: verdict.id })
  const units = new Set(verdict.verifiers.flatMap((person) => inputs.unitsOf(person)))
  // Most people who verify are of no unit that answers: who answered then is asked of few.
  const answered = units.size === 0 ? null : inputs.answeredBy(verdict.issuedOn)
  if (answered !== null && units.has(answered)) {
    found.push({ kind: 'verifier_same_unit', verdict: verdict.id })
  }
  return found
}
