import { describe, expect, test } from 'vitest'
import { stretchesOf } from './difference.ts'

const marked = (text: string, other: string): readonly string[] =>
  stretchesOf(text, other, 'es')
    .filter(({ differs }) => differs)
    .map(({ text: part }) => part.trim())

const whole = (text: string, other: string): string =>
  stretchesOf(text, other, 'es')
    .map(({ text: part }) => part)
    .join('')

describe('what a text says that another does not', () => {
  const one = 'Las 32 entidades instalarán una unidad de policía cibernética.'

  test('is marked by whole words, those with accents and ñ too', () => {
    const other = 'Las 32 entidades instalarían una unidad de policía cibernética.'
    expect(marked(one, other)).toEqual(['instalarán'])
    expect(marked(other, one)).toEqual(['instalarían'])
    expect(marked('Cada año', 'Cada ano')).toEqual(['año'])
  })

  test('and nothing of either text is lost or added', () => {
    const other = 'Las entidades instalarán, a más tardar en junio,\ndos unidades de policía.'
    expect(whole(one, other)).toBe(one)
    expect(whole(other, one)).toBe(other)
    expect(stretchesOf(one, one, 'es')).toEqual([{ start: 0, text: one, differs: false }])
  })

  test('is not looked for in texts that would take too long', () => {
    const long = 'palabra '.repeat(5_000)
    expect(stretchesOf(long, `${long}más`, 'es')).toEqual([
      { start: 0, text: long, differs: false },
    ])
  })
})
