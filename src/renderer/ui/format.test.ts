import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDay } from '../../core/compliance/day.ts'
import {
  formatDay,
  formatMoment,
  formatPeriod,
  formatPesos,
  pesosOfColumn,
  formatSize,
  monthNames,
  parseTypedDay,
  parseTypedPartialDay,
} from './format.ts'

test('a date says what it knows and no more', () => {
  expect(formatDay('2016-12-20', 'es')).toBe('20 dic 2016')
  expect(formatDay('2016-12-20', 'en')).toBe('20 Dec 2016')
  expect(formatDay('2016-09-01', 'es')).toBe('1 sep 2016')
  expect(formatDay('2016-12', 'es')).toBe('dic 2016')
  expect(formatDay('2016', 'en')).toBe('2016')
  expect(formatDay('hacia 2016', 'es')).toBe('hacia 2016')
})

test('a period shows both its ends, and the words of a source as they are', () => {
  expect(formatPeriod('2012-01/2012-11', 'es')).toBe('ene 2012 – nov 2012')
  expect(formatPeriod('2015', 'en')).toBe('2015')
  expect(formatPeriod('enero-noviembre de 2015', 'es')).toBe('enero-noviembre de 2015')
})

test('money has the sign and the separators of Mexico, and centavos only where there are any', () => {
  expect(formatPesos(7_000_000_000, 'es')).toBe('$7,000,000,000')
  expect(formatPesos(43_958_430.75, 'es')).toBe('$43,958,430.75')
  expect(formatPesos(0.1, 'en')).toBe('$0.10')
  expect(formatPesos(-0.5, 'es')).toBe('-$0.50')
})

test('a date can be typed in any usual way, the day before the month', () => {
  for (const typed of [
    '2016-12-20',
    '20/12/2016',
    '20-12-2016',
    '20.12.2016',
    '20 dic 2016',
    '20 de diciembre de 2016',
    '20 Dec 2016',
    ' 20 DIC. 2016 ',
  ]) {
    expect(parseTypedDay(typed)).toBe('2016-12-20')
  }
  expect(parseTypedDay('3/4/2016')).toBe('2016-04-03')
})

test('a day that no calendar has is not taken for another', () => {
  for (const typed of ['31/2/2017', '29 feb 2017', '12/31/2016', 'ayer', '20 foo 2016', '']) {
    expect(parseTypedDay(typed)).toBeNull()
  }
})

test('every day on screen can be typed back as it stands', () => {
  const days = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(days, fc.constantFrom('es' as const, 'en' as const), (day, language) => {
      expect(isDay(day)).toBe(true)
      expect(parseTypedDay(formatDay(day, language))).toBe(day)
    }),
  )
})

test('a moment that is none stands as it was written', () => {
  expect(formatMoment('unknown', 'es', null)).toBe('unknown')
  expect(formatMoment('2016-12-20T18:05:00.000Z', 'es', null)).toMatch(/^2[01] dic 2016, \d\d:05$/)
})

test('a moment is told on the clock of the register, whatever the computer says', () => {
  const moment = '2016-12-21T03:05:00.000Z'
  expect(formatMoment(moment, 'es', 'America/Mexico_City')).toBe('20 dic 2016, 21:05')
  expect(formatMoment(moment, 'en', 'Asia/Tokyo')).toBe('21 Dec 2016, 12:05')
})

test('sizes are told as file managers tell them', () => {
  expect(formatSize(0, 'es')).toBe('0 B')
  expect(formatSize(1023, 'es')).toBe('1,023 B')
  expect(formatSize(1536, 'es')).toBe('1.5 KB')
  expect(formatSize(20 * 1024 ** 2, 'en')).toBe('20 MB')
})

test('of a date one may know only the month or the year', () => {
  for (const typed of [
    '2016-12',
    '12/2016',
    '12.2016',
    'dic 2016',
    'diciembre de 2016',
    'Dec 2016',
  ]) {
    expect([typed, parseTypedPartialDay(typed)]).toEqual([typed, '2016-12'])
  }
  expect(parseTypedPartialDay(' 2016 ')).toBe('2016')
  expect(parseTypedPartialDay('20/12/2016')).toBe('2016-12-20')
  for (const typed of ['', '13/2016', '2016-13', '0000', 'pronto', 'foo 2016', '30/02/2016']) {
    expect([typed, parseTypedPartialDay(typed)]).toEqual([typed, null])
  }
})

test('what is shown of a date known in part is understood again', () => {
  for (const date of ['2016', '2016-09', '2016-09-30']) {
    for (const language of ['es', 'en'] as const) {
      expect(parseTypedPartialDay(formatDay(date, language))).toBe(date)
    }
  }
})

test('the months have their names, from January', () => {
  expect(monthNames('es')).toHaveLength(12)
  expect([monthNames('es')[0], monthNames('es')[11]]).toEqual(['enero', 'diciembre'])
  expect([monthNames('en')[0], monthNames('en')[11]]).toEqual(['January', 'December'])
})

test('the amounts of one column are all written with centavos, or none is', () => {
  const whole = pesosOfColumn([7_000_000, null, 12], 'es')
  expect([whole(7_000_000), whole(12)]).toEqual(['$7,000,000', '$12'])
  const withCentavos = pesosOfColumn([7_000_000, null, 12.5], 'en')
  expect([withCentavos(7_000_000), withCentavos(12.5)]).toEqual(['$7,000,000.00', '$12.50'])
})
