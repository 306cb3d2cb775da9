import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReportFonts } from './fonts.ts'
import { fontCoverage, sharedCoverage } from './font-coverage.ts'
import { printableText, type Coverages } from './printable.ts'

const latin = new Set(Array.from({ length: 0x17f - 0x20 }, (_, index) => index + 0x20))

const inLatin = (text: string): string => printableText(text, [latin]).text

const fonts = await readReportFonts('node_modules')
const bundled: Coverages = [
  sharedCoverage(fonts.text),
  ...[...fonts.digest, ...fonts.signs].map((font) => fontCoverage(font)),
]

describe('text as a page can show it', () => {
  it('leaves a report in Spanish as the official wrote it', () => {
    const text = 'Se instruye al Secretariado «Ejecutivo»: ¿quién verificó? Ñandú, güero, 25 %.'
    expect(inLatin(text)).toBe(text)
  })

  it('shows by number what no font has, and drops nothing', () => {
    expect(inLatin('中 y 😀')).toBe('[U+4E2D] y [U+1F600]')
    expect(inLatin('a\u0000b\u202ec\ud800')).toBe('a[U+0000]b[U+202E]c[U+D800]')
  })

  it('keeps the lines of a letter, whichever system typed them', () => {
    expect(inLatin('uno\r\ndos\rtres\u2028cuatro\tcinco')).toBe('uno\ndos\ntres\ncuatro cinco')
  })

  it('lets a file name without spaces break instead of running into the next column', () => {
    const name = 'oficio_de_asignacion_presupuestal_2017_version_final.pdf'
    const shown = printableText(name, [new Set([...latin, 0x200b])]).text
    expect(shown.split('\u200b').every((piece) => piece.length <= 15)).toBe(true)
    expect(shown.replaceAll('\u200b', '')).toBe(name)
    expect(inLatin('interinstitucionalmente')).toBe('interinstitucionalmente')
  })

  it.each([
    [
      'náhuatl, hñähñu, saltillo',
      'Tlahtōlli ꞌñähñu, Ꞌbot’ahi, tzʼikin, ʼa, mbʉ, kɨhtsɨ, tʼuhu̱, jʉ̈, xa̱ꞌ, tũꞌũ',
    ],
    ['nombres de otras escrituras', 'Αθήνα, Москва, Київ, Đặng Thị Hoà, Łódź, İstanbul, Þór'],
    ['indicadores', 'Σ, Δ ≥ 5 %, ≤, ≠, ≈, ±, ×, ÷, √, ∑, ∏, ∞, x², CO₂, ½, µ, ‰, °C, 10⁻³'],
    ['signos de oficio', '→ ⇒ ↳ • ◦ ▪ ‣ ➢ ➔ ☐ ☑ ☒ ✓ ✔ ✗ ★ ☎ ✉ Ⅰ Ⅻ ⅳ ① ⑳ ❶ § № ª º'],
    ['comillas, guiones y monedas', '«» “” ‘’ ‹› – — ― … € £ ¥ ₡ ₲ ₿ ¢'],
  ])('prints with the bundled fonts: %s', (_, text) => {
    expect(printableText(text, bundled)).toEqual({ text, missing: [] })
  })

  it('names each character that is written by its number once', () => {
    expect(printableText('李明 y 李', bundled)).toEqual({
      text: '[U+674E][U+660E] y [U+674E]',
      missing: [0x674e, 0x660e],
    })
  })

  it('prints the bullets of word processors as the signs they draw', () => {
    expect(printableText('\uf0b7 uno \uf0a7 dos \uf0d8 tres \uf0fc', bundled)).toEqual({
      text: '• uno ▪ dos ➢ tres ✓',
      missing: [],
    })
  })

  it('prints a sign whether or not its coloured drawing was asked for', () => {
    expect(printableText('⚠\ufe0f ☎\ufe0e', bundled)).toEqual({ text: '⚠ ☎', missing: [] })
  })

  it('takes a letter and its marks from one font or writes by number what the text font lacks', () => {
    const coverages: Coverages = [
      new Set([0x61, 0x301]),
      new Set([0x2600]),
      new Set([0x61, 0x20d0]),
    ]
    expect(
      printableText('a\u0301 a\u20d0 ☀', [new Set([...coverages[0], 0x20]), ...coverages.slice(1)])
        .text,
    ).toBe('a\u0301 a\u20d0 ☀')
    expect(printableText('☀\u0301', coverages).text).toBe('[U+2600]\u0301')
    expect(printableText('a\u0301\u20d0', coverages).text).toBe('a\u0301[U+20D0]')
  })

  it('never leaves a character that the fonts lack, whatever people paste', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const shown = Array.from(inLatin(text))
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
