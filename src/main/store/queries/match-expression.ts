import { parseOrdinal } from '../../../core/compliance/numbering/ordinal.ts'

/**
 * What a person typed as an FTS5 expression: every word must occur, the last may be unfinished, "quoted words" stand
 * together. Anything that FTS5 would read as an operator is a word like any other. `null`: no word in it.
 */
export function matchExpression(text: string): string | null {
  const terms: string[] = []
  for (const match of text.matchAll(/"([^"]+)"|([\p{L}\p{N}]+)/gu)) {
    const [, phrase, word] = match
    const words = (phrase ?? word ?? '').match(/[\p{L}\p{N}]+/gu) ?? []
    if (words.length === 0) continue
    terms.push(phrase === undefined ? `"${words.join(' ')}"*` : `"${words.join(' ')}"`)
  }
  return terms.length === 0 ? null : terms.join(' AND ')
}

/** Figures of at most three digits: four are a year. Small letters are words: "vi" is what somebody saw. */
const sessionNumber = /^(?:\d{1,3}(?:[ªº]|st|nd|rd|th)?|[IVXLCDM]+)$/u

/** The first word that can be the number of a session, and the words beside it; `null`: there is none. */
export function sessionNumberIn(
  text: string,
): { readonly ordinal: number; readonly others: string } | null {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const number = words.find((word) => sessionNumber.test(word))
  const ordinal = number === undefined ? null : parseOrdinal(number)
  return ordinal === null
    ? null
    : { ordinal, others: words.filter((word) => word !== number).join(' ') }
}
