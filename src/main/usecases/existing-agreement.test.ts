import { describe, expect, test } from 'vitest'
import { draftAgreement } from '../../../tests/support/registers.ts'
import { existingAgreement } from './existing-agreement.ts'

const known = {
  id: 'a',
  number: '01/XLI/16',
  kind: 'acuerdo',
  sequence: 1,
  text: 'El Consejo aprueba  el Modelo\nde Policía Cibernética.',
  title: null,
}

describe('the agreement that a draft repeats', () => {
  test.each(['01/XLI/16', '1/xli/2016', ' 01 / XLI / 16 '])(
    'is found by its number as %s',
    (number) => {
      const draft = draftAgreement({ number, kind: 'resolucion', sequence: 9, text: 'Otro texto' })
      expect(existingAgreement([known], draft)?.agreement.id).toBe('a')
    },
  )

  test('is found by the same words, however they are spaced and capitalised', () => {
    const draft = draftAgreement({
      kind: 'resolucion',
      sequence: 9,
      text: 'EL CONSEJO APRUEBA EL MODELO DE POLICÍA CIBERNÉTICA. ',
    })
    expect(existingAgreement([known], draft)?.agreement.id).toBe('a')
  })

  test('is found by its place among those of its kind', () => {
    const draft = draftAgreement({ kind: 'acuerdo', sequence: 1, text: 'Otro texto' })
    expect(existingAgreement([known], draft)?.agreement.id).toBe('a')
    expect(existingAgreement([known], { ...draft, sequence: 2 })).toBeUndefined()
    expect(existingAgreement([known], { ...draft, kind: 'resolucion' })).toBeUndefined()
  })

  test('is another one when both have numbers and they differ, whatever else is the same', () => {
    const draft = draftAgreement({
      number: '02/XLI/16',
      kind: 'acuerdo',
      sequence: 1,
      text: known.text,
    })
    expect(existingAgreement([known], draft)).toBeUndefined()
  })

  test('is the one with its number before the one in its place', () => {
    const inItsPlace = { ...known, id: 'b', number: null, text: 'Otro' }
    const draft = draftAgreement({ number: '01/XLI/16', kind: 'acuerdo', sequence: 1, text: 'X' })
    expect(existingAgreement([inItsPlace, known], draft)?.agreement.id).toBe('a')
  })

  test('two numbers that nobody can read are the same only as they are written', () => {
    const odd = { ...known, number: 'S/N-4' }
    const draft = draftAgreement({ number: ' s/n-4', kind: 'resolucion', sequence: 9 })
    expect(existingAgreement([odd], draft)?.agreement.id).toBe('a')
    expect(existingAgreement([odd], { ...draft, number: 'S/N-5' })).toBeUndefined()
  })
})
