import type { IndicatorScale } from '../../schema/codes.ts'
import type { IndicatorCourse } from '../codes.ts'
import { daysBetween, isDay, parsePartialDate } from '../day.ts'
import { parsePeriod } from './period.ts'

export interface IndicatorDefinition {
  readonly direction: 'decrease' | 'increase' | null
  readonly scale: IndicatorScale | null
  readonly baselinePeriod: string | null
  readonly baselineValue: number | null
  readonly target: number | null
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly targetBy: string | null
}

export interface Measurement {
  readonly value: number
  /** The source says "more than": the figure is at least that far from zero. */
  readonly atLeast: boolean
  /** The last day that it covers; `null` where nobody knows. */
  readonly on: string | null
}

/**
 * The day by which measurements follow each other: its own, the end of its period, or its session's. What an import
 * wrote as a day and no calendar has is passed over.
 */
export function measuredOn(
  date: string | null,
  period: string | null,
  sessionDate: string | null,
): string | null {
  const covered = period === null ? null : parsePeriod(period)
  return existing(date) ?? covered?.last ?? existing(sessionDate)
}

const existing = (day: string | null): string | null => (day !== null && isDay(day) ? day : null)

/**
 * The sessions report most indicators as the change against a period ("has dropped by 22 %") and seldom give the value
 * of that period. Such a figure is measured from zero, whatever the period's own value was.
 */
export const measuresChange = ({ scale }: Pick<IndicatorDefinition, 'scale'>): boolean =>
  scale === 'percent_change'

/** From where the indicator sets out; `null`: nobody knows. */
export const baselineOf = (
  indicator: Pick<IndicatorDefinition, 'scale' | 'baselineValue'>,
): number | null => (measuresChange(indicator) ? 0 : indicator.baselineValue)

/** Per cent by which a value differs from the baseline; `null` where there is none to compare with. */
export function changeAgainstBaseline(
  indicator: Pick<IndicatorDefinition, 'scale' | 'baselineValue'>,
  value: number,
): number | null {
  if (measuresChange(indicator)) return value
  const { baselineValue } = indicator
  return baselineValue === null || baselineValue === 0
    ? null
    : ((value - baselineValue) / Math.abs(baselineValue)) * 100
}

/** The target asks for what already is, or for the opposite of the indicator's direction. */
export function targetOnWrongSide(
  indicator: Pick<IndicatorDefinition, 'direction' | 'scale' | 'baselineValue' | 'target'>,
): boolean {
  const { direction, target } = indicator
  const baseline = baselineOf(indicator)
  if (direction === null || target === null || baseline === null) return false
  return direction === 'decrease' ? target >= baseline : target <= baseline
}

/**
 * The value by which one would be on the straight way from the baseline (end of its period) to the target (last day of
 * its date); `null` where one of the four is not known, or the way has no length.
 */
export function expectedOn(indicator: IndicatorDefinition, day: string): number | null {
  const baseline = baselineOf(indicator)
  const start =
    indicator.baselinePeriod === null ? undefined : parsePeriod(indicator.baselinePeriod)?.last
  const end = targetDay(indicator)
  const { target } = indicator
  if (baseline === null || target === null || start === undefined || end === null || start >= end) {
    return null
  }
  const passed = daysBetween(start, day) / daysBetween(start, end)
  return baseline + (target - baseline) * Math.min(Math.max(passed, 0), 1)
}

const targetDay = ({ targetBy }: Pick<IndicatorDefinition, 'targetBy'>): string | null =>
  targetBy === null ? null : (parsePartialDate(targetBy)?.last ?? null)

/**
 * Where the indicator stands by its last measurement. Before the target's date it is on course when the measurement is
 * as far as the straight way to the target demands, or, where no dates tell, at least on its good side of the baseline.
 * "More than" proves only what lies on the near side of it; what it leaves open is `undetermined`.
 */
export function courseOf(
  indicator: IndicatorDefinition,
  last: Measurement | null,
): IndicatorCourse {
  const { direction, target } = indicator
  if (last === null) return 'unmeasured'
  if (target === null || direction === null) return 'without_target'
  if (targetOnWrongSide(indicator)) return 'undetermined'
  const reached = isAt(direction, last, target)
  if (reached === 'yes') return 'reached'
  const end = targetDay(indicator)
  if (end !== null && last.on !== null && last.on >= end) {
    return reached === 'no' ? 'missed' : 'undetermined'
  }
  const expected = last.on === null ? null : expectedOn(indicator, last.on)
  const baseline = baselineOf(indicator)
  if (expected === null && baseline === null) return 'undetermined'
  switch (
    expected === null ? isBeyond(direction, last, baseline ?? 0) : isAt(direction, last, expected)
  ) {
    case 'yes':
      return 'on_course'
    case 'no':
      return 'off_course'
    case 'unknown':
      return 'undetermined'
  }
}

type Known = 'yes' | 'no' | 'unknown'

/** Whether the true value is at `goal` or better. */
function isAt(
  direction: 'decrease' | 'increase',
  { value, atLeast }: Measurement,
  goal: number,
): Known {
  const good = direction === 'decrease' ? value <= goal : value >= goal
  return certainly(direction, { value, atLeast }, good)
}

function isBeyond(
  direction: 'decrease' | 'increase',
  { value, atLeast }: Measurement,
  goal: number,
): Known {
  const good = direction === 'decrease' ? value < goal : value > goal
  return certainly(direction, { value, atLeast }, good)
}

function certainly(
  direction: 'decrease' | 'increase',
  { value, atLeast }: Pick<Measurement, 'value' | 'atLeast'>,
  good: boolean,
): Known {
  if (!atLeast) return good ? 'yes' : 'no'
  // The true figure lies further from zero, which is the better side or the worse.
  const openToBetter = direction === 'decrease' ? value < 0 : value >= 0
  if (openToBetter) return good ? 'yes' : 'unknown'
  return good ? 'unknown' : 'no'
}
