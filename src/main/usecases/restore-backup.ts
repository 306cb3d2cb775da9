import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { BackupFiles } from './ports/backup-files.ts'
import type { Job } from './ports/job.ts'
import type { MadeBackup } from './ports/register-backups.ts'

interface Means {
  readonly backupFiles: BackupFiles
  /** Where the files are put: an empty folder that nobody takes for a register. */
  readonly folder: string
  /** The database in it, under a name that is not a register's. */
  readonly database: string
  /** Makes it an installation of its own. */
  readonly adopt: (
    database: string,
    digest: string,
    backup: MadeBackup,
  ) =>
    | { readonly outcome: 'adopted'; readonly installation: string }
    | { readonly outcome: 'newer' | 'damaged' }
  readonly job: Job
}

/** Puts a backup into a folder, every file of it verified; nothing of it has the id of the register that it is of. */
export async function restoreBackup(
  { backupFiles, folder, database, adopt, job }: Means,
  { file }: EngineParams<'register.restore'>,
): Promise<Result<EngineResult<'register.restore'>, Refusal>> {
  try {
    const unpacked = await backupFiles.unpack(
      file,
      { folder, database },
      { signal: job.signal, onProgress: (done, of) => job.tell('read', done, of) },
    )
    if (!unpacked.ok) return unpacked
    const { digest, made, office, installation, files } = unpacked.value
    const adopted = adopt(database, digest, { made: Date.parse(made), file })
    switch (adopted.outcome) {
      case 'newer':
        return failure(refusal('backup_newer', { file }))
      case 'damaged':
        return failure(refusal('backup_damaged', { file, part: 'register.sqlite' }))
      case 'adopted':
        return success({
          made,
          office,
          installation: adopted.installation,
          from: installation,
          attachments: files.filter(({ name }) => name.startsWith('attachments/')).length,
        })
    }
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') {
      return failure(refusal('package_cancelled'))
    }
    throw error
  }
}
