import type { ObligationDetail } from '../../../contract/records.ts'

type Report = ObligationDetail['reports'][number]
type Evidence = ObligationDetail['evidence'][number]
type Verdict = ObligationDetail['verdicts'][number]
type Notification = ObligationDetail['notifications'][number]
type Extension = ObligationDetail['extensions'][number]
type Reassignment = ObligationDetail['reassignments'][number]
type Taken = ObligationDetail['taken'][number]

export type TimelineEntry =
  | {
      readonly kind: 'report'
      readonly day: string
      readonly report: Report
      readonly evidence: readonly Evidence[]
    }
  | { readonly kind: 'evidence'; readonly day: string; readonly evidence: Evidence }
  | { readonly kind: 'verdict'; readonly day: string; readonly verdict: Verdict }
  | { readonly kind: 'notification'; readonly day: string; readonly notification: Notification }
  | { readonly kind: 'extension'; readonly day: string; readonly extension: Extension }
  | { readonly kind: 'reassignment'; readonly day: string; readonly reassignment: Reassignment }
  /** Something was withdrawn, or the obligation opened again. */
  | { readonly kind: 'taken'; readonly day: string; readonly taken: Taken }

/** On one day a unit is named, notified, gets an extension, reports, and is then judged; the last is what is undone. */
const orderWithinDay = [
  'reassignment',
  'notification',
  'extension',
  'report',
  'evidence',
  'verdict',
  'taken',
] as const

/**
 * Everything that happened to an obligation, the latest first; evidence stands with its report. Of two entries of one
 * kind and day the one that was written later comes first.
 */
export function timelineOf(detail: ObligationDetail): readonly TimelineEntry[] {
  const reports = new Set(detail.reports.map(({ id }) => id))
  const entries: readonly TimelineEntry[] = [
    ...detail.notifications.map((notification) => ({
      kind: 'notification' as const,
      day: notification.date,
      notification,
    })),
    ...detail.extensions.map((extension) => ({
      kind: 'extension' as const,
      day: extension.grantedOn,
      extension,
    })),
    ...detail.reassignments.map((reassignment) => ({
      kind: 'reassignment' as const,
      day: reassignment.from,
      reassignment,
    })),
    ...detail.taken.map((taken) => ({
      kind: 'taken' as const,
      day: taken.stated.slice(0, 10),
      taken,
    })),
    ...detail.reports.map((report) => ({
      kind: 'report' as const,
      day: report.reportedOn,
      report,
      evidence: detail.evidence.filter((evidence) => evidence.report === report.id),
    })),
    ...detail.evidence
      .filter(({ report }) => report === null || !reports.has(report))
      .map((evidence) => ({ kind: 'evidence' as const, day: evidence.date ?? '', evidence })),
    ...detail.verdicts.map((verdict) => ({
      kind: 'verdict' as const,
      day: verdict.issuedOn,
      verdict,
    })),
  ]
  const place = (entry: TimelineEntry) => orderWithinDay.indexOf(entry.kind)
  // The engine lists who wrote what in the order of the clock.
  const written = new Map(detail.made.map(({ record }, index) => [record, index]))
  const turn = (entry: TimelineEntry) => written.get(recordOf(entry)) ?? 0
  return entries
    .toSorted((a, b) =>
      a.day === b.day ? place(a) - place(b) || turn(a) - turn(b) : a.day < b.day ? -1 : 1,
    )
    .toReversed()
}

function recordOf(entry: TimelineEntry): string {
  switch (entry.kind) {
    case 'report':
      return entry.report.id
    case 'evidence':
      return entry.evidence.id
    case 'verdict':
      return entry.verdict.id
    case 'notification':
      return entry.notification.id
    case 'extension':
      return entry.extension.id
    case 'reassignment':
      return entry.reassignment.id
    case 'taken':
      return entry.taken.record
  }
}
