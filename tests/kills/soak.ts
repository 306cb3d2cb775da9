/** As many kills as one has time for, of every job in turn; or one again. */
import { randomOf } from '../simulation/random.ts'
import { jobNames } from './jobs.ts'
import { kill, killingsOf, runUninterrupted, type Killing } from './kill.ts'
import { commandFor, fromWords } from './repeat.ts'
import { makeSituations } from './situations.ts'

/** How many failed. `words`: the one that is to be seen again, else so many from a seed. */
export async function soakKills(
  asked: { readonly words: string } | { readonly kills: number; readonly seed: number },
  print: (line: string) => void,
): Promise<number> {
  const situations = await makeSituations()
  let failed = 0
  try {
    if ('words' in asked) {
      const again = fromWords(asked.words)
      if (again === null) throw new Error(`no kill: ${asked.words}`)
      const { job, killing } = again
      const { wrong } = await kill(
        situations,
        job,
        await runUninterrupted(situations, job),
        killing,
      )
      for (const line of wrong) print(`  ${line}`)
      return wrong.length > 0 ? 1 : 0
    }
    const share = Math.ceil(asked.kills / jobNames.length)
    for (const [place, job] of jobNames.entries()) {
      const uninterrupted = await runUninterrupted(situations, job)
      const killings = killingsOf(uninterrupted, randomOf(asked.seed + place))
      for (const killing of take(killings, share)) {
        const { wrong } = await kill(situations, job, uninterrupted, killing)
        if (wrong.length === 0) continue
        failed += 1
        print(commandFor(job, killing))
        for (const line of wrong) print(`  ${line}`)
      }
      print(`${share} kills of ${job}, ${failed} failed so far`)
    }
    return failed
  } finally {
    situations.remove()
  }
}

export function* take(killings: Iterable<Killing>, count: number): Generator<Killing> {
  let taken = 0
  for (const killing of killings) {
    if (taken === count) return
    taken += 1
    yield killing
  }
}
