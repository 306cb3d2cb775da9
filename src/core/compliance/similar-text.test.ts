import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonWords } from './similar-text.ts'

test('accents, capitals, spaces and punctuation are no difference', () => {
  expect(commonWords('Se APRUEBA el  acta.', 'se aprueba: el Acta')).toBe(1)
})

test('one word of five exchanged leaves four of six', () => {
  expect(commonWords('uno dos tres cuatro cinco', 'uno dos tres cuatro seis')).toBeCloseTo(4 / 6)
  expect(commonWords('uno', 'dos')).toBe(0)
  expect(commonWords('', '')).toBe(1)
})

test('is the same both ways, and never more than everything', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      const share = commonWords(one, other)
      expect(share).toBe(commonWords(other, one))
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(1)
    }),
  )
})
