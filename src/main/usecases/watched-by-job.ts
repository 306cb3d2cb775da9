import type { JobPhase } from '../../contract/jobs.ts'
import type { Job } from './ports/job.ts'
import type { StageOptions } from './ports/packages.ts'

/** How reading or writing a file tells a job how far it is, and ends when it is cancelled. */
export const watchedBy = (
  { signal, tell }: Job,
  phase: JobPhase,
): Required<Pick<StageOptions, 'signal' | 'onProgress'>> => ({
  signal,
  onProgress: ({ done, total }) => tell(phase, done, total),
})
