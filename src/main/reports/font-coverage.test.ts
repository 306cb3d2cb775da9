import { describe, expect, it } from 'vitest'
import { fontCoverage, sharedCoverage } from './font-coverage.ts'
import { readReportFonts } from './fonts.ts'

const fonts = await readReportFonts('node_modules')

const words16 = (tables: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from(tables.flat().flatMap((value) => [value >> 8, value & 0xff]))

/** A font of a `cmap` alone: A to C of which B has no glyph, and a by a delta. */
const fontWithHole = words16([
  // Table directory: version, one table, search hints; `cmap` at byte 28, 60 bytes.
  [1, 0, 1, 16, 0, 0, 0x636d, 0x6170, 0, 0, 0, 28, 0, 60],
  // cmap: version 0, one subtable for Windows Unicode at 12 bytes from here.
  [0, 1, 3, 1, 0, 12],
  // Format 4, length, language, twice three segments, search hints.
  [4, 48, 0, 6, 0, 0, 0],
  // End codes, padding, start codes, deltas, range offsets, and the glyphs of A, B and C.
  [0x43, 0x61, 0xffff, 0, 0x41, 0x61, 0xffff, 0, 0x10000 - 0x5e, 1, 6, 0, 0, 1, 0, 2],
])

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

  it('leave out the holes of a range of format 4', () => {
    expect([...fontCoverage(fontWithHole)]).toEqual([0x41, 0x43, 0x61])
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
