import { diffArrays } from 'diff'
import type { Language } from '../../../core/schema/codes.ts'

/** A stretch of a text, and whether the other text lacks it. */
interface Stretch {
  /** Where it begins. */
  readonly start: number
  readonly text: string
  readonly differs: boolean
}

/** Beyond so many characters comparing would keep the person waiting: the whole is shown unmarked. */
const longest = 20_000

/** One text in stretches, those marked that another does not have; words as the language separates them. */
export function stretchesOf(text: string, other: string, language: Language): readonly Stretch[] {
  if (text.length > longest || other.length > longest || text === other) {
    return [{ start: 0, text, differs: false }]
  }
  const words = new Intl.Segmenter(language, { granularity: 'word' })
  const stretches: Stretch[] = []
  let start = 0
  for (const { value, added, removed } of diffArrays(wordsOf(other, words), wordsOf(text, words), {
    comparator: (left, right) => left.trim() === right.trim(),
  })) {
    if (removed) continue
    const stretch = value.join('')
    stretches.push({ start, text: stretch, differs: added })
    start += stretch.length
  }
  return stretches
}

/** Words and signs, each with the space behind it: spaces alone would be found alike everywhere. */
function wordsOf(text: string, segmenter: Intl.Segmenter): string[] {
  const words: string[] = []
  for (const { segment } of segmenter.segment(text)) {
    if (segment.trim() === '' && words.length > 0) words.push(`${words.pop() ?? ''}${segment}`)
    else words.push(segment)
  }
  return words
}
