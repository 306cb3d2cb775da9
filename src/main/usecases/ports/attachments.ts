import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'

export interface StoredFile {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** A file that a person gave, with what its name says. */
export interface KeptFile extends StoredFile {
  /** Without its folder. */
  readonly name: string
  readonly mediaType: string
}

/** The files of a register, addressed by what is in them. */
export interface Attachments {
  holds(sha256: string): boolean
  /**
   * Copies files in, all or none: one that is missing, unreadable, empty or oversized refuses them all. The sources stay
   * as they are.
   */
  keep(sourcePaths: readonly string[]): Promise<Result<readonly KeptFile[], Refusal>>
  /**
   * Copies in a file that has to have this hash, instead of what is left of it. `false`: it has another, and nothing is
   * kept of it.
   */
  giveBack(sourcePath: string, sha256: string): Promise<Result<boolean, Refusal>>
  /** Keeps what the program itself holds in memory. */
  keepBytes(bytes: Uint8Array): Promise<StoredFile>
  /** Reads the file again and compares. `pause` is awaited between its pieces, so that other work goes first. */
  verify(sha256: string, pause?: () => Promise<void>): Promise<'intact' | 'altered' | 'missing'>
  /** Bytes; `undefined`: it is not held. */
  sizeOf(sha256: string): number | undefined
  /** Where a file that is held lies, to be read. */
  pathOf(sha256: string): string
  /** Moves a file of this disk to its place; whoever calls has verified that it has that hash. */
  adopt(path: string, sha256: string): Promise<void>
  /** Removes a file; one that is not there is no matter. */
  discard(sha256: string): void
  /**
   * Puts a copy into a folder, under a harmless form of the given name that must not be there yet. Returns its path.
   */
  copyInto(sha256: string, directory: string, name: string): Promise<string>
}
