/**
 * Text as a page can show it. PDF/UA requires a glyph for every character, so what no bundled font has is written by
 * its number, `[U+4E2D]`: shown as missing, never dropped. Very long words get places where a line may break.
 */
const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g
const longWord = /[^\s\u200b]{30,}/gu
const pieceLength = 15
const zeroWidthSpace = '\u200b'

/** What the fonts have: the text font first, then each that stands in for it, by itself. */
export type Coverages = readonly [ReadonlySet<number>, ...(readonly ReadonlySet<number>[])]

export interface Printable {
  readonly text: string
  /** The code points that are written by their number, each once. */
  readonly missing: readonly number[]
}

/**
 * Bullets as word processors save them, by their place in the fonts Symbol and Wingdings (in the private use area,
 * where Unicode gives no meaning), and the signs that those fonts draw there.
 */
const bullets: Readonly<Record<string, string>> = {
  '\uf0a7': '▪',
  '\uf0b7': '•',
  '\uf0d8': '➢',
  '\uf0fc': '✓',
}
const anyBullet = /[\uf0a7\uf0b7\uf0d8\uf0fc]/g
/** They ask for a coloured or a plain drawing of the sign before them; one font has one drawing of it. */
const drawingSelectors = /(?<=[\p{S}\p{N}\p{P}])[\ufe0e\ufe0f]/gu

/** C0 and C1 controls, bidirectional overrides and the byte-order mark: fonts map them, readers misread them. */
const isControl = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  code === 0xfeff

const codeOf = (character: string): number => character.codePointAt(0) ?? 0

/** As Unicode's tables and this program's note write a code point: `U+4E2D`. */
export const unicodeNumber = (code: number): string =>
  `U+${code.toString(16).toUpperCase().padStart(4, '0')}`

const has = (coverage: ReadonlySet<number>, character: string): boolean =>
  character === '\n' || (coverage.has(codeOf(character)) && !isControl(codeOf(character)))

const withBreaks = (word: string): string => {
  const characters = Array.from(word)
  const pieces: string[] = []
  for (let start = 0; start < characters.length; start += pieceLength) {
    pieces.push(characters.slice(start, start + pieceLength).join(''))
  }
  return pieces.join(zeroWidthSpace)
}

const graphemes = new Intl.Segmenter('es', { granularity: 'grapheme' })

/**
 * A letter and its marks must come from one font: the compiler sets them as one. Where no font has them all, what the
 * text font lacks of them is written by its number.
 */
export const printableText = (text: string, coverages: Coverages): Printable => {
  const [textFont] = coverages
  const written = text
    .replaceAll(lineBreaks, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(anyBullet, (bullet) => bullets[bullet] ?? bullet)
    .replaceAll(drawingSelectors, '')
  if (Array.from(written).every((character) => has(textFont, character))) {
    return { text: written.replaceAll(longWord, withBreaks), missing: [] }
  }
  const missing = new Set<number>()
  const shown = Array.from(graphemes.segment(written), ({ segment }) => {
    const characters = Array.from(segment)
    if (coverages.some((coverage) => characters.every((one) => has(coverage, one)))) return segment
    return characters
      .map((character) => {
        if (has(textFont, character)) return character
        missing.add(codeOf(character))
        return `[${unicodeNumber(codeOf(character))}]`
      })
      .join('')
  })
  return { text: shown.join('').replaceAll(longWord, withBreaks), missing: [...missing] }
}
