import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'

export interface ReadFile {
  /** Without its folder. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** The documents read last, until they are accepted or forgotten. */
export interface RecentDocuments {
  remember(document: ReadFile): void
  recall(sha256: string): Uint8Array | undefined
}

export interface NewFile {
  readonly file: string
  readonly sha256: string
  readonly state: 'written' | 'same'
}

/** Files outside the register that a person points at. */
export interface Files {
  /** Reads a whole file; refuses missing, unreadable and oversized ones. */
  read(path: string, largestBytes: number): Promise<Result<ReadFile, Refusal>>
  /** Writes a whole file or nothing; gives the SHA-256 of what was written. */
  write(path: string, bytes: Uint8Array): Promise<Result<{ readonly sha256: string }, Refusal>>
  /** Makes the folder where there is none, and removes what a killed program left half written in it. */
  prepareFolder(path: string): Promise<Result<null, Refusal>>
  /** As `write`, but another file of that name stays and is refused; `same`: it is there already, byte for byte. */
  writeNew(folder: string, name: string, bytes: Uint8Array): Promise<Result<NewFile, Refusal>>
}
