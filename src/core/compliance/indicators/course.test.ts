import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeAgainstBaseline,
  courseOf,
  expectedOn,
  measuredOn,
  targetOnWrongSide,
  type IndicatorDefinition,
  type Measurement,
} from './course.ts'

/** Intentional homicide as the 39th session reports it, with a target that an office set. */
const homicide: IndicatorDefinition = {
  direction: 'decrease',
  scale: 'percent_change',
  baselinePeriod: '2012-01/2012-11',
  baselineValue: null,
  target: -30,
  targetBy: '2018-11-30',
}
const police: IndicatorDefinition = {
  direction: 'increase',
  scale: 'value',
  baselinePeriod: '2016',
  baselineValue: 1000,
  target: 2000,
  targetBy: '2018',
}
const at = (value: number, on: string | null = '2015-11-30', atLeast = false): Measurement => ({
  value,
  on,
  atLeast,
})

test('what is not measured, or has nothing to reach, is said to be so', () => {
  expect(courseOf(homicide, null)).toBe('unmeasured')
  expect(courseOf({ ...homicide, target: null }, at(-22))).toBe('without_target')
  expect(courseOf({ ...homicide, direction: null }, at(-22))).toBe('without_target')
})

test('half the time has passed, so half the way has to be done', () => {
  expect(expectedOn(homicide, '2015-11-30')).toBeCloseTo(-15, 1)
  expect(courseOf(homicide, at(-22))).toBe('on_course')
  expect(courseOf(homicide, at(-15))).toBe('on_course')
  expect(courseOf(homicide, at(-14))).toBe('off_course')
  expect(courseOf(police, at(1499, '2017-12-31'))).toBe('off_course')
  expect(courseOf(police, at(1500, '2017-12-31'))).toBe('on_course')
})

test('a target is reached at once, and missed only when its day has come', () => {
  expect(courseOf(homicide, at(-30))).toBe('reached')
  expect(courseOf(homicide, at(-44.6, null))).toBe('reached')
  expect(courseOf(homicide, at(-29.9, '2018-11-29'))).toBe('off_course')
  expect(courseOf(homicide, at(-29.9, '2018-11-30'))).toBe('missed')
  expect(courseOf(police, at(1999, '2018-12-31'))).toBe('missed')
})

test('"more than 24 %" proves a fall of 20, and leaves one of 30 open', () => {
  const moreThan = at(-24, '2015-11-30', true)
  expect(courseOf({ ...homicide, target: -20 }, moreThan)).toBe('reached')
  expect(courseOf({ ...homicide, target: -30 }, moreThan)).toBe('on_course')
  expect(courseOf({ ...homicide, target: -60 }, moreThan)).toBe('undetermined')
  expect(courseOf(homicide, { ...moreThan, on: '2018-12-31' })).toBe('undetermined')
})

test('"more than nothing" of what should fall, as of what should rise, lies above', () => {
  const crimes = { ...police, direction: 'decrease' as const, baselineValue: 100, target: 0 }
  expect(courseOf(crimes, at(0, '2018-12-31', true))).toBe('undetermined')
  const rising = { ...police, baselineValue: -100, target: 0 }
  expect(courseOf(rising, at(0, '2018-12-31', true))).toBe('reached')
})

test('"at least 500" of what should fall proves only that it has not fallen below', () => {
  const crimes = { ...police, direction: 'decrease' as const, target: 400 }
  expect(courseOf(crimes, at(500, '2018-12-31', true))).toBe('missed')
  expect(courseOf(crimes, at(300, '2018-12-31', true))).toBe('undetermined')
})

test('without dates, the good side of the baseline is on course and the baseline itself is not', () => {
  const undated = { ...homicide, targetBy: null }
  expect(courseOf(undated, at(-1))).toBe('on_course')
  expect(courseOf(undated, at(0))).toBe('off_course')
  expect(courseOf(undated, at(3))).toBe('off_course')
  expect(courseOf({ ...homicide, scale: null, target: 800 }, at(900))).toBe('undetermined')
})

test('a target that asks for less than there was is doubtful, and nothing is on course to it', () => {
  expect(targetOnWrongSide({ ...police, target: 900 })).toBe(true)
  expect(targetOnWrongSide({ ...police, target: 1000 })).toBe(true)
  expect(targetOnWrongSide({ ...homicide, target: 5 })).toBe(true)
  expect(targetOnWrongSide(homicide)).toBe(false)
  expect(targetOnWrongSide({ ...police, baselineValue: null, target: 1 })).toBe(false)
  expect(courseOf({ ...police, target: 900 }, at(1500))).toBe('undetermined')
})

test('change is reckoned against the baseline, or is what was measured', () => {
  expect(changeAgainstBaseline(police, 1250)).toBe(25)
  expect(changeAgainstBaseline({ ...police, scale: null }, 1250)).toBe(25)
  expect(changeAgainstBaseline({ ...police, baselineValue: -10 }, -5)).toBe(50)
  expect(changeAgainstBaseline(homicide, -22)).toBe(-22)
  // What was counted in the base period may be known beside it.
  expect(changeAgainstBaseline({ ...homicide, baselineValue: 20_000 }, -22)).toBe(-22)
  expect(expectedOn({ ...homicide, baselineValue: 20_000 }, '2015-11-30')).toBeCloseTo(-15, 1)
  expect(changeAgainstBaseline({ ...police, baselineValue: 0 }, 5)).toBeNull()
  expect(changeAgainstBaseline({ ...police, baselineValue: null }, 5)).toBeNull()
})

test('a measurement is of its day, else of the end of its period, else of its session', () => {
  expect(measuredOn('2015-12-01', '2015', '2015-12-18')).toBe('2015-12-01')
  expect(measuredOn(null, '2015-01/2015-11', '2015-12-18')).toBe('2015-11-30')
  expect(measuredOn(null, 'el mismo periodo', '2015-12-18')).toBe('2015-12-18')
  expect(measuredOn(null, null, null)).toBeNull()
  expect(measuredOn('2015-02-30', '2015-01', null)).toBe('2015-01-31')
  expect(measuredOn(null, null, '2015-13-01')).toBeNull()
})

const indicator = fc.record({
  direction: fc.constantFrom('decrease' as const, 'increase' as const),
  scale: fc.constantFrom('value' as const, 'percent_change' as const, null),
  baselinePeriod: fc.constantFrom('2012', null),
  baselineValue: fc.option(fc.integer({ min: -100, max: 100 })),
  target: fc.integer({ min: -100, max: 100 }),
  targetBy: fc.constantFrom('2018', null),
})
const measurement = fc.record({
  value: fc.integer({ min: -120, max: 120 }),
  atLeast: fc.boolean(),
  on: fc.constantFrom('2013-06-30', '2015-12-31', '2018-12-31', null),
})
const rank = { missed: 0, off_course: 0, undetermined: 1, on_course: 2, reached: 3 }

test('a better exact figure of the same day is never judged worse', () => {
  fc.assert(
    fc.property(indicator, measurement, fc.integer({ min: 0, max: 50 }), (facts, last, more) => {
      const exact = { ...last, atLeast: false }
      const step = facts.direction === 'decrease' ? -more : more
      const before = courseOf(facts, exact)
      const after = courseOf(facts, { ...exact, value: exact.value + step })
      const judged = (code: string): code is keyof typeof rank => Object.hasOwn(rank, code)
      if (!judged(before) || !judged(after)) throw new Error(`${before} ${after}`)
      // From what is open, everything may follow.
      expect(before === 'undetermined' || rank[after] >= rank[before]).toBe(true)
    }),
  )
})

test('falling figures are judged as rising ones upside down', () => {
  fc.assert(
    fc.property(indicator, measurement, (facts, last) => {
      fc.pre(last.value !== 0)
      const mirrored = {
        ...facts,
        direction: facts.direction === 'decrease' ? ('increase' as const) : ('decrease' as const),
        baselineValue: facts.baselineValue === null ? null : -facts.baselineValue,
        target: -facts.target,
      }
      expect(courseOf(mirrored, { ...last, value: -last.value })).toBe(courseOf(facts, last))
    }),
  )
})
