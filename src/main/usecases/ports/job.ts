import type { JobPhase } from '../../../contract/jobs.ts'

/** A call that takes long: it says how far it is, lets others be answered, and may be asked to end. */
export interface Job {
  readonly signal: AbortSignal
  /** `done` of `of`, in whatever the phase counts. As often as one likes: who listens is told seldom enough. */
  readonly tell: (phase: JobPhase, done: number, of: number) => void
  /** Other calls are answered before it goes on. */
  readonly breathe: () => Promise<void>
}
