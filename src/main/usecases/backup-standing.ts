import { backupOldAfterDays } from '../../contract/backup.ts'
import type { EngineResult } from '../../contract/engine.ts'
import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'

const day = 24 * 60 * 60 * 1000

/** When the last backup was made here. A register of which there is none counts from when it began. */
export function backupStanding({
  register,
  now,
}: Pick<UseCaseDependencies, 'register' | 'now'>): Result<
  EngineResult<'backup.standing'>,
  Refusal
> {
  const { backups } = register
  const last = backups.last()
  const since = last?.made ?? backups.began() ?? now()
  // A clock that went back makes no backup older.
  const days = Math.max(0, Math.floor((now() - since) / day))
  return success({
    made: last === null ? null : new Date(last.made).toISOString(),
    file: last?.file ?? null,
    days,
    old: days > backupOldAfterDays,
  })
}
