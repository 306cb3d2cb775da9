import { randomInt } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { wordlist } from '@scure/bip39/wordlists/spanish.js'
import { refusal } from '../../contract/errors.ts'
import { failure, success } from '../../core/result.ts'
import type { Passphrases } from '../usecases/ports/passphrases.ts'
import { readPassphrase } from './keys/passphrase.ts'

/** Six words of 2048 are 66 bits: the age file asks a second of work for every guess. */
const words = 6

/** Without accents, which no word needs to be told apart: it is typed on whatever keyboard there is. */
const word = (): string =>
  (wordlist[randomInt(wordlist.length)] ?? '').normalize('NFD').replaceAll(/\p{M}/gu, '')

const newWords = (): string => Array.from({ length: words }, word).join(' ')

/** Passphrases of packages; one that is not there yet is made, for its reader to be told by phone. */
export const filePassphrases: Passphrases = {
  read: readPassphrase,
  make: newWords,
  readOrMake: (file) => {
    if (existsSync(file)) return readPassphrase(file)
    const made = newWords()
    try {
      writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' })
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error)) throw error
      return failure(refusal('output_not_writable', { file, reason: String(error.code) }))
    }
    return success(made)
  },
}
