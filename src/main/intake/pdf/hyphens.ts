/** A hyphen at a line's end, with the word it belongs to. */
const broken = /(\S*?)(\p{L}+)-$/u
const rest = /^\p{L}+/u
/** An official number that a line's end divides: `02/` `III/SO/2019`. */
const brokenNumber = /[\p{Lu}\p{N}]\/$/u
const restOfNumber = /^[\p{Lu}\p{N}]\S*/u

/**
 * Lines without the hyphens that only their ends made. The word goes down, lest the rest of it with its colon end a line
 * that ended nothing; a number goes up, lest it begin a line as if it named an agreement. A word that stands somewhere
 * with a hyphen within a line keeps it, and a name that goes on with a capital letter.
 */
export function withoutHyphens(lines: readonly string[]): readonly string[] {
  const kept = new Set(
    lines.flatMap((line) => line.match(/\p{L}+-\p{L}+/gu) ?? []).map((word) => word.toLowerCase()),
  )
  const out: string[] = []
  for (const line of lines) {
    const before = out.pop()
    out.push(...(before === undefined ? [line] : mended(before, line, kept)))
  }
  return out
}

function mended(before: string, line: string, kept: ReadonlySet<string>): readonly string[] {
  const number = brokenNumber.test(before) ? restOfNumber.exec(line)?.[0] : undefined
  if (number !== undefined) {
    return [before + number, line.slice(number.length).trim()].filter((text) => text !== '')
  }
  const [word = '', stem = '', first] = broken.exec(before) ?? []
  const second = rest.exec(line)?.[0]
  if (first === undefined || second === undefined) return [before, line]
  const isName = /^\p{Lu}/u.test(second) && !/^\p{Lu}+$/u.test(first)
  const hyphen = isName || kept.has(`${first}-${second}`.toLowerCase()) ? '-' : ''
  const above = before.slice(0, -word.length).trim()
  return [above, `${stem}${first}${hyphen}${line}`].filter((text) => text !== '')
}
