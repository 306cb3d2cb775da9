import { addDays } from './day.ts'
import type { ResolvedDeadline } from './deadlines/resolve.ts'
import type { ObligationStatus } from './status.ts'

/** What depends on the day on which one asks. */
export interface Timeliness {
  /**
   * The deadline is past, the obligation binds and is neither met nor moot, and no claim made in time awaits a
   * verdict.
   */
  readonly overdue: boolean
  /** Due within the window, today included. */
  readonly dueSoon: boolean
  /** Met, and fulfilled after the deadline. */
  readonly metLate: boolean
  /** The unit claimed fulfilment by the deadline and the verdict is still pending: not the unit's delay. */
  readonly reportedInTime: boolean
}

/**
 * `due` is the deadline after extensions; only a real date makes anything late: an estimate is not a
 * deadline. `today` is `YYYY-MM-DD`, `dueSoonDays` the window in calendar days.
 * An obligation found not met stays overdue: a verdict does not stop the delay.
 */
export function timeliness(
  status: Pick<
    ObligationStatus,
    'compliance' | 'fulfilledOn' | 'claimPendingSince' | 'withdrawn' | 'binds'
  >,
  due: ResolvedDeadline,
  today: string,
  dueSoonDays: number,
): Timeliness {
  if (due.kind !== 'date') {
    return { overdue: false, dueSoon: false, metLate: false, reportedInTime: false }
  }
  const closed = status.withdrawn || status.compliance === 'met' || status.compliance === 'moot'
  const pending = status.claimPendingSince
  const reportedInTime = !closed && pending !== null && pending <= due.date
  const waiting = status.binds && !closed && !reportedInTime
  return {
    overdue: waiting && due.date < today,
    dueSoon: waiting && due.date >= today && due.date <= addDays(today, dueSoonDays),
    metLate:
      status.compliance === 'met' && status.fulfilledOn !== null && status.fulfilledOn > due.date,
    reportedInTime,
  }
}
