/** Vertical tab, form feed, next line, line and paragraph separators all end a line. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
const spaces = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
/** Control characters, soft hyphens, zero-width and direction marks: nothing that a reader sees. */
const invisible = /(?!\n)[\p{Cc}\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/gu
const runsOfSpaces = / {2,}/g
const spacesAtEnds = /^ +| +$/gm

/**
 * One form of line end, space and accented letter (NFC), no control characters, no spaces at the ends of
 * lines. Lines stay lines, so that their numbers are those the official sees.
 */
export function normaliseText(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(spaces, ' ')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(runsOfSpaces, ' ')
    .replace(spacesAtEnds, '')
}
