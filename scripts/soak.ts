/**
 * `npm run soak -- --histories 10000` plays as many histories of offices that exchange their work as one has time for;
 * `-- --seed 7` one again. The first seed is 1 unless `--from` says otherwise. Ends with status 1 when one fails, after
 * the command that repeats it. `-- --kills 1000` ends the program as often in the middle of what it does; `-- --kill '…'`
 * once more.
 */
import { parseArgs } from 'node:util'
import type { Tally } from '../tests/simulation/happenings.ts'
import { soakKills } from '../tests/kills/soak.ts'
import { playHistory } from '../tests/simulation/history.ts'
import { commandFor } from '../tests/simulation/repeat.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '10000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    kills: { type: 'string' },
    kill: { type: 'string' },
  },
})

const number = (text: string): number => {
  const value = Number(text)
  if (Number.isSafeInteger(value) && value >= 0) return value
  console.error(`not a whole number: ${text}`)
  process.exit(2)
}

if (values.kill !== undefined || values.kills !== undefined) {
  const seed = number(values.seed ?? values.from)
  const asked =
    values.kill === undefined ? { kills: number(values.kills ?? ''), seed } : { words: values.kill }
  process.exit((await soakKills(asked, console.log)) === 0 ? 0 : 1)
}

const first = number(values.seed ?? values.from)
const last = values.seed === undefined ? first + number(values.histories) - 1 : first
const tally: Tally = new Map()
const began = performance.now()
let failed = 0
for (let seed = first; seed <= last; seed += 1) {
  const wrong = await playHistory(seed, tally)
  if (wrong.length > 0) {
    failed += 1
    console.log(`history ${seed} fails; again: ${commandFor(seed)}`)
    for (const line of wrong) console.log(`  ${line}`)
  }
  if ((seed - first + 1) % 500 === 0) console.log(`${seed - first + 1} histories`)
}
const seconds = (performance.now() - began) / 1000
for (const [happening, times] of [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${String(times).padStart(8)}  ${happening}`)
}
console.log(`${last - first + 1} histories in ${seconds.toFixed(1)} s, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
