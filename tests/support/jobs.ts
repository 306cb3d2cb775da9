import { runningJobs } from '../../src/main/engine/jobs.ts'
import type { Job } from '../../src/main/usecases/ports/job.ts'

/** Of a call that nobody watches or cancels. */
export const unheardJob = (): Job => runningJobs(() => 0).begin(null, () => undefined)
