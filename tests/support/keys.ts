import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Office } from './registers.ts'

/** The passphrase file of an office, which a test names as an official would. */
export function passphraseOf({ directory }: Office, phrase = 'canela farol abrigo duende'): string {
  const file = join(directory, 'frase.txt')
  writeFileSync(file, `${phrase}\n`)
  return file
}
