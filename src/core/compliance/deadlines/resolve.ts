import type { SessionType } from '../../schema/codes.ts'
import type { DeadlineAnchor, DeadlineRule, DeadlineStage } from '../../schema/deadline-rule.ts'
import { addDays, addMonths, earliest, endOfYear, isDay, parsePartialDate } from '../day.ts'

/** What a deadline waits for. */
export const missingAnchors = [
  'session_date',
  'gazette_date',
  'notification_date',
  'named_session',
  'next_session',
  /** The stages name other units, and none is for all the rest. */
  'stage',
  /** The rule names a day, month or year that no calendar has (only an import can bring that). */
  'valid_rule',
] as const
export type MissingAnchor = (typeof missingAnchors)[number]

export type ResolvedDeadline =
  | { readonly kind: 'date'; readonly date: string }
  /** Reckoned from a day that is itself expected, or that the true anchor cannot precede. */
  | { readonly kind: 'estimate'; readonly date: string; readonly missing: MissingAnchor }
  | { readonly kind: 'undetermined'; readonly missing: MissingAnchor }
  /** A person said that there is no deadline. */
  | { readonly kind: 'none' }
  /** The text states none. */
  | { readonly kind: 'unstated' }

/** A session's day as far as it is known, each `YYYY-MM-DD`. */
export interface SessionDay {
  readonly date: string | null
  readonly estimated: string | null
}

/** What rules are reckoned from, for one obligation. */
export interface DeadlineAnchors {
  /** Code of the unit that is bound: for staged deadlines. */
  readonly unit: string
  /** The session that adopted the agreement. */
  readonly session: SessionDay
  /** Publication in the Diario Oficial de la Federación. */
  readonly gazette: string | null
  /** The day on which the unit learnt of its obligation: `notificationDay`. */
  readonly notification: string | null
  /** A session of the same body by its ordinal; `null` when the register has none. */
  readonly sessionNumbered: (ordinal: number, type: SessionType) => SessionDay | null
  /** The first session of the same body after this one; `null` when the register has none. */
  readonly nextSession: SessionDay | null
  readonly isBusinessDay: (day: string) => boolean
}

/** `rule` null: the text states no deadline. Total: days that do not exist count as not known. */
export function resolveDeadline(
  rule: DeadlineRule | null,
  anchors: DeadlineAnchors,
): ResolvedDeadline {
  if (rule === null) return { kind: 'unstated' }
  switch (rule.rule) {
    case 'none':
      return { kind: 'none' }
    case 'fixed_day':
      return onDay(isDay(rule.date) ? rule.date : null)
    case 'end_of_month':
      return onDay(/^\d{4}-\d{2}$/.test(rule.month) ? parsePartialDate(rule.month)?.last : null)
    case 'end_of_fiscal_year':
    case 'within_year':
    case 'starts_in_year':
      return onDay(isYear(rule.year) ? endOfYear(rule.year) : null)
    case 'after':
      return isCount(rule.count)
        ? mapDay(anchorDay(rule.anchor, anchors), (day) => after(day, rule, anchors.isBusinessDay))
        : onDay(null)
    case 'period_of_years':
      return isCount(rule.years)
        ? mapDay(anchorDay(rule.anchor, anchors), (day) => addMonths(day, rule.years * 12))
        : onDay(null)
    case 'at_session':
      return sessionDay(anchors.sessionNumbered(rule.ordinal, rule.type), 'named_session')
    case 'next_session':
      return sessionDay(anchors.nextSession, 'next_session')
    case 'staged':
      return staged(rule.stages, anchors.unit)
  }
}

function onDay(day: string | null | undefined): ResolvedDeadline {
  return day === null || day === undefined
    ? { kind: 'undetermined', missing: 'valid_rule' }
    : { kind: 'date', date: day }
}

function isYear(year: number): boolean {
  return Number.isInteger(year) && year >= 1 && year <= 9999
}

/** Bounded, because business days are counted one by one. */
function isCount(count: number): boolean {
  return Number.isInteger(count) && count >= 0 && count <= 10_000
}

function mapDay(deadline: ResolvedDeadline, move: (day: string) => string): ResolvedDeadline {
  return deadline.kind === 'date' || deadline.kind === 'estimate'
    ? { ...deadline, date: move(deadline.date) }
    : deadline
}

function sessionDay(session: SessionDay | null, missing: MissingAnchor): ResolvedDeadline {
  const date = knownDay(session?.date)
  if (date !== null) return { kind: 'date', date }
  const estimated = knownDay(session?.estimated)
  return estimated === null
    ? { kind: 'undetermined', missing }
    : { kind: 'estimate', date: estimated, missing }
}

/**
 * The gazette publishes after the session, and the unit is notified after it too; so while their day is
 * not known the session's is the earliest that they can be, and serves as the estimate.
 */
function anchorDay(anchor: DeadlineAnchor, anchors: DeadlineAnchors): ResolvedDeadline {
  switch (anchor) {
    case 'session':
      return sessionDay(anchors.session, 'session_date')
    case 'gazette':
      return laterThanSession(anchors.gazette, anchors.session, 'gazette_date')
    case 'notification':
      return laterThanSession(anchors.notification, anchors.session, 'notification_date')
  }
}

function laterThanSession(
  day: string | null,
  session: SessionDay,
  missing: MissingAnchor,
): ResolvedDeadline {
  const known = knownDay(day)
  if (known !== null) return { kind: 'date', date: known }
  const estimated = knownDay(session.date) ?? knownDay(session.estimated)
  return estimated === null
    ? { kind: 'undetermined', missing }
    : { kind: 'estimate', date: estimated, missing }
}

function knownDay(day: string | null | undefined): string | null {
  return day !== null && day !== undefined && isDay(day) ? day : null
}

/** The day of the anchor does not count: the term begins the day after (Ley Federal de Procedimiento Administrativo, art. 38). */
function after(
  anchor: string,
  rule: DeadlineRule & { readonly rule: 'after' },
  isBusinessDay: (day: string) => boolean,
): string {
  switch (rule.unit) {
    case 'calendar_days':
      return addDays(anchor, rule.count)
    case 'months':
      return addMonths(anchor, rule.count)
    case 'business_days':
      return addBusinessDays(anchor, rule.count, isBusinessDay)
  }
}

/** Longer than any office closes: a calendar without business days must not hang the program. */
const longestClosure = 366

function addBusinessDays(
  from: string,
  count: number,
  isBusinessDay: (day: string) => boolean,
): string {
  let day = from
  for (let left = count; left > 0; left -= 1) {
    let closed = 0
    do {
      day = addDays(day, 1)
      closed += 1
    } while (!isBusinessDay(day) && closed < longestClosure)
  }
  return day
}

/** The unit's own stage; else the one for all others. Named in several, the earliest counts. */
function staged(stages: readonly DeadlineStage[], unit: string): ResolvedDeadline {
  const own = stages.filter(({ units }) => units.includes(unit))
  const applicable = own.length > 0 ? own : stages.filter(({ units }) => units.length === 0)
  if (applicable.length === 0) return { kind: 'undetermined', missing: 'stage' }
  return onDay(earliest(applicable.map(({ date }) => date).filter(isDay)))
}
