import type { Answer } from '../../contract/ipc.ts'

/** One open register behind one interface: the same in the engine process, the command line and the tests. */
export interface Engine {
  /** Checks method and parameters; never throws: a bug comes back as `internal_error` after it was logged. */
  call(method: string, params: unknown): Promise<Answer>
  close(): void
}
