import { expect, test } from 'vitest'
import { passageOf } from './passage.ts'
import { titleFrom } from './titles.ts'

const titleOf = (text: string): string =>
  titleFrom(passageOf(text, { start: 0, end: text.length }), 'es')

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
