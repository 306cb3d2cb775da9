/**
 * `npm run soak -- --histories 10000` plays as many histories of offices that exchange their work as one has time for,
 * `--fuzz 1000000` then as many hostile packages; `--seed 7 --carrier packages` one history again. The first seed is 1
 * unless `--from` says otherwise. Ends with status 1 when one fails, after the command that repeats it. `--stop`: at the
 * first; `--must NAME`: also when that never happened. `--kills 1000` ends the program as often in the middle of what it
 * does; `--kill '…'` once more.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fuzzPackages, mustBeReached } from '../tests/fuzz/package-fuzzer.ts'
import { commitTransport } from '../tests/simulation/commit-transport.ts'
import type { Tally } from '../tests/simulation/happenings.ts'
import { soakKills } from '../tests/kills/soak.ts'
import { playHistory } from '../tests/simulation/history.ts'
import { packageTransport } from '../tests/simulation/package-transport.ts'
import { commandFor } from '../tests/simulation/repeat.ts'
import type { Transport } from '../tests/simulation/transport.ts'

const { values } = parseArgs({
  options: {
    histories: { type: 'string' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    kills: { type: 'string' },
    kill: { type: 'string' },
    carrier: { type: 'string' },
    fuzz: { type: 'string', default: '0' },
    must: { type: 'string', multiple: true, default: [] },
    stop: { type: 'boolean', default: false },
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

/** Where none is named, four of five histories exchange packages. */
function carrierOf(seed: number): Transport {
  if (values.carrier === undefined) return seed % 5 === 0 ? commitTransport : packageTransport
  const named = [packageTransport, commitTransport].find(({ name }) => name === values.carrier)
  if (named !== undefined) return named
  console.error(`no carrier: ${values.carrier}`)
  process.exit(2)
}

const tally: Tally = new Map()

async function play(seed: number, carrier: Transport): Promise<readonly string[]> {
  try {
    return await playHistory(seed, carrier, tally)
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message) : String(error)]
  }
}

/** How many failed. */
async function playAll(first: number, last: number): Promise<number> {
  const began = performance.now()
  let failed = 0
  for (let seed = first; seed <= last; seed += 1) {
    const carrier = carrierOf(seed)
    const wrong = await play(seed, carrier)
    if (wrong.length > 0) {
      failed += 1
      console.log(`history ${seed} fails; again: ${commandFor(seed, carrier)}`)
      for (const line of wrong) console.log(`  ${line}`)
      if (values.stop) break
    }
    if ((seed - first + 1) % 500 === 0) console.log(`${seed - first + 1} histories`)
  }
  const seconds = (performance.now() - began) / 1000
  for (const [happening, times] of [...tally].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`${String(times).padStart(8)}  ${happening}`)
  }
  console.log(`${last - first + 1} histories in ${seconds.toFixed(1)} s, ${failed} failed`)
  return failed
}

/** Whether every case ended as it has to. */
async function fuzz(cases: number, seed: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'acuerdos-soak-'))
  try {
    const { codes, longestMilliseconds } = await fuzzPackages(cases, seed, folder)
    const missed = mustBeReached.filter((code) => !codes.has(code))
    for (const [code, times] of codes) console.log(`${String(times).padStart(8)}  ${code}`)
    console.log(`${cases} hostile packages, the slowest in ${longestMilliseconds.toFixed(0)} ms`)
    if (missed.length > 0) console.log(`fuzzing fails: nothing came to ${missed.join(', ')}`)
    return missed.length === 0
  } catch (error) {
    console.log(`fuzzing fails: ${error instanceof Error ? (error.stack ?? '') : String(error)}`)
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const first = number(values.seed ?? values.from)
const cases = number(values.fuzz)
// Whoever asks for hostile packages alone gets no histories.
const histories = number(values.histories ?? (cases > 0 ? '0' : '10000'))
const last = values.seed === undefined ? first + histories - 1 : first
let isWell = last < first || (await playAll(first, last)) === 0
const missing = values.must.filter((name) => ![...tally.keys()].some((one) => one === name))
if (missing.length > 0) {
  console.log(`never happened: ${missing.join(', ')}`)
  isWell = false
}
if (cases > 0 && !(await fuzz(cases, 20_161_220))) isWell = false
process.exitCode = isWell ? 0 : 1
