import { dayNumber, parsePartialDate } from '../day.ts'
import { baselineOf, type IndicatorDefinition, type Measurement } from './course.ts'
import { parsePeriod } from './period.ts'

export interface ChartSize {
  readonly width: number
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface ChartPoint<Observation> {
  readonly x: number
  readonly y: number
  readonly observation: Observation
}

export interface ChartLayout<Observation> {
  readonly points: readonly ChartPoint<Observation>[]
  readonly ticks: readonly { readonly value: number; readonly y: number }[]
  /** Days below the axis, in order. */
  readonly days: readonly { readonly day: string; readonly x: number }[]
  readonly baseline: number | null
  readonly target: number | null
  /** The straight way from the baseline to the target, where both have a day. */
  readonly way: {
    readonly x1: number
    readonly y1: number
    readonly x2: number
    readonly y2: number
  } | null
}

/** Where everything of an indicator's chart stands, in the units of the drawing. Measurements without a day are left out. */
export function chartLayout<Observation extends Pick<Measurement, 'value' | 'on'>>(
  indicator: IndicatorDefinition,
  observations: readonly Observation[],
  size: ChartSize,
): ChartLayout<Observation> {
  const measured = observations.flatMap((observation) =>
    observation.on === null ? [] : [{ observation, on: observation.on }],
  )
  const baseline = baselineOf(indicator)
  const { target } = indicator
  const startDay =
    indicator.baselinePeriod === null ? null : (parsePeriod(indicator.baselinePeriod)?.last ?? null)
  const endDay =
    indicator.targetBy === null ? null : (parsePartialDate(indicator.targetBy)?.last ?? null)
  const days = [
    ...new Set([startDay, ...measured.map(({ on }) => on), endDay].filter((day) => day !== null)),
  ].toSorted()
  const x = scale(days.map(dayNumber), size.left, size.width - size.right)
  const ticks = niceTicks([
    ...measured.map(({ observation }) => observation.value),
    ...[baseline, target].filter((value) => value !== null),
  ])
  const y = scale(ticks, size.height - size.bottom, size.top)
  return {
    points: measured.map(({ observation, on }) => ({
      observation,
      x: x(dayNumber(on)),
      y: y(observation.value),
    })),
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    days: days.map((day) => ({ day, x: x(dayNumber(day)) })),
    baseline: baseline === null ? null : y(baseline),
    target: target === null ? null : y(target),
    way:
      startDay === null || endDay === null || baseline === null || target === null
        ? null
        : { x1: x(dayNumber(startDay)), y1: y(baseline), x2: x(dayNumber(endDay)), y2: y(target) },
  }
}

/** From the least and the greatest of the values to two ends of a line; a single value stands in its middle. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const least = Math.min(...values)
  const greatest = Math.max(...values)
  return greatest > least
    ? (value) => from + ((value - least) / (greatest - least)) * (to - from)
    : () => (from + to) / 2
}

/** Four to seven round figures that span the values. */
export function niceTicks(values: readonly number[]): readonly number[] {
  if (values.length === 0) return []
  const least = Math.min(...values)
  const greatest = Math.max(...values)
  const span = greatest > least ? greatest - least : Math.max(Math.abs(greatest), 1)
  const rough = span / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10)
  const first = Math.floor(least / step)
  const last = Math.max(Math.ceil(greatest / step), first + 1)
  // Multiples are reckoned one by one: steps that are added up lose their roundness.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  )
}
