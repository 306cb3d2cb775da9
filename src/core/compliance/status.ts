import type { VerdictResult } from '../schema/codes.ts'
import type { Compliance, Response, Verification } from './codes.ts'
import { latest } from './day.ts'
import type { ObligationFacts, ReportFacts, VerdictFacts } from './facts.ts'
import { breachesOf } from './gate.ts'
import type { Breach } from './gate.ts'
import { governing } from './governing.ts'

export interface ObligationStatus {
  readonly compliance: Compliance
  readonly verification: Verification
  readonly response: Response
  /** Day of fulfilment when met and the verdict says it; of several verdicts the latest. */
  readonly fulfilledOn: string | null
  /** Ids of the governing verdicts, `returned` ones included. */
  readonly governing: readonly string[]
  /** Ids of the verdicts that compliance follows from: `returned` leaves it as it was. */
  readonly determining: readonly string[]
  /** Governing verdicts with different results; the less favourable counts meanwhile. */
  readonly conflict: boolean
  /** Verdicts that do not count, and why; withdrawn ones are not listed. */
  readonly breaches: readonly VerdictBreaches[]
  /** One of these is answered by no verdict that counts: somebody has still to judge. */
  readonly breachOpen: boolean
  /** The first day on which the unit claimed fulfilment in a report that no governing verdict has seen. */
  readonly claimPendingSince: string | null
  readonly withdrawn: boolean
  /** Exhortations, permissions and procedure bind nobody to a day: they are never overdue. */
  readonly binds: boolean
}

export interface VerdictBreaches {
  readonly verdict: string
  readonly breaches: readonly Breach[]
}

type Determination = Exclude<VerdictResult, 'returned'>

/**
 * From the least to the most favourable to the unit. `moot` stands below `met`: it releases from the
 * duty, and proves nothing done.
 */
const favour: Readonly<Record<Determination, number>> = {
  not_met: 0,
  partially_met: 1,
  moot: 2,
  met: 3,
}

/** The status of one obligation: a function of the sets in `facts`, whatever their order or repetition. */
export function obligationStatus(facts: ObligationFacts): ObligationStatus {
  const breaches = verdictBreaches(facts)
  const inBreach = new Set(breaches.map(({ verdict }) => verdict))
  const counts = (verdict: VerdictFacts): boolean => !verdict.withdrawn && !inBreach.has(verdict.id)
  const reports = facts.reports.filter(({ withdrawn }) => !withdrawn)

  const governingVerdicts = governing(facts.verdicts, counts)
  const determining = governing(
    facts.verdicts,
    (verdict) => counts(verdict) && verdict.result !== 'returned',
  )
  const seen = new Set(governingVerdicts.flatMap(({ basisReports }) => basisReports))
  const unseen = reports.filter(({ id }) => !seen.has(id))
  const compliance = complianceOf(determining, reports)

  return {
    compliance,
    verification: verificationOf(governingVerdicts, reports, unseen),
    response: responseOf(
      governing(facts.verdicts, (verdict) => counts(verdict) && pertinenceOf(verdict) !== null),
      reports,
    ),
    fulfilledOn: compliance === 'met' ? fulfilmentOf(determining) : null,
    governing: governingVerdicts.map(({ id }) => id),
    determining: determining.map(({ id }) => id),
    conflict: new Set(governingVerdicts.map(({ result }) => result)).size > 1,
    breaches,
    breachOpen: breaches.some(({ verdict: id }) =>
      governing(facts.verdicts, (verdict) => counts(verdict) || verdict.id === id).some(
        (verdict) => verdict.id === id,
      ),
    ),
    claimPendingSince: firstClaimOf(unseen),
    withdrawn: facts.withdrawn,
    binds: facts.nature === 'binding',
  }
}

function verdictBreaches(facts: ObligationFacts): readonly VerdictBreaches[] {
  const found = new Map<string, readonly Breach[]>()
  for (const verdict of facts.verdicts) {
    if (verdict.withdrawn) continue
    const breaches = breachesOf(verdict, facts)
    if (breaches.length > 0) found.set(verdict.id, breaches)
  }
  return [...found]
    .map(([verdict, breaches]) => ({ verdict, breaches }))
    .toSorted((a, b) => (a.verdict < b.verdict ? -1 : 1))
}

function complianceOf(
  determining: readonly VerdictFacts[],
  reports: readonly ReportFacts[],
): Compliance {
  const results = determining.map(({ result }) => result).filter(determines)
  const least = results.reduce<Determination | null>(
    (worst, result) => (worst === null || favour[result] < favour[worst] ? result : worst),
    null,
  )
  return least ?? (reports.length > 0 ? 'in_progress' : 'not_started')
}

function determines(result: VerdictResult): result is Determination {
  return result !== 'returned'
}

/** A report that no governing verdict has seen waits for one, whatever was said of the earlier ones. */
function verificationOf(
  governingVerdicts: readonly VerdictFacts[],
  reports: readonly ReportFacts[],
  unseen: readonly ReportFacts[],
): Verification {
  if (unseen.length > 0) return 'reported'
  if (governingVerdicts.some(({ result }) => result === 'returned')) return 'returned'
  if (governingVerdicts.length > 0) return 'validated'
  return reports.length > 0 ? 'reported' : 'none'
}

/**
 * "Unrelated" is the verifier's word and stays until a verifier says otherwise: a fresh report does not
 * wash it off. Without it the unit's last report speaks.
 */
function responseOf(
  pertinenceVerdicts: readonly VerdictFacts[],
  reports: readonly ReportFacts[],
): Response {
  if (pertinenceVerdicts.some((verdict) => pertinenceOf(verdict) === 'unrelated')) {
    return 'unrelated'
  }
  const last = reports.reduce<ReportFacts | null>(
    (best, report) => (best === null || isLater(report, best) ? report : best),
    null,
  )
  if (last === null) return 'none'
  return last.response ?? 'answered'
}

/** What fulfils an obligation, even in part, cannot be unrelated to it; other results may leave it open. */
function pertinenceOf({ pertinence, result }: VerdictFacts): VerdictFacts['pertinence'] {
  const fulfils = result === 'met' || result === 'partially_met'
  return pertinence ?? (fulfils ? 'pertinent' : null)
}

function isLater(a: ReportFacts, b: ReportFacts): boolean {
  if (a.reportedOn !== b.reportedOn) return a.reportedOn > b.reportedOn
  if (a.clock.wall !== b.clock.wall) return a.clock.wall > b.clock.wall
  if (a.clock.logical !== b.clock.logical) return a.clock.logical > b.clock.logical
  return a.id > b.id
}

function fulfilmentOf(determining: readonly VerdictFacts[]): string | null {
  return latest(
    determining.flatMap(({ fulfilledOn }) => (fulfilledOn === null ? [] : [fulfilledOn])),
  )
}

function firstClaimOf(unseen: readonly ReportFacts[]): string | null {
  const days = unseen
    .filter(({ claim, response }) => claim === 'met' && response !== 'declined_competence')
    .map(({ reportedOn }) => reportedOn)
  return days.length > 0 ? days.reduce((first, day) => (day < first ? day : first)) : null
}
