import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { centavosOf, parseAmount, pesosOf } from './amount.ts'

test('amounts are read to the centavo', () => {
  expect(parseAmount('175,833,723')).toEqual({ ok: true, value: 17_583_372_300 })
  expect(parseAmount('$ 43,958,430.75')).toEqual({ ok: true, value: 4_395_843_075 })
  expect(parseAmount(0)).toEqual({ ok: true, value: 0 })
  expect(parseAmount(0.1)).toEqual({ ok: true, value: 10 })
})

test.each([
  ['1.234,56', 'invalid'],
  ['1.234', 'decimals'],
  [0.125, 'decimals'],
  ['-1', 'negative'],
  [-0.01, 'negative'],
  [NaN, 'invalid'],
  [Infinity, 'invalid'],
  ['siete millones', 'invalid'],
  ['7 000', 'invalid'],
  ['', 'invalid'],
  [true, 'invalid'],
  ['90071992547409.93', 'too_large'],
])('%s is no amount: %s', (given, problem) => {
  expect(parseAmount(given)).toEqual({ ok: false, error: problem })
})

test('every sum up to ninety billion pesos is stored and read back exactly', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (centavos) => {
      const pesos = pesosOf(centavos)
      expect(centavosOf(pesos)).toBe(centavos)
      expect(parseAmount(pesos)).toEqual({ ok: true, value: centavos })
      expect(parseAmount(pesos.toFixed(2))).toEqual({ ok: true, value: centavos })
    }),
  )
})
