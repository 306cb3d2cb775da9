/**
 * Text as a page can show it. PDF/UA requires a glyph for every character, so what no bundled font has is written by
 * its number, `[U+4E2D]`: shown as missing, never dropped. Very long words get places where a line may break.
 */
const lineBreaks = /\r\n?|[\u0085\u2028\u2029\v\f]/g
const longWord = /[^\s\u200b]{30,}/gu
const pieceLength = 15
const zeroWidthSpace = '\u200b'

/** C0 and C1 controls, bidirectional overrides and the byte-order mark: fonts map them, readers misread them. */
const isControl = (code: number): boolean =>
  code < 0x20 ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069) ||
  code === 0xfeff

const shown = (character: string, covered: ReadonlySet<number>): string => {
  const code = character.codePointAt(0) ?? 0
  if (character === '\n') return character
  if (character === '\t') return ' '
  if (covered.has(code) && !isControl(code)) return character
  return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
}

const withBreaks = (word: string): string => {
  const characters = Array.from(word)
  const pieces: string[] = []
  for (let start = 0; start < characters.length; start += pieceLength) {
    pieces.push(characters.slice(start, start + pieceLength).join(''))
  }
  return pieces.join(zeroWidthSpace)
}

/** `covered` holds the code points that the fonts have. */
export const printableText = (text: string, covered: ReadonlySet<number>): string =>
  Array.from(text.replaceAll(lineBreaks, '\n'), (character) => shown(character, covered))
    .join('')
    .replaceAll(longWord, withBreaks)
