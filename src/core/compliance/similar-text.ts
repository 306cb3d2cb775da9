import { plainText } from './drafting/plain-text.ts'

/** The words of a text as they are compared: without case, accents, punctuation and figures' separators. */
export const wordsOf = (text: string): readonly string[] =>
  plainText(text).match(/[a-z0-9]+/g) ?? []

/**
 * How much two texts have in common: of the different words that either has, the part that both have (Jaccard 1901).
 * 1: the same words; 0: none. Two texts without words are equal.
 */
export function commonWords(one: string, other: string): number {
  return shareOf(new Set(wordsOf(one)), new Set(wordsOf(other)))
}

export function shareOf<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): number {
  if (one.size === 0 && other.size === 0) return 1
  let both = 0
  for (const item of one) if (other.has(item)) both += 1
  return both / (one.size + other.size - both)
}
