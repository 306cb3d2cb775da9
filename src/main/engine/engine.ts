import type { Answer } from '../../contract/ipc.ts'
import type { JobProgress } from '../../contract/jobs.ts'

/** What a call may say of itself. */
export interface Asked {
  /** The day that counts as today for it; `null`: the engine's own. */
  readonly today?: string | null
  /** Hears how far the call is, where it names a job. */
  readonly onProgress?: (progress: JobProgress) => void
}

/** One open register behind one interface: the same in the engine process, the command line and the tests. */
export interface Engine {
  /** Checks method and parameters; never throws: a bug comes back as `internal_error` after it was logged. */
  call(method: string, params: unknown, asked?: Asked): Promise<Answer>
  close(): void
}

/** The engine of the process that has the register open. */
export interface OwnEngine extends Engine {
  /** Looks after the files of the register in quiet moments; returns what ends it, which comes before `close`. */
  watchFiles(): { readonly stop: () => Promise<void> }
}
