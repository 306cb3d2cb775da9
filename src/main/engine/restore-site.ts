import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { systemErrorCode } from '../files/system-error.ts'
import { acquireLock, isLocked, type RegisterLock } from '../store/lock.ts'
import { databaseOf } from '../store/store-options.ts'
import { makeFolders, removeMade } from './building-site.ts'

/**
 * Where a backup is put before it is a register: a folder beside the chosen one, whose last step is one rename. Killed
 * before, nothing is in the chosen folder, and what lies beside it is no register until it is whole.
 */
export interface RestoreSite {
  readonly directory: string
  readonly database: string
  /** Gives it the chosen folder's name. */
  settle(): Result<void, Refusal>
  /** Removes what was not settled. */
  discard(): void
}

const nameOf = (chosen: string): string => `.${basename(chosen)}.restoring-`

/** `restore_target_taken` where there is something already; `output_not_writable` where nothing can be made. */
export function openRestoreSite(chosen: string): Result<RestoreSite, Refusal> {
  const taken = failure(refusal('restore_target_taken', { directory: chosen }))
  const parent = dirname(chosen)
  let firstMade: string | undefined
  try {
    if (existsSync(chosen) && readdirSync(chosen).length > 0) return taken
    firstMade = makeFolders(parent)
    removeAbandoned(parent, nameOf(chosen))
    const directory = mkdtempSync(join(parent, nameOf(chosen)))
    const lock = acquireLock(directory)
    return success(siteIn(directory, chosen, lock, firstMade))
  } catch (error) {
    removeMade(parent, firstMade)
    // A file of that name.
    return systemErrorCode(error) === 'ENOTDIR' && existsSync(chosen)
      ? taken
      : failure(notWritable(chosen, error))
  }
}

function siteIn(
  directory: string,
  chosen: string,
  lock: RegisterLock | null,
  firstMade: string | undefined,
): RestoreSite {
  const database = join(directory, 'database.partial')
  let held = lock
  const release = (): void => {
    held?.release()
    held = null
  }
  return {
    directory,
    database,
    settle: () => {
      try {
        renameSync(database, databaseOf(directory))
        // Some systems move no folder in which a file is open, or onto another.
        release()
        if (existsSync(chosen)) rmdirSync(chosen)
        renameSync(directory, chosen)
        return success(undefined)
      } catch (error) {
        return systemErrorCode(error) === 'ENOTEMPTY'
          ? failure(refusal('restore_target_taken', { directory: chosen }))
          : failure(notWritable(chosen, error))
      }
    },
    discard: () => {
      release()
      rmSync(directory, { recursive: true, force: true })
      if (!existsSync(chosen)) removeMade(dirname(chosen), firstMade)
    },
  }
}

/** What was being restored when the program was cut off. One that another program works on is locked. */
function removeAbandoned(parent: string, name: string): void {
  for (const found of readdirSync(parent)) {
    const site = join(parent, found)
    const isSite = found.startsWith(name) && existsSync(join(site, 'open.lock'))
    if (isSite && !isLocked(site)) rmSync(site, { recursive: true, force: true })
  }
}

function notWritable(chosen: string, error: unknown): Refusal {
  const code = systemErrorCode(error)
  if (code === undefined) throw error
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? refusal('storage_full', { directory: chosen })
    : refusal('output_not_writable', { file: chosen, reason: code })
}
