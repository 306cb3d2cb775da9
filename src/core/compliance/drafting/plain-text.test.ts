import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { plainText } from './plain-text.ts'

it('reads what an office writes in capitals and with accents as any other text', () => {
  expect(plainText('SE EXHORTARÁ a los Órganos de Nuevo León y al año 2017')).toBe(
    'se exhortara a los organos de nuevo leon y al ano 2017',
  )
})

it('keeps a character that has no plain one', () => {
  expect(plainText('25 € – «acta» del 1º')).toBe('25 € – «acta» del 1º')
})

it('finds each place of a text at the same place, whatever it holds', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(0xffff)), (units) => {
      const text = String.fromCharCode(...units)
      expect(plainText(text)).toHaveLength(text.length)
    }),
    { examples: [[[0x130]], [[0xc1]], [[0x3a3]]] },
  )
})
