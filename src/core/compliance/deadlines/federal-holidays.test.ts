import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareDays, weekday } from '../day.ts'
import { federalHolidays, isFederalBusinessDay } from './federal-holidays.ts'

describe('days of mandatory rest', () => {
  test.each<[number, string, string[]]>([
    [
      2005,
      'before the decree of 2006',
      ['01-01', '02-05', '03-21', '05-01', '09-16', '11-20', '12-25'],
    ],
    [
      2006,
      'Juárez’s bicentenary keeps its day, and the executive changes',
      ['01-01', '02-06', '03-21', '05-01', '09-16', '11-20', '12-01', '12-25'],
    ],
    [2007, 'three Mondays', ['01-01', '02-05', '03-19', '05-01', '09-16', '11-19', '12-25']],
    [2017, 'three Mondays', ['01-01', '02-06', '03-20', '05-01', '09-16', '11-20', '12-25']],
    [
      2018,
      'the last change of the executive in December',
      ['01-01', '02-05', '03-19', '05-01', '09-16', '11-19', '12-01', '12-25'],
    ],
    [
      2024,
      'the first in October',
      ['01-01', '02-05', '03-18', '05-01', '09-16', '10-01', '11-18', '12-25'],
    ],
    [
      2030,
      'the second in October',
      ['01-01', '02-04', '03-18', '05-01', '09-16', '10-01', '11-18', '12-25'],
    ],
    [2025, 'no change', ['01-01', '02-03', '03-17', '05-01', '09-16', '11-17', '12-25']],
  ])('%i: %s', (year, _, days) => {
    expect(federalHolidays(year)).toEqual(days.map((day) => `${year}-${day}`))
  })

  test('from 2007 on three of them are Mondays, and they stand in the order of the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2007, max: 2200 }), (year) => {
        const days = federalHolidays(year)
        const ordered = days.every(
          (one, index) => index === 0 || compareDays(days[index - 1] ?? '', one) < 0,
        )
        expect(ordered).toBe(true)
        const moved = days.filter((day) => /-(?:02|03|11)-/.test(day))
        expect(moved.map(weekday)).toEqual([1, 1, 1])
      }),
    )
  })
})

/**
 * Days on which a president took office (Constitution, article 83, before and after the decree of DOF 10 February 2014,
 * whose fifteenth transitory article lets the term that began in 2018 end on 30 September 2024). The article 74 of each
 * time makes them days of rest: DOF 17 January 2006 (fraction VII, 1 December) and DOF 30 September 2024 (1 October).
 */
describe('the change of the federal executive', () => {
  const took = ['2000-12-01', '2006-12-01', '2012-12-01', '2018-12-01', '2024-10-01']

  test.each([...took, '2030-10-01', '2036-10-01'])('%s is a day of rest', (day) => {
    expect(federalHolidays(Number(day.slice(0, 4)))).toContain(day)
    expect(isFederalBusinessDay(day)).toBe(false)
  })

  test('no other 1 October and no other 1 December from 2000 to 2036 is', () => {
    const years = Array.from({ length: 37 }, (_, index) => 2000 + index)
    const rest = years
      .flatMap(federalHolidays)
      .filter((day) => day.endsWith('-10-01') || day.endsWith('-12-01'))
    expect(rest).toEqual([...took, '2030-10-01', '2036-10-01'])
  })
})

/** Mondays of the calendar, counted by hand: the first of February, the third of March and of November. */
test.each([
  [2019, '2019-02-04', '2019-03-18', '2019-11-18'],
  [2020, '2020-02-03', '2020-03-16', '2020-11-16'],
  [2021, '2021-02-01', '2021-03-15', '2021-11-15'],
  [2022, '2022-02-07', '2022-03-21', '2022-11-21'],
  [2023, '2023-02-06', '2023-03-20', '2023-11-20'],
  [2026, '2026-02-02', '2026-03-16', '2026-11-16'],
])('in %i the three Mondays are those of the calendar', (year, ...mondays) => {
  const others = ['01-01', '05-01', '09-16', '12-25'].map((day) => `${year}-${day}`)
  expect(federalHolidays(year)).toEqual([...others, ...mondays].toSorted())
})

describe('business days', () => {
  test('are neither weekends nor holidays', () => {
    expect(isFederalBusinessDay('2017-02-03')).toBe(true)
    expect(isFederalBusinessDay('2017-02-04')).toBe(false)
    expect(isFederalBusinessDay('2017-02-05')).toBe(false)
    expect(isFederalBusinessDay('2017-02-06')).toBe(false)
    expect(isFederalBusinessDay('2024-10-01')).toBe(false)
    expect(isFederalBusinessDay('2024-12-02')).toBe(true)
  })
})
