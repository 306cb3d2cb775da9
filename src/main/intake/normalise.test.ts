import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from './fold.ts'
import { normaliseText } from './normalise.ts'

describe('the uniform text', () => {
  it('ends its lines in one way and keeps their number', () => {
    expect(normaliseText('uno\r\ndos\rtres\u2028cuatro\fcinco')).toBe(
      'uno\ndos\ntres\ncuatro\ncinco',
    )
    expect(normaliseText('uno\r\n\r\ndos').split('\n').length).toBe(3)
  })

  it('has plain single spaces, and none at the ends of lines', () => {
    expect(normaliseText('\u00a0se\u00a0instruye\t a\u2009 la \n CDMX ')).toBe(
      'se instruye a la\nCDMX',
    )
  })

  it('has no sign that nobody sees', () => {
    expect(normaliseText('Se\u00adcretaría\u200b de\u0007 Marina\ufeff')).toBe(
      'Secretaría de Marina',
    )
  })

  it('writes an accent in one way', () => {
    expect(normaliseText('Me\u0301xico')).toBe('México')
  })

  it('does not change when made uniform again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normaliseText(text)
        expect(normaliseText(once)).toBe(once)
      }),
    )
  })
})

describe('folding for comparison', () => {
  it('takes away accents, capitals and typographic quotes', () => {
    expect(fold('Procuraduría “General” — Attorney General’s')).toBe(
      'procuraduria "general" - attorney general\'s',
    )
  })

  it('keeps every place where it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(text).length).toBe(text.length)
      }),
    )
  })
})
