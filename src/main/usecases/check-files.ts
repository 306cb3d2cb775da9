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
  readonly unreadable: readonly UnreadableFile[]
}

/** Something is in its place that the system does not let be read; `reason` is its code (`EACCES`, `EIO`…). */
interface UnreadableFile {
  readonly sha256: string
  readonly reason: string
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
  const unreadable: UnreadableFile[] = []
  for (let after = ''; ;) {
    await pause()
    const files = register.filesAfter(after, atOnce)
    const last = files.at(-1)
    if (last === undefined) return success({ looked, changed, unreadable })
    const gone: FileCheck[] = files
      .filter(({ state, sha256 }) => state !== 'missing' && !attachments.holds(sha256))
      .map(({ sha256 }) => ({ sha256, state: 'missing' }))
    const back: FileCheck[] = []
    for (const { sha256, state } of files) {
      if (state !== 'missing' || !attachments.holds(sha256)) continue
      const { state: found, reason } = await readFile(attachments, sha256, pause)
      if (reason !== null) unreadable.push({ sha256, reason })
      back.push({ sha256, state: found })
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
  if (oldest === undefined) return success({ looked: 0, changed: [], unreadable: [] })
  const { state, reason } = await readFile(attachments, oldest, pause)
  const noted = register.rememberFiles([{ sha256: oldest, state }], now())
  if (!noted.ok) return noted
  const unreadable = reason === null ? [] : [{ sha256: oldest, reason }]
  return success({ looked: 1, changed: noted.value, unreadable })
}

/**
 * In which state a file is. What stands in its place and cannot be read does not give back its bytes: it is altered, and
 * no reason not to look at those behind it. `reason`: the system's code, `null` for a file that could be read.
 */
export async function readFile(
  attachments: Pick<UseCaseDependencies['attachments'], 'verify'>,
  sha256: string,
  pause?: () => Promise<void>,
): Promise<{ readonly state: FileCheck['state']; readonly reason: string | null }> {
  try {
    const found = await attachments.verify(sha256, pause)
    return { state: found === 'intact' ? 'held' : found, reason: null }
  } catch (error) {
    const reason = refusedBySystem(error)
    if (reason === null) throw error
    return { state: 'altered', reason }
  }
}

/** The code of an error of the operating system, which names the call that failed; the end of a pause names none. */
const refusedBySystem = (error: unknown): string | null =>
  error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : null
