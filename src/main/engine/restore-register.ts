import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, type Result } from '../../core/result.ts'
import { backupFiles } from '../files/backup/backup-files.ts'
import { adoptBackup } from '../store/adopt-backup.ts'
import type { Job } from '../usecases/ports/job.ts'
import { restoreBackup } from '../usecases/restore-backup.ts'
import { openRestoreSite } from './restore-site.ts'

interface Making {
  readonly job: Job
  /** Hears how to undo it while it is not finished. */
  readonly whileMaking: (abandon: (() => void) | null) => void
  readonly isClosed: () => boolean
}

/** Makes a register of a backup in a folder that is not there or empty; it is closed. */
export async function restoreInto(
  directory: string,
  params: EngineParams<'register.restore'>,
  { job, whileMaking, isClosed }: Making,
): Promise<Result<EngineResult<'register.restore'>, Refusal>> {
  const opening = openRestoreSite(directory)
  if (!opening.ok) return opening
  const site = opening.value
  whileMaking(() => site.discard())
  try {
    const restored = await restoreBackup(
      {
        backupFiles: backupFiles(site.directory),
        folder: site.directory,
        database: site.database,
        adopt: adoptBackup,
        job,
      },
      params,
    )
    if (!restored.ok) return restored
    if (isClosed()) return failure(refusal('engine_stopped'))
    const settled = site.settle()
    return settled.ok ? restored : settled
  } finally {
    site.discard()
    whileMaking(null)
  }
}
