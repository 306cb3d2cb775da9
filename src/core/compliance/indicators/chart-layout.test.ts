import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { IndicatorDefinition, Measurement } from './course.ts'
import { chartLayout, niceTicks } from './chart-layout.ts'

const indicator: IndicatorDefinition = {
  direction: 'decrease',
  scale: 'percent_change',
  baselinePeriod: '2012',
  baselineValue: null,
  target: -40,
  targetBy: '2018',
}
const measured = (on: string | null, value: number): Measurement => ({ on, value, atLeast: false })
const size = { width: 700, height: 300, left: 50, right: 50, top: 20, bottom: 30 }

test('time runs from the end of the baseline to the date of the target, values from below to above', () => {
  const layout = chartLayout(
    indicator,
    [measured('2013-12-31', -10), measured('2015-12-31', -22), measured(null, -30)],
    size,
  )
  expect(layout.ticks.map(({ value }) => value)).toEqual([-40, -30, -20, -10, 0])
  expect(layout.baseline).toBe(20)
  expect(layout.target).toBe(270)
  expect(layout.way).toEqual({ x1: 50, y1: 20, x2: 650, y2: 270 })
  expect(layout.days.map(({ day }) => day)).toEqual([
    '2012-12-31',
    '2013-12-31',
    '2015-12-31',
    '2018-12-31',
  ])
  expect(layout.points.map(({ x, y }) => [Math.round(x), y])).toEqual([
    [150, 82.5],
    [350, 157.5],
  ])
})

test('one measurement without baseline or target stands in the middle', () => {
  const alone = {
    ...indicator,
    scale: null,
    baselinePeriod: null,
    target: null,
    targetBy: null,
  }
  const { points, baseline, target, way } = chartLayout(alone, [measured('2015-12-31', 7)], size)
  expect({ baseline, target, way }).toEqual({ baseline: null, target: null, way: null })
  expect(points.map(({ x }) => x)).toEqual([350])
})

test('ticks span every value with a few round figures', () => {
  const values = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(values, (given) => {
      const ticks = niceTicks(given)
      expect(ticks[0]).toBeLessThanOrEqual(Math.min(...given))
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...given))
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(7)
    }),
  )
})
