import type { Refusal } from '../../../contract/errors.ts'
import type { Result } from '../../../core/result.ts'
import type { BackupWatch } from './backup-files.ts'

/** What a copy of the database was found to hold once it was opened. */
export interface CopiedRegister {
  readonly digest: string
  /** The number of its shape. */
  readonly schema: number
  readonly commits: number
  readonly changes: number
  readonly conflicts: number
}

/** A backup that was made here. */
export interface MadeBackup {
  /** Milliseconds since 1970. */
  readonly made: number
  readonly file: string
}

/** Copies of one register, and when the last was made. */
export interface RegisterBackups {
  /** Into a new file, while the register is worked in. Throws the signal's reason when it is aborted. */
  copy(file: string, watch: BackupWatch): Promise<Result<CopiedRegister, Refusal>>
  /** Keeps that a backup was made: this office's own, in no commit. */
  note(backup: MadeBackup): Result<void, Refusal>
  /** `null`: none was made here. */
  last(): MadeBackup | null
  /** When the first commit came here, in milliseconds since 1970; `null`: there is none. */
  began(): number | null
}
