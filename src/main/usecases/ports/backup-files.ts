import type { BackupManifest } from '../../../contract/backup.ts'
import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'

/** How far it is, in bytes, and whether it is to end. */
export interface BackupWatch {
  readonly signal: AbortSignal
  readonly onProgress: (done: number, of: number) => void
}

/** What is known of a backup before its files are read. */
export type BackupFacts = Omit<BackupManifest, 'files'>

/** Backups as files, each a whole register. */
export interface BackupFiles {
  /**
   * Writes the copied database, the attachments and what else lies beside them, then opens the file again and compares
   * each byte of it. `out` does not exist; where this fails, it may be half a file. Gives its size in bytes.
   */
  write(
    given: {
      readonly out: string
      readonly database: string
      /** By their SHA-256; all are there. */
      readonly attachments: readonly string[]
      readonly facts: BackupFacts
    },
    phases: { readonly write: BackupWatch; readonly check: BackupWatch },
  ): Promise<Result<number, Refusal>>
  /** What a file says that it holds; nothing of it is verified. */
  manifest(file: string): Promise<Result<BackupManifest, Refusal>>
  /** Puts every file of it, verified, into an empty folder; the database as `database`. */
  unpack(
    file: string,
    into: { readonly folder: string; readonly database: string },
    watch: BackupWatch,
  ): Promise<Result<BackupManifest, Refusal>>
}
