import { parseOrdinal } from '../../../core/compliance/numbering/ordinal.ts'
import { folded } from '../folded.ts'

/**
 * What a person typed as an FTS5 expression: every word must occur, the last may be unfinished, "quoted words" stand
 * together. Anything that FTS5 would read as an operator is a word like any other. `null`: no word in it.
 */
export function matchExpression(text: string): string | null {
  const terms = termsIn(text).map(({ words, whole }) => `"${words.join(' ')}"${whole ? '' : '*'}`)
  return terms.length === 0 ? null : terms.join(' AND ')
}

/** Whether a text that is in no full-text index has all that a person typed, accents and case ignored. */
export function hasWords(text: string, typed: string): boolean {
  const words = wordsIn(folded(text))
  const terms = termsIn(folded(typed))
  return (
    terms.length > 0 && terms.every((term) => words.some((_, place) => begins(words, place, term)))
  )
}

interface Term {
  readonly words: readonly string[]
  /** The last word may not go on. */
  readonly whole: boolean
}

function termsIn(text: string): readonly Term[] {
  return [...text.matchAll(/"([^"]+)"|([\p{L}\p{N}]+)/gu)].flatMap(([, phrase, word]) => {
    const words = wordsIn(phrase ?? word ?? '')
    return words.length === 0 ? [] : [{ words, whole: phrase !== undefined }]
  })
}

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? []

const begins = (text: readonly string[], place: number, { words, whole }: Term): boolean =>
  words.every((word, index) => {
    const found = text[place + index]
    const mayGoOn = !whole && index === words.length - 1
    return mayGoOn ? found?.startsWith(word) === true : found === word
  })

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
