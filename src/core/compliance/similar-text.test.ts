import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { commonWords, sketchOf } from './similar-text.ts'

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

const shared = (one: string, other: string) =>
  sketchOf(one).filter((key) => sketchOf(other).includes(key)).length

test('a slip leaves a key in common; another matter and a few words have none', () => {
  const text =
    'Las entidades federativas instalarán en un plazo de seis meses la unidad de policía cibernética ' +
    'conforme al modelo que aprueba el Consejo Nacional y lo informarán al Secretariado Ejecutivo.'
  expect(shared(text, text.toUpperCase())).toBe(4)
  expect(shared(text, text.replace('seis', 'ocho'))).toBeGreaterThan(0)
  expect(shared(text, 'El Secretariado publicará el protocolo de actuación en su portal.')).toBe(0)
  expect(sketchOf('Se aprueba el acta.')).toEqual([])
  expect(sketchOf(text).every((key) => Number.isSafeInteger(key) && key >= 0)).toBe(true)
})
