import { chartLayout } from '../../../core/compliance/indicators/chart-layout.ts'
import type { MeasuredIndicator } from '../../../contract/list-report.ts'

/** In points; the template draws it as wide as it is. */
const size = { width: 480, height: 150, left: 52, right: 70, top: 10, bottom: 22 }
/** Closer days would run into each other. */
const labelWidth = 52

type Level = {
  readonly label: string
  readonly y: number
}

/** Lines and points of a chart, in points from its upper left corner. */
export type ChartDrawing = {
  readonly width: number
  readonly height: number
  readonly left: number
  /** Where lines end on the right. */
  readonly right: number
  readonly ticks: readonly Level[]
  /** `YYYY-MM`. */
  readonly days: readonly { readonly label: string; readonly x: number }[]
  /** Baseline and target, by their names. */
  readonly baseline: Level | null
  readonly target: Level | null
  readonly way: Readonly<Record<'x1' | 'y1' | 'x2' | 'y2', number>> | null
  readonly points: readonly {
    readonly x: number
    readonly y: number
    /** The source says "or more". */
    readonly open: boolean
  }[]
}

const level = (label: string, y: number | null): Level | null => (y === null ? null : { label, y })

/** `null`: no measurement has a day. */
export function indicatorChart(
  { indicator, observations }: MeasuredIndicator,
  label: {
    readonly figure: (value: number) => string
    readonly baseline: string
    readonly target: string
  },
): ChartDrawing | null {
  const layout = chartLayout(indicator, observations, size)
  if (layout.points.length === 0) return null
  const days: { readonly label: string; readonly x: number }[] = []
  for (const { day, x } of layout.days) {
    const last = days.at(-1)
    if (last === undefined || x - last.x >= labelWidth) days.push({ label: day.slice(0, 7), x })
  }
  return {
    width: size.width,
    height: size.height,
    left: size.left,
    right: size.width - size.right,
    ticks: layout.ticks.map(({ value, y }) => ({ label: label.figure(value), y })),
    days,
    baseline: level(label.baseline, layout.baseline),
    target: level(label.target, layout.target),
    way: layout.way,
    points: layout.points.map(({ x, y, observation }) => ({ x, y, open: observation.atLeast })),
  }
}
