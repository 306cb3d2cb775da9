import { itemLeadLength } from './list-item.ts'
import type { Passage } from './passage.ts'
import type { Span } from './span.ts'
import { trimmedSpan } from './span.ts'

/** Words before a full stop that does not end a sentence. */
const abbreviations = new Set([
  'art',
  'arts',
  'fracc',
  'fraccs',
  'frac',
  'inc',
  'num',
  'nums',
  'no',
  'nos',
  'lic',
  'mtro',
  'mtra',
  'dr',
  'dra',
  'gral',
  'ing',
  'sr',
  'sra',
  'srs',
  'mr',
  'mrs',
  'ms',
  'cap',
  'p',
  'pp',
  'pag',
  'vol',
  'cd',
  'edo',
  'mpio',
  'etc',
  'cfr',
  'ej',
  'd',
  'f',
  'o',
  'ee',
  'uu',
  'c',
  'u',
  's',
  'm',
  'r',
])
const sentenceEnd = /[.!?]["')\]]*(?=\s)|\n/g

/** The sentences of a passage; a line end between paragraphs or list items ends one too. */
export function sentencesOf({ text, folded }: Passage): readonly Span[] {
  const ends = [...folded.matchAll(sentenceEnd), ...text.matchAll(/\n/g)]
    .filter((match) => match[0] === '\n' || !isAbbreviation(folded, match.index))
    .map((match) => match.index + match[0].length)
    .toSorted((a, b) => a - b)
  const spans: Span[] = []
  let start = 0
  for (const end of [...ends, text.length]) {
    const span = trimmedSpan(text, { start, end })
    const words = folded.slice(span.start, span.end)
    // "PRIMERO.-" belongs to what follows it.
    if (end < text.length && itemLeadLength(words) === words.length) continue
    if (span.end > span.start) spans.push(span)
    start = Math.max(start, end)
  }
  return spans
}

function isAbbreviation(folded: string, at: number): boolean {
  if (folded.charAt(at) !== '.') return false
  const word = /[a-z]+$/.exec(folded.slice(Math.max(0, at - 8), at))?.[0]
  return word !== undefined && abbreviations.has(word)
}
