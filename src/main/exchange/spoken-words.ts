import { wordlist } from '@scure/bip39/wordlists/spanish.js'

/** How many words people read to each other: 88 bits, which nobody finds a second file for. */
export const spokenWordCount = 8
const bitsPerWord = 11

/**
 * Words that stand for a hash, to be compared by phone: eleven bits each, the first bits first, of the 2048 Spanish words
 * of BIP-39 (github.com/bitcoin/bips, bip-0039), the same in every language of the program. They are told apart by their
 * first four letters. Composed letters (NFC), as people type them.
 */
export function spokenWords(hash: Uint8Array): readonly string[] {
  const bits = Array.from(hash, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return Array.from({ length: spokenWordCount }, (_, index) => {
    const number = Number.parseInt(bits.slice(index * bitsPerWord, (index + 1) * bitsPerWord), 2)
    const word = wordlist[number]
    if (word === undefined) throw new Error('a hash of too few bits')
    return word.normalize('NFC')
  })
}
