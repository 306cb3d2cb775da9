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

/** Nine words of ten in common: an agreement that was captured again with a slip, not one about the same matter. */
export const leastInCommon = 0.9

export function shareOf<Item>(one: ReadonlySet<Item>, other: ReadonlySet<Item>): number {
  if (one.size === 0 && other.size === 0) return 1
  let both = 0
  for (const item of one) if (other.has(item)) both += 1
  return both / (one.size + other.size - both)
}

/** Rows of a band: texts share a band when their least hashes agree in all of them. */
const rowsPerBand = 3
const bands = 4
/** What is shorter says the same by chance. */
const fewestWords = 6

/**
 * Keys by which nearly equal texts find each other without each being held against every other: the least hashes of
 * their pairs of neighbouring words under twelve hash functions, in four bands of three (minwise hashing, Broder 1997;
 * banding, Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", 3.4). Of two texts that share nine tenths of
 * their pairs of words 99 % have a key in common, of two that share half 41 %: whoever uses them compares the texts
 * too. Texts of a few words have none. A key is a whole number below 2^34.
 */
export function sketchOf(text: string): readonly number[] {
  const words = wordsOf(text)
  if (words.length < fewestWords) return []
  const least = Array.from({ length: bands * rowsPerBand }, () => 0xffffffff)
  for (let at = 1; at < words.length; at += 1) {
    const hash = hashOf(`${words[at - 1]} ${words[at]}`)
    for (let row = 0; row < least.length; row += 1) {
      least[row] = Math.min(least[row] ?? 0, mixed(hash ^ mixed(row + 1)))
    }
  }
  return Array.from({ length: bands }, (_, band) => {
    const rows = least.slice(band * rowsPerBand, (band + 1) * rowsPerBand)
    return band * 2 ** 32 + rows.reduce((key, row) => mixed(Math.imul(key, 31) ^ row), 0)
  })
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  }
  return hash >>> 0
}

/** Spreads 32 bits over 32 bits, as MurmurHash3 ends. */
function mixed(value: number): number {
  let hash = value | 0
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
