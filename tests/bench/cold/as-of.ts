/**
 * The obligations of one session of 20 agreements as they were known on past days, on a register that is kept:
 * `DIRECTORY`. Each day is asked for the first time. Beside it one bare statement for as many rows of the present.
 */
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import * as z from 'zod'
import { ask, engineIn } from '../bench-engine.ts'
import { median } from '../measurement.ts'
import { dayAfter } from '../register/days.ts'
import { usualSession } from '../register/story.ts'

const [directory = ''] = process.argv.slice(2)

const engine = engineIn(directory)
const sessionSchema = z.object({
  id: z.string(),
  date: z.string().nullable(),
  obligations: z.number(),
  withdrawnObligations: z.number(),
})
const { rows } = await ask(engine, 'records.list', { kind: 'sessions', limit: 1000 })
const distance = ({ obligations, withdrawnObligations }: z.output<typeof sessionSchema>): number =>
  Math.abs(obligations + withdrawnObligations - usualSession.obligations)
const [session] = rows
  .map((row) => sessionSchema.parse(row))
  .toSorted((a, b) => distance(a) - distance(b))
if (session === undefined || session.date === null) throw new Error('no session')
const { id, date } = session

const database = new BetterSqlite3(join(directory, 'register.sqlite'), { readonly: true })
const bare = database.prepare(
  `SELECT lower(hex(r.uid)), s.*, c.text, a.title FROM obligation_status s JOIN record r ON r.id = s.obligation
   JOIN record_clause c ON c.record = s.clause JOIN record_agreement a ON a.record = s.agreement
   WHERE s.session = (SELECT id FROM record WHERE uid = unhex(?))`,
)

const values: number[] = []
const floors: number[] = []
for (const after of [10, 30, 70, 95, 135, 155, 205]) {
  const start = performance.now()
  bare.all(id)
  const between = performance.now()
  const page = await ask(engine, 'records.list', {
    kind: 'obligations',
    where: [{ field: 'sessionId', operator: '=', values: [id] }],
    asOf: dayAfter(date, after),
    withdrawn: true,
    limit: 1000,
  })
  values.push(performance.now() - between)
  floors.push(between - start)
  if (page.total < usualSession.obligations * 0.9) throw new Error(`only ${page.total} obligations`)
}
console.log(JSON.stringify({ value: median(values), floor: median(floors), values }))
database.close()
engine.close()
