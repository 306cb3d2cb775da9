import { describe, expect, it } from 'vitest'
import { fontCoverage, sharedCoverage } from './font-coverage.ts'
import { readReportFonts } from './fonts.ts'

const fonts = await readReportFonts('node_modules')

describe('the characters of the bundled fonts', () => {
  it('include every one that Spanish and its punctuation need, in every weight', () => {
    const covered = sharedCoverage(fonts.text)
    const needed = Array.from('áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’–—…ºª°№%§†•$#@\\&_*`~^€')
    expect(needed.filter((character) => !covered.has(character.codePointAt(0) ?? 0))).toEqual([])
  })

  it('include the signs that officials paste, in the font that stands in', () => {
    const [standIn] = fonts.digest.map(fontCoverage)
    expect(Array.from('≥≤≠→■●').every((sign) => standIn?.has(sign.codePointAt(0) ?? 0))).toBe(true)
  })

  it('do not include what the fonts have no glyph for', () => {
    const [regular] = fonts.text.map(fontCoverage)
    expect(regular?.has(0x4e2d)).toBe(false)
    expect(regular?.has(0x1f600)).toBe(false)
    expect(regular?.has(0xffff)).toBe(false)
  })

  it('are none without fonts', () => {
    expect(sharedCoverage([]).size).toBe(0)
  })

  it('are not read from a file that is no font', () => {
    expect(() => fontCoverage(new TextEncoder().encode('%PDF-1.7 not a font at all'))).toThrow(
      /no cmap table|Offset/,
    )
  })
})
