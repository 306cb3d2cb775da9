import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { monthlyPlan } from './instalment-plan.ts'

test('ten parts, at the end of each month from January to October', () => {
  const plan = monthlyPlan(2016, 1003)
  expect(plan.map(({ dueOn }) => dueOn)).toEqual([
    '2016-01-31',
    '2016-02-29',
    '2016-03-31',
    '2016-04-30',
    '2016-05-31',
    '2016-06-30',
    '2016-07-31',
    '2016-08-31',
    '2016-09-30',
    '2016-10-31',
  ])
  expect(plan.map(({ amount }) => amount)).toEqual([
    101, 101, 101, 100, 100, 100, 100, 100, 100, 100,
  ])
  expect(plan.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
})

test('the parts make up the whole, and none differs from another by more than a centavo', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (whole) => {
      const amounts = monthlyPlan(2017, whole).map(({ amount }) => amount)
      expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(whole)
      expect(Math.max(...amounts) - Math.min(...amounts)).toBeLessThanOrEqual(1)
    }),
  )
})
