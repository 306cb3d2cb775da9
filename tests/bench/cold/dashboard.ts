/** The counts of the first screen on a register that is kept: `DIRECTORY`. Beside it the same stored counts, bare. */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { ask, engineIn } from '../bench-engine.ts'
import { percentile95 } from '../measurement.ts'

const [directory = ''] = process.argv.slice(2)
const times = 40

const engine = engineIn(directory)
await ask(engine, 'register.status', {})
const database = new BetterSqlite3(join(directory, 'register.sqlite'), { readonly: true })
const bare = database.prepare(
  `SELECT n.*, (SELECT sum(number) FROM due_count WHERE scope = 0) AS due,
     (SELECT count(*) FROM record_session) AS sessions,
     (SELECT count(*) FROM record_agreement WHERE withdrawn IS NULL) AS agreements
   FROM scope_count n WHERE n.scope = 0`,
)

const values: number[] = []
const floors: number[] = []
for (let turn = 0; turn < times; turn += 1) {
  const start = performance.now()
  bare.all()
  const between = performance.now()
  const { counts } = await ask(engine, 'sessions.summary', {})
  values.push(performance.now() - between)
  floors.push(between - start)
  if (counts.total === 0) throw new Error('an empty register')
}
console.log(JSON.stringify({ value: percentile95(values), floor: percentile95(floors) }))
database.close()
engine.close()
