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
