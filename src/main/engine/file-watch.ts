import { setTimeout as wait } from 'node:timers/promises'
import type { Refusal } from '../../contract/errors.ts'
import type { Result } from '../../core/result.ts'
import { checkOldestFile, lookForFiles, type FileLook } from '../usecases/check-files.ts'
import type { UseCaseDependencies } from '../usecases/dependencies.ts'

export interface FileWatchMeans {
  /** `null`: no register is open, or another program writes to it. */
  readonly use: () => UseCaseDependencies | null
  /** Somebody waits for an answer, or did a moment ago. */
  readonly busy: () => boolean
  /** Some file is in another state than before. */
  readonly onFound: () => void
  readonly log: (line: string) => void
}

/** In milliseconds. */
export interface FileWatchPace {
  /** Before the first look: the window comes first. */
  readonly start: number
  /** Between two questions whether others are at work, and between two pieces of a long file. */
  readonly breath: number
  /** Between two files, at least. */
  readonly file: number
  /** A file that took a moment is followed by so many such moments of rest. */
  readonly rest: number
  /** When all files were looked at lately. */
  readonly idle: number
}

/** One file a second at most, and a twentieth of the time: nobody is to notice. */
export const quietPace: FileWatchPace = {
  start: 20_000,
  breath: 100,
  file: 1_000,
  rest: 20,
  idle: 600_000,
}

/**
 * Looks after the files of a register without being asked: at once for those that are gone, then file by file, the
 * longest unseen first, whether each still is what its hash says. Stands back while anybody works.
 * Ends when `stop` is called, in the middle of a file if need be; what was found until then is kept.
 */
export function watchFiles(
  means: FileWatchMeans,
  pace: FileWatchPace,
): { readonly stop: () => Promise<void> } {
  const ending = new AbortController()
  const { signal } = ending
  const sleep = (milliseconds: number): Promise<void> =>
    wait(milliseconds, undefined, { signal, ref: false })
  const pause = async (): Promise<void> => {
    do await sleep(pace.breath)
    while (means.busy())
  }
  const tell = (found: Result<FileLook, Refusal>): FileLook | null => {
    if (!found.ok) {
      means.log(`looking after the files: ${found.error.code}`)
      return null
    }
    for (const { sha256, reason } of found.value.unreadable) {
      means.log(`looking after the files: ${sha256} cannot be read: ${reason}`)
    }
    if (found.value.changed.length > 0) means.onFound()
    return found.value
  }
  const round = async (): Promise<void> => {
    await sleep(pace.start)
    let lookedAround = false
    for (;;) {
      await pause()
      const dependencies = means.use()
      if (dependencies === null) {
        await sleep(pace.idle)
        continue
      }
      if (!lookedAround) {
        tell(await lookForFiles(dependencies, pause))
        lookedAround = true
      }
      const began = performance.now()
      const look = tell(await checkOldestFile(dependencies, pause))
      const took = performance.now() - began
      await sleep(
        look === null || look.looked === 0 ? pace.idle : Math.max(pace.file, pace.rest * took),
      )
    }
  }
  const ended = round().catch((error: unknown) => {
    // The end of a wait is how it stops; anything else is a bug, and the files are looked at again at the next start.
    if (!signal.aborted) means.log(`looking after the files ended: ${String(error)}`)
  })
  return {
    stop: () => {
      ending.abort()
      return ended
    },
  }
}
