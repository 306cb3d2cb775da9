import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'

/** Passphrases of packages, each in a file. */
export interface Passphrases {
  read(file: string): Result<string, Refusal>
  /** Six words of the list. */
  make(): string
  /** A file that is not there is made with six words of the list. */
  readOrMake(file: string): Result<string, Refusal>
}
