import { setImmediate } from 'node:timers/promises'
import type { JobPhase, JobProgress } from '../../contract/jobs.ts'
import type { Job } from '../usecases/ports/job.ts'

/** Milliseconds between two words of one job: ten a second are more than a person reads. */
const quietFor = 100

export interface RunningJob extends Job {
  /** It is answered: nothing can be cancelled under its name any more. */
  readonly end: () => void
}

export interface Jobs {
  /** `id` null: nobody listens and nobody can cancel it. `tell` hears of every phase, and of each ten times a second at most. */
  begin(id: string | null, tell: (progress: JobProgress) => void): RunningJob
  /** `false`: none of that name runs. */
  cancel(id: string): boolean
}

/** @param now milliseconds that only go forward. */
export function runningJobs(now: () => number): Jobs {
  const running = new Map<string, AbortController>()
  return {
    begin: (id, tell) => {
      const controller = new AbortController()
      const { signal } = controller
      if (id === null) {
        return {
          signal,
          tell: () => undefined,
          breathe: () => setImmediate(),
          end: () => undefined,
        }
      }
      if (running.has(id)) throw new Error(`two jobs are called ${id}`)
      running.set(id, controller)
      let last: { readonly phase: JobPhase; readonly at: number } | null = null
      return {
        signal,
        tell: (phase, done, of) => {
          const at = now()
          if (last?.phase === phase && at - last.at < quietFor) return
          last = { phase, at }
          tell({ job: id, phase, done, of })
        },
        breathe: () => setImmediate(),
        end: () => void running.delete(id),
      }
    },
    cancel: (id) => {
      const controller = running.get(id)
      controller?.abort()
      return controller !== undefined
    },
  }
}
