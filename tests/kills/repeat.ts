/** A kill in words, and back: what to type to see one again. */
import { isJob, type JobName } from './jobs.ts'
import type { Killing } from './kill.ts'

export const inWords = (job: JobName, killing: Killing): string =>
  killing.at === 'point'
    ? `${job} @ ${killing.point} # ${killing.occurrence}`
    : `${job} @ ${killing.fraction}`

export const commandFor = (job: JobName, killing: Killing): string =>
  `npm run soak -- --kill '${inWords(job, killing)}'`

/** `null`: it is no kill. A moment is never quite the same again. */
export function fromWords(
  text: string,
): { readonly job: JobName; readonly killing: Killing } | null {
  const found = /^([a-z]+) @ (?:(\d(?:\.\d+)?)|(.+) # (\d+))$/.exec(text)
  const [, job = '', fraction, point, occurrence] = found ?? []
  if (!isJob(job)) return null
  if (fraction !== undefined) return { job, killing: { at: 'moment', fraction: Number(fraction) } }
  if (point === undefined) return null
  return { job, killing: { at: 'point', point, occurrence: Number(occurrence) } }
}
