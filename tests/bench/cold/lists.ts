/**
 * Pages or searches of lists on a register that is kept: `DIRECTORY pages|searches`. The 95th percentile, columns in
 * memory; beside it one bare statement that reads the same rows, as if to find them cost nothing. Says the worst too.
 */
import BetterSqlite3 from 'better-sqlite3'
import { join } from 'node:path'
import { listQuerySchema } from '../../../src/contract/rows.ts'
import { openRegister } from '../../../src/main/store/open-register.ts'
import { queryMix, searchMix, type MixedQuery } from '../lists/query-mix.ts'
import { percentile95 } from '../measurement.ts'

const [directory = '', what = ''] = process.argv.slice(2)
const today = '2026-06-30'

const opened = openRegister({
  directory,
  now: () => Date.now(),
  today: () => today,
  onSlow: () => undefined,
  holds: () => true,
  discard: () => undefined,
})
if (!opened.ok) throw new Error(opened.error.code)
const register = opened.value
const database = new BetterSqlite3(join(directory, 'register.sqlite'), { readonly: true })
const bare = database.prepare(
  `SELECT lower(hex(r.uid)), s.* FROM record r LEFT JOIN obligation_status s ON s.obligation = r.id
   WHERE r.uid IN (SELECT unhex(value) FROM json_each(?))`,
)

interface Timed {
  readonly name: string
  readonly took: number
  readonly bare: number
}

function timed({ name, query }: MixedQuery): Timed {
  const parsed = listQuerySchema.parse(query)
  const start = performance.now()
  const page = register.read.list(parsed, today)
  const took = performance.now() - start
  if (!page.ok) throw new Error(`${name}: ${page.error.code}`)
  const ids = JSON.stringify(page.value.rows.map(({ id }) => id))
  const before = performance.now()
  bare.all(ids)
  return { name, took, bare: performance.now() - before }
}

const mix =
  what === 'searches'
    ? searchMix()
    : queryMix((kind) => {
        const page = register.read.list(listQuerySchema.parse({ kind, limit: 100 }), today)
        if (!page.ok) throw new Error(`${kind}: ${page.error.code}`)
        return page.value
      })
// Columns are in memory after the first round.
mix.forEach(timed)
const times = mix.map(timed)
const said = {
  value: percentile95(times.map(({ took }) => took)),
  floor: percentile95(times.map((one) => one.bare)),
  queries: times.length,
  worst: times.toSorted((a, b) => b.took - a.took).slice(0, 5),
}
console.log(JSON.stringify(said))
database.close()
register.close()
