import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'

/** Where packages wait on the disk: what is being written, and what was verified and is being taken in. */
export interface ExchangeFiles {
  /** An existing folder in the register's own. */
  temporaryFolder(): Promise<string>
  /** A file of this name in a folder, under another number where one is there already. */
  newFile(folder: string, name: string): string
  /** A name for a file beside `out`, so that the last step is one rename. Refused where nothing can be written. */
  unfinished(out: string): Promise<Result<string, Refusal>>
  /** All unfinished files get their names, or none does and no unfinished one stays. */
  settle(
    files: readonly { readonly unfinished: string; readonly out: string }[],
  ): Promise<Result<void, Refusal>>
  /** What is not there is no matter. */
  remove(paths: readonly string[]): Promise<void>
  /** Path of a staged package by its name; its parent is there. */
  stagedFolder(name: string): Promise<string>
}
