import { isDay } from './day.ts'
import type { ObligationFacts, VerdictFacts } from './facts.ts'

/** A report or document on which a verdict says to rest, and which bears a later day than the verdict. */
export interface LaterBasis {
  readonly record: 'report' | 'evidence'
  readonly id: string
}

/** What a verdict cannot have seen on the day that it bears (DESIGN 5.6): first evidence, then reports, by id. */
export function datedBeforeBasis(
  verdict: Pick<VerdictFacts, 'issuedOn' | 'basisReports' | 'basisEvidence'>,
  facts: Pick<ObligationFacts, 'reports' | 'evidence'>,
): readonly LaterBasis[] {
  const isLater = (day: string | null): boolean =>
    day !== null && isDay(day) && verdict.issuedOn < day
  const evidence = new Set(verdict.basisEvidence.map(({ id }) => id))
  const reports = new Set(verdict.basisReports)
  return [
    ...inOrder(facts.evidence.filter(({ id, date }) => evidence.has(id) && isLater(date))).map(
      (id): LaterBasis => ({ record: 'evidence', id }),
    ),
    ...inOrder(
      facts.reports.filter(({ id, reportedOn }) => reports.has(id) && isLater(reportedOn)),
    ).map((id): LaterBasis => ({ record: 'report', id })),
  ]
}

/** Each once. */
const inOrder = (found: readonly { readonly id: string }[]): readonly string[] =>
  [...new Set(found.map(({ id }) => id))].toSorted()
