/**
 * Pages and searches of lists on a generated register: `node tests/bench/cold/lists.ts OBLIGATIONS`. The register is
 * made once and kept in the system's temporary folder. Says the 95th percentile in milliseconds, and the five worst.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listQuerySchema } from '../../../src/contract/rows.ts'
import { openRegister } from '../../../src/main/store/open-register.ts'
import { queryMix, searchMix, type MixedQuery } from '../lists/query-mix.ts'
import { generateRegister } from '../register/generate.ts'

const obligations = Number(process.argv[2] ?? 10_000)
const today = '2026-06-30'

const generator = join(import.meta.dirname, '..', 'register')
const key = createHash('sha256').update(String(obligations))
for (const file of readdirSync(generator).toSorted())
  key.update(readFileSync(join(generator, file)))
const directory = join(tmpdir(), `acuerdos-register-${key.digest('hex').slice(0, 16)}`)
if (!existsSync(directory)) {
  const unfinished = `${directory}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const sizes = {
    obligations,
    agreements: Math.ceil(obligations / 20),
    units: Math.max(200, Math.min(3000, Math.ceil(obligations / 300))),
    sessions: Math.max(52, Math.min(120, Math.ceil(obligations / 5000))),
  }
  await generateRegister(unfinished, sizes, () => undefined)
  renameSync(unfinished, directory)
}

const opened = openRegister({
  directory,
  now: () => Date.now(),
  onSlow: () => undefined,
  holds: () => true,
  discard: () => undefined,
})
if (!opened.ok) throw new Error(opened.error.code)
const register = opened.value

function timed({ name, query }: MixedQuery): { readonly name: string; readonly took: number } {
  const parsed = listQuerySchema.parse(query)
  const start = performance.now()
  const page = register.read.list(parsed, today)
  const took = performance.now() - start
  if (!page.ok) throw new Error(`${name}: ${page.error.code}`)
  return { name, took }
}

/** Columns are in memory after the first round. */
function measured(mix: readonly MixedQuery[]): unknown {
  mix.forEach(timed)
  const times = mix.map(timed).toSorted((a, b) => b.took - a.took)
  return {
    queries: times.length,
    milliseconds: times[Math.floor(times.length / 20)]?.took,
    worst: times.slice(0, 5),
  }
}

const pages = queryMix((kind) => {
  const page = register.read.list(listQuerySchema.parse({ kind, limit: 100 }), today)
  if (!page.ok) throw new Error(`${kind}: ${page.error.code}`)
  return page.value
})
process.stdout.write(
  `${JSON.stringify({ pages: measured(pages), searches: measured(searchMix()), bytes: process.memoryUsage.rss() }, undefined, 2)}\n`,
)
register.close()
