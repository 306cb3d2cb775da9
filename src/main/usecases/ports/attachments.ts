import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'

export interface StoredFile {
  readonly sha256: string
  /** Bytes. */
  readonly size: number
}

/** The files of a register, addressed by what is in them. */
export interface Attachments {
  holds(sha256: string): boolean
  /** Copies a file in; refuses missing, unreadable, empty and oversized ones. The source stays as it is. */
  keep(sourcePath: string): Promise<Result<StoredFile, Refusal>>
  /** Keeps what the program itself holds in memory. */
  keepBytes(bytes: Uint8Array): Promise<StoredFile>
  /** Reads the file again and compares. */
  verify(sha256: string): Promise<'intact' | 'altered' | 'missing'>
  /** Writes a copy to a path that must not exist. */
  copyTo(sha256: string, target: string): Promise<void>
}
