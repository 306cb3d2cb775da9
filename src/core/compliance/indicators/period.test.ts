import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromNumber } from '../day.ts'
import { parsePeriod } from './period.ts'

const year2015 = { first: '2015-01-01', last: '2015-12-31' }
const toNovember = { first: '2015-01-01', last: '2015-11-30' }

test.each([
  ['2015', year2015],
  ['2015-02', { first: '2015-02-01', last: '2015-02-28' }],
  ['2015-02-03', { first: '2015-02-03', last: '2015-02-03' }],
  ['2015-01/2015-11', toNovember],
  ['enero-noviembre de 2015', toNovember],
  ['Enero a noviembre 2015', toNovember],
  ['ene–nov 2015', toNovember],
  ['January-November 2015', toNovember],
  ['between January and November 2015', toNovember],
  ['January 2013 and November 2015', { first: '2013-01-01', last: '2015-11-30' }],
  ['de diciembre de 2012 a febrero de 2016', { first: '2012-12-01', last: '2016-02-29' }],
  ['septiembre de 2014', { first: '2014-09-01', last: '2014-09-30' }],
  ['2015-T3', { first: '2015-07-01', last: '2015-09-30' }],
  ['2015 Q1', { first: '2015-01-01', last: '2015-03-31' }],
  ['2015-S2', { first: '2015-07-01', last: '2015-12-31' }],
  ['tercer trimestre de 2015', { first: '2015-07-01', last: '2015-09-30' }],
  ['segundo semestre 2015', { first: '2015-07-01', last: '2015-12-31' }],
])('%s', (text, covered) => {
  expect(parsePeriod(text)).toEqual(covered)
})

test.each(['', 'el mismo periodo', '2015-13', '2015/2014', 'noviembre a enero de 2015', '2015-T5'])(
  'what names no period stays words: %s',
  (text) => {
    expect(parsePeriod(text)).toBeNull()
  },
)

test('a day is the period that it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
      const day = dayFromNumber(number)
      expect(parsePeriod(day)).toEqual({ first: day, last: day })
      expect(parsePeriod(`${day}/${day}`)).toEqual({ first: day, last: day })
    }),
  )
})
