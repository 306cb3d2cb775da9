import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  compareDays,
  dayFromNumber,
  dayNumber,
  daysBetween,
  earliest,
  endOfYear,
  firstDay,
  isDay,
  lastDay,
  latest,
  parseDay,
  parsePartialDate,
  weekday,
} from './day.ts'

/** Years that the platform's own calendar, our witness, writes with four digits. */
const witnessed = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const day = witnessed

describe('a day that an official types', () => {
  test.each(['2017-02-28', '2016-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])(
    '%s exists',
    (text) => {
      expect(parseDay(text)).toBe(text)
    },
  )

  test.each([
    '2017-02-30',
    '2017-02-29',
    '1900-02-29',
    '2017-04-31',
    '2017-13-01',
    '2017-00-10',
    '2017-01-00',
    '0000-01-01',
    '2017-1-1',
    '17-01-01',
    '30/08/2017',
    '2017-01-01T00:00',
    '２０１７-01-01',
    '',
  ])('%s is refused', (text) => {
    expect(parseDay(text)).toBeNull()
    expect(isDay(text)).toBe(false)
  })

  test('spaces around it are not part of it', () => {
    expect(parseDay(' 2017-08-30\n')).toBe('2017-08-30')
  })

  test('exists exactly when the platform has it too', () => {
    const near = fc.tuple(
      fc.integer({ min: 1, max: 9999 }),
      fc.integer({ min: 0, max: 13 }),
      fc.integer({ min: 0, max: 32 }),
    )
    fc.assert(
      fc.property(near, ([year, month, dayOfMonth]) => {
        const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
        const date = new Date(`${text}T00:00:00Z`)
        const witness = !Number.isNaN(date.valueOf()) && date.toISOString().startsWith(text)
        expect(isDay(text)).toBe(witness)
      }),
    )
  })
})

describe('reckoning with days', () => {
  test('numbers are those of the platform', () => {
    fc.assert(
      fc.property(witnessed, (text) => {
        expect(dayNumber(text)).toBe(Date.parse(text) / 86_400_000)
        expect(dayFromNumber(dayNumber(text))).toBe(text)
        expect(weekday(text)).toBe(((new Date(text).getUTCDay() + 6) % 7) + 1)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a term of days across the leap day of 2016', () => {
    expect(addDays('2016-02-28', 2)).toBe('2016-03-01')
    expect(daysBetween('2016-02-28', '2016-03-01')).toBe(2)
    expect(addDays('2017-01-01', -1)).toBe('2016-12-31')
  })

  test('one month after 31 January ends with February', () => {
    expect(addMonths('2017-01-31', 1)).toBe('2017-02-28')
    expect(addMonths('2016-01-31', 1)).toBe('2016-02-29')
    expect(addMonths('2016-12-20', 36)).toBe('2019-12-20')
    expect(addMonths('2017-03-31', -1)).toBe('2017-02-28')
    expect(addMonths('2016-02-29', 12)).toBe('2017-02-28')
  })

  test('sums stop at the ends of the calendar', () => {
    expect(addDays('9999-12-30', 10_000)).toBe(lastDay)
    expect(addMonths('9999-12-30', 10_000)).toBe(lastDay)
    expect(addDays('0001-01-02', -10)).toBe(firstDay)
    expect(addMonths('0001-01-02', -1)).toBe(firstDay)
  })

  test('later days stay later, by days or by months', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: -500, max: 500 }), (a, b, count) => {
        const [first, last] = compareDays(a, b) <= 0 ? [a, b] : [b, a]
        expect(compareDays(addDays(first, count), addDays(last, count))).toBeLessThanOrEqual(0)
        expect(compareDays(addMonths(first, count), addMonths(last, count))).toBeLessThanOrEqual(0)
      }),
    )
  })

  test('the first and the last of several days', () => {
    expect(earliest(['2017-03-01', '2016-12-31'])).toBe('2016-12-31')
    expect(latest(['2017-03-01', '2016-12-31'])).toBe('2017-03-01')
    expect(earliest([])).toBeNull()
    expect(latest([])).toBeNull()
  })

  test('a day that does not exist is a mistake of the program', () => {
    expect(() => addDays('2017-02-30', 1)).toThrow(RangeError)
    expect(() => dayFromNumber(0.5)).toThrow(RangeError)
    expect(() => endOfYear(0)).toThrow(RangeError)
  })
})

describe('a source that knows only the year or the month', () => {
  test('means any day of it', () => {
    expect(parsePartialDate('2013')).toEqual({ first: '2013-01-01', last: '2013-12-31' })
    expect(parsePartialDate('2012-02')).toEqual({ first: '2012-02-01', last: '2012-02-29' })
    expect(parsePartialDate('2013-01-02')).toEqual({ first: '2013-01-02', last: '2013-01-02' })
  })

  test.each(['2013-13', '2013-00', '0000', '13', 'early 2013', '2013-02-30'])(
    '%s is none',
    (text) => {
      expect(parsePartialDate(text)).toBeNull()
    },
  )
})
