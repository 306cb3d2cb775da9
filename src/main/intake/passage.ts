import { fold } from './fold.ts'
import { itemLeadLength } from './list-item.ts'
import type { Span } from './span.ts'

/**
 * A stretch of the document with its line wraps undone: one space between words, one line end between
 * paragraphs and list items. `places` says where each character stands in the document.
 */
export interface Passage {
  readonly text: string
  readonly folded: string
  readonly places: readonly number[]
}

export function passageOf(source: string, span: Span): Passage {
  let text = ''
  const places: number[] = []
  let index = span.start
  while (index < span.end) {
    const character = source.charAt(index)
    if (isLineEndHyphen(source, index) && index + 2 < span.end) {
      index += 2
      continue
    }
    if (character !== ' ' && character !== '\n') {
      text += character
      places.push(index)
      index += 1
      continue
    }
    const from = index
    while (index < span.end && /[ \n]/.test(source.charAt(index))) index += 1
    if (text === '' || index >= span.end) continue
    const gap = source.slice(from, index)
    const breaks = gap.split('\n').length - 1
    const begins =
      breaks > 0 &&
      itemLeadLength(fold(source.slice(index, index + 32))) > 0 &&
      !unfinishedOrdinal.test(fold(text.slice(-10)))
    text += breaks > 1 || begins ? '\n' : ' '
    places.push(from)
  }
  return { text, folded: fold(text), places }
}

/** "coordina-" at the end of a line, "ción" on the next. */
const isLineEndHyphen = (source: string, at: number): boolean =>
  source.startsWith('-\n', at) && /^\p{L}-\n\p{Ll}$/u.test(source.slice(at - 1, at + 3))

/** "DÉCIMO" at the end of a line, "TERCERO.-" on the next: one mark. */
const unfinishedOrdinal = /(?:^|\s)(?:decim|vigesim|trigesim)[oa]$/

/** Where a range of the passage stands in the document. */
export function placeOf(passage: Passage, span: Span): Span {
  const start = passage.places[span.start] ?? 0
  const last = passage.places[span.end - 1]
  return { start, end: last === undefined ? start : last + 1 }
}
