import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { beginning } from './beginning.ts'

const mandate = 'Los tres Poderes de la Unión suscribirán un pacto de corresponsabilidad'

test('an obligation is named by the beginning of its clause, cut where a word ends', () => {
  expect(beginning(mandate, 60)).toBe('Los tres Poderes de la Unión suscribirán un pacto de…')
  expect(beginning('Informar, en su caso, a la Secretaría', 22)).toBe('Informar, en su caso…')
})

test('a short clause is said whole, on one line', () => {
  expect(beginning('Instalar la unidad.\nInformar.', 60)).toBe('Instalar la unidad. Informar.')
  expect(beginning('', 60)).toBe('')
})

test('a word that is too long is cut, for nothing else is left to say', () => {
  expect(beginning('https://www.gob.mx/sesnsp/acciones-y-programas', 20)).toBe(
    'https://www.gob.mx/…',
  )
})

test('whatever the text, what is said is its beginning, no longer than asked, and whole words', () => {
  const texts = fc.array(fc.stringMatching(/^[a-zñ]{1,12}$/), { maxLength: 20 })
  fc.assert(
    fc.property(texts, fc.integer({ min: 15, max: 80 }), (words, most) => {
      const text = words.join(' ')
      const said = beginning(text, most)
      expect(said.length).toBeLessThanOrEqual(most)
      const told = said.replace(/…$/u, '')
      expect(words.slice(0, told === '' ? 0 : told.split(' ').length).join(' ')).toBe(told)
      expect(said.endsWith('…')).toBe(told !== text)
    }),
  )
})
