import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { acquireLock, isLocked } from '../store/lock.ts'
import { registerExists } from '../store/open-register.ts'

/**
 * Where a new register is made before it is there: a folder inside the chosen one, so that a failure or an
 * interruption half-way never leaves half a register behind.
 */
export interface BuildingSite {
  readonly directory: string
  /** Moves the finished, closed register into the chosen folder; the database, by which it is known, comes last. */
  settle(): Result<void, Refusal>
  /** Removes what was not settled, and the chosen folder if it was made for this. */
  discard(): void
}

const siteName = '.new-'

/** Removes what was being made when the program was cut off. One that another program works on is locked. */
export function removeAbandonedSites(chosen: string): void {
  for (const name of readdirSync(chosen)) {
    const site = join(chosen, name)
    const isSite = name.startsWith(siteName) && existsSync(join(site, 'open.lock'))
    if (isSite && !isLocked(site)) rmSync(site, { recursive: true, force: true })
  }
}

/** `output_not_writable` when the folder cannot be made or written to. */
export function openBuildingSite(chosen: string): Result<BuildingSite, Refusal> {
  let firstMade: string | undefined
  try {
    firstMade = makeFolders(chosen)
    removeAbandonedSites(chosen)
    const directory = mkdtempSync(join(chosen, siteName))
    return success({
      directory,
      settle: () => settle(directory, chosen),
      discard: () => {
        rmSync(directory, { recursive: true, force: true })
        if (!registerExists(chosen)) removeMade(chosen, firstMade)
      },
    })
  } catch (error) {
    removeMade(chosen, firstMade)
    return failure(notWritable(chosen, error))
  }
}

/**
 * Makes a folder and those above it that are missing; gives the first that was made. One at a time: Node's own
 * `recursive` never ends below a folder that says of a new one that it does not exist, as `/proc` does.
 */
export function makeFolders(chosen: string): string | undefined {
  const missing: string[] = []
  for (let folder = chosen; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder)
  const made: string[] = []
  try {
    for (const folder of missing) {
      // Another program may have made it meanwhile.
      if (existsSync(folder)) continue
      mkdirSync(folder, { mode: 0o700 })
      made.push(folder)
    }
  } catch (error) {
    removeMade(made.at(-1) ?? chosen, made[0])
    throw error
  }
  return made[0]
}

function settle(from: string, chosen: string): Result<void, Refusal> {
  const lock = acquireLock(chosen)
  if (lock === null) return failure(refusal('register_locked', { directory: chosen }))
  try {
    if (registerExists(chosen)) return failure(refusal('register_exists', { directory: chosen }))
    for (const name of ['attachments', 'register.sqlite']) {
      const made = join(from, name)
      if (existsSync(made)) renameSync(made, join(chosen, name))
    }
    return success(undefined)
  } catch (error) {
    return failure(notWritable(chosen, error))
  } finally {
    lock.release()
  }
}

/** Empty folders from the chosen one up to the first that was made for it. */
export function removeMade(chosen: string, firstMade: string | undefined): void {
  if (firstMade === undefined) return
  rmSync(join(chosen, 'open.lock'), { force: true })
  for (let folder = chosen; folder.length >= firstMade.length; folder = dirname(folder)) {
    if (!existsSync(folder) || readdirSync(folder).length > 0) return
    rmdirSync(folder)
  }
}

function notWritable(chosen: string, error: unknown): Refusal {
  if (!(error instanceof Error) || !('code' in error)) throw error
  return refusal('output_not_writable', { file: chosen, reason: String(error.code) })
}
