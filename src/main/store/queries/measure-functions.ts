import type { IndicatorScale } from '../../../core/schema/codes.ts'
import { stateShareLow } from '../../../core/compliance/funding/reckoning.ts'
import {
  changeAgainstBaseline,
  courseOf,
  measuredOn,
  targetOnWrongSide,
} from '../../../core/compliance/indicators/course.ts'

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null)
const figure = (value: unknown): number | null => (typeof value === 'number' ? value : null)
const directionOf = (value: unknown): 'decrease' | 'increase' | null =>
  value === 'decrease' || value === 'increase' ? value : null

const scaleOf = (value: unknown): IndicatorScale | null =>
  value === 'value' || value === 'percent_change' ? value : null

/** Rules of the core that lists are filtered and sorted by: SQL calls them, so there is one of each. */
export const measureFunctions = {
  measured_on: (date: unknown, period: unknown, session: unknown): string | null =>
    measuredOn(text(date), text(period), text(session)),

  change_against_baseline: (scale: unknown, baseline: unknown, value: unknown): number | null => {
    const measured = figure(value)
    return measured === null
      ? null
      : changeAgainstBaseline({ scale: scaleOf(scale), baselineValue: figure(baseline) }, measured)
  },

  target_doubtful: (
    direction: unknown,
    scale: unknown,
    baseline: unknown,
    target: unknown,
  ): number =>
    Number(
      targetOnWrongSide({
        direction: directionOf(direction),
        scale: scaleOf(scale),
        baselineValue: figure(baseline),
        target: figure(target),
      }),
    ),

  indicator_course: (
    direction: unknown,
    scale: unknown,
    baselinePeriod: unknown,
    baseline: unknown,
    target: unknown,
    targetBy: unknown,
    value: unknown,
    atLeast: unknown,
    on: unknown,
  ): string => {
    const measured = figure(value)
    return courseOf(
      {
        direction: directionOf(direction),
        scale: scaleOf(scale),
        baselinePeriod: text(baselinePeriod),
        baselineValue: figure(baseline),
        target: figure(target),
        targetBy: text(targetBy),
      },
      measured === null ? null : { value: measured, atLeast: atLeast === 1, on: text(on) },
    )
  },

  state_share_low: (federal: unknown, share: unknown): number =>
    Number(stateShareLow({ federalAmount: figure(federal), stateShare: figure(share) })),
}
