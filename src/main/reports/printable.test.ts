import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printableText } from './printable.ts'

const latin = new Set(Array.from({ length: 0x17f - 0x20 }, (_, index) => index + 0x20))

describe('text as a page can show it', () => {
  it('leaves a report in Spanish as the official wrote it', () => {
    const text = 'Se instruye al Secretariado «Ejecutivo»: ¿quién verificó? Ñandú, güero, 25 %.'
    expect(printableText(text, latin)).toBe(text)
  })

  it('shows by number what no font has, and drops nothing', () => {
    expect(printableText('中 y 😀', latin)).toBe('[U+4E2D] y [U+1F600]')
    expect(printableText('a\u0000b\u202ec\ud800', latin)).toBe('a[U+0000]b[U+202E]c[U+D800]')
  })

  it('keeps the lines of a letter, whichever system typed them', () => {
    expect(printableText('uno\r\ndos\rtres\u2028cuatro\tcinco', latin)).toBe(
      'uno\ndos\ntres\ncuatro cinco',
    )
  })

  it('lets a file name without spaces break instead of running into the next column', () => {
    const name = 'oficio_de_asignacion_presupuestal_2017_version_final.pdf'
    const shown = printableText(name, new Set([...latin, 0x200b]))
    expect(shown.split('\u200b').every((piece) => piece.length <= 15)).toBe(true)
    expect(shown.replaceAll('\u200b', '')).toBe(name)
    expect(printableText('interinstitucionalmente', latin)).toBe('interinstitucionalmente')
  })

  it('never leaves a character that the fonts lack, whatever people paste', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const shown = Array.from(printableText(text, latin))
        return shown.every(
          (character) =>
            character === '\n' ||
            character === '\u200b' ||
            latin.has(character.codePointAt(0) ?? -1),
        )
      }),
    )
  })
})
