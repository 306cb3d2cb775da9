import { expect, test } from 'vitest'
import type { Language } from '../../core/schema/codes.ts'
import { passageOf } from './passage.ts'
import { titleFrom } from './titles.ts'

const titleOf = (text: string, language: Language = 'es'): string =>
  titleFrom(passageOf(text, { start: 0, end: text.length }), language)

test('an agreement is titled by what is to be done', () => {
  expect(titleOf('PRIMERO.- La Policía Federal elaborará el mapa de caminos.')).toBe(
    'Mapa de caminos',
  )
})

test('an order that names no thing is its own title, and takes none from the clause after it', () => {
  expect(titleOf('La Agencia Interplanetaria coadyuvará.')).toBe(
    'Agencia Interplanetaria coadyuvará',
  )
  expect(titleOf('I.- La Policía Federal informará.\nII.- Los estados enviarán su censo.')).toBe(
    'Policía Federal informará',
  )
})

test('a long order is titled by the thing, cut where the sentence goes on to say more of it', () => {
  expect(
    titleOf(
      'Se instruye al Secretariado Ejecutivo a elaborar el registro de armas aseguradas a fin de que las procuradurías conozcan su procedencia en todo el país.',
    ),
  ).toBe('Elaborar el registro de armas aseguradas')
  expect(
    titleOf(
      'La Policía Federal publicará el mapa de caminos rurales dentro de los diez días hábiles siguientes a la notificación de este acuerdo.',
    ),
  ).toBe('Mapa de caminos rurales')
})

test('the members of a list stay together, and no title ends in the middle of them', () => {
  expect(titleOf('Se aprueban los lineamientos de evaluación federal, estatal y municipal.')).toBe(
    'Lineamientos de evaluación federal, estatal y municipal',
  )
})

test('what allows an agreement is not what it is about', () => {
  expect(
    titleOf(
      'As the Fiscal Coordination Act provides, the criteria of the fund are approved.',
      'en',
    ),
  ).toBe('Criteria of the fund')
})

test('a thing that is long by itself is cut before one of its phrases', () => {
  expect(
    titleOf(
      'The model of state units for the supervision of precautionary measures and conditional suspensions of proceedings was approved.',
      'en',
    ),
  ).toBe('Model of state units for the supervision of precautionary measures')
})

test('a list of things is not cut after the first of them', () => {
  expect(
    titleOf(
      'El Secretariado Ejecutivo elaborará una norma para que los centros de control, comando, comunicaciones y cómputo tengan en todo el país las mismas características.',
    ),
  ).toBe('Norma para que los centros de control, comando, comunicaciones y cómputo tengan en todo…')
})

test('only a phrase without any border is cut with an ellipsis', () => {
  const name = 'Extraordinariamentelargo '.repeat(5).trim()
  expect(titleOf(`Se aprueba el ${name}.`)).toMatch(/^Extraordinariamentelargo .{40,}…$/)
})
