import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseDecimal } from './decimal.ts'

test('a figure is read as Mexico writes it', () => {
  expect(parseDecimal('1234.56')).toBe(1234.56)
  expect(parseDecimal(' 1,234,567.8 ')).toBe(1_234_567.8)
  expect(parseDecimal('-44.6')).toBe(-44.6)
  expect(parseDecimal('−27')).toBe(-27)
  expect(parseDecimal('+3')).toBe(3)
  expect(parseDecimal(12.5)).toBe(12.5)
})

test.each([
  '1.234,56',
  '1,5',
  '12,34',
  '1 234',
  '1e5',
  '0x10',
  '.5',
  '5.',
  '',
  'doce',
  Number.NaN,
  Infinity,
  null,
  true,
  {},
])('what could be read wrongly is not read at all: %s', (given) => {
  expect(parseDecimal(given)).toBeNull()
})

test('zero has no sign', () => {
  expect(Object.is(parseDecimal('-0'), 0)).toBe(true)
  expect(Object.is(parseDecimal('−0.0'), 0)).toBe(true)
})

test('what a program writes with two decimals is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (hundredths) => {
      const number = hundredths / 100 + 0
      expect(parseDecimal(number.toFixed(2))).toBe(number)
    }),
  )
})
