import type { Refusal } from '../../contract/errors.ts'
import { success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { FileCheck } from './ports/register.ts'

/** A file that nobody has looked at for so long (milliseconds) is looked at again. */
const lookedAtAgainAfter = 7 * 24 * 3_600_000

/** So many are looked up on the disk between two pauses. */
const atOnce = 200

type Means = Pick<UseCaseDependencies, 'register' | 'attachments' | 'now'>

/** What a look at files found; `changed`: the hashes of those that were in another state before. */
export interface FileLook {
  readonly looked: number
  readonly changed: readonly string[]
}

/**
 * Notes every file that is gone from its place, and every one that is back: a look at the folder, no reading. `pause`
 * lets other work go first; what it throws ends the look.
 */
export async function lookForFiles(
  { register, attachments, now }: Means,
  pause: () => Promise<void>,
): Promise<Result<FileLook, Refusal>> {
  let looked = 0
  const changed: string[] = []
  for (let after = ''; ;) {
    await pause()
    const files = register.filesAfter(after, atOnce)
    const last = files.at(-1)
    if (last === undefined) return success({ looked, changed })
    const gone: FileCheck[] = files
      .filter(({ state, sha256 }) => state !== 'missing' && !attachments.holds(sha256))
      .map(({ sha256 }) => ({ sha256, state: 'missing' }))
    const back: FileCheck[] = []
    for (const { sha256, state } of files) {
      if (state !== 'missing' || !attachments.holds(sha256)) continue
      back.push({ sha256, state: stateOf(await attachments.verify(sha256, pause)) })
    }
    if (gone.length + back.length > 0) {
      const noted = register.rememberFiles([...gone, ...back], now())
      if (!noted.ok) return noted
      changed.push(...noted.value)
    }
    looked += files.length
    after = last.sha256
  }
}

/**
 * Reads the file that was looked at the longest ago and compares it with its hash. `looked` is 0 when all were looked
 * at lately. When each was looked at is kept, so that the round goes on where it was left.
 */
export async function checkOldestFile(
  { register, attachments, now }: Means,
  pause: () => Promise<void>,
): Promise<Result<FileLook, Refusal>> {
  const oldest = register.fileToCheck(now() - lookedAtAgainAfter)
  if (oldest === undefined) return success({ looked: 0, changed: [] })
  const state = stateOf(await attachments.verify(oldest, pause))
  const noted = register.rememberFiles([{ sha256: oldest, state }], now())
  return noted.ok ? success({ looked: 1, changed: noted.value }) : noted
}

export const stateOf = (verified: 'intact' | 'altered' | 'missing'): FileCheck['state'] =>
  verified === 'intact' ? 'held' : verified
