import { commonWords, wordsOf } from './similar-text.ts'

/** A clause of an agreement that was captured twice. */
export interface ClauseToPair {
  readonly id: string
  readonly order: number | null
  readonly text: string
}

/** Clauses in the same place that have less in common than this say different things. */
const leastInCommon = 0.3

/**
 * Which clause of the surviving agreement says what a clause of the duplicate says: the one with the same words, else
 * the one in the same place if it is about the same. Each is given once; what has no pair is left out.
 */
export function clausePairs(
  duplicates: readonly ClauseToPair[],
  survivors: readonly ClauseToPair[],
): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  const free = new Map(survivors.map((clause) => [clause.id, clause]))
  const pair = (duplicate: ClauseToPair, fits: (survivor: ClauseToPair) => boolean): void => {
    if (pairs.has(duplicate.id)) return
    const found = [...free.values()].find(fits)
    if (found === undefined) return
    pairs.set(duplicate.id, found.id)
    free.delete(found.id)
  }
  for (const duplicate of duplicates) {
    const words = wordsOf(duplicate.text).join(' ')
    pair(duplicate, ({ text }) => wordsOf(text).join(' ') === words)
  }
  for (const duplicate of duplicates) {
    pair(
      duplicate,
      ({ order, text }) =>
        order === duplicate.order && commonWords(text, duplicate.text) >= leastInCommon,
    )
  }
  return pairs
}
