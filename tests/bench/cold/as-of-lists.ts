/**
 * What the screens show of the whole register as of past days, each day asked for the first time, on a register that is
 * kept: `DIRECTORY`. Beside it the same questions about today, columns in memory.
 */
import { ask, engineIn } from '../bench-engine.ts'
import { median } from '../measurement.ts'

const [directory = ''] = process.argv.slice(2)
const days = ['2014-03-31', '2016-12-20', '2018-06-30', '2021-02-15', '2023-09-30', '2025-06-30']

const engine = engineIn(directory)

async function screens(past: { readonly asOf?: string }): Promise<number> {
  const start = performance.now()
  const { counts } = await ask(engine, 'sessions.summary', past)
  const where = [{ field: 'compliance', operator: '=', values: ['partially_met'] }]
  const pages = [
    await ask(engine, 'records.list', { kind: 'obligations', where, limit: 100, ...past }),
    await ask(engine, 'records.list', { kind: 'agreements', limit: 100, ...past }),
    await ask(engine, 'records.list', { kind: 'sessions', limit: 100, ...past }),
  ]
  const took = performance.now() - start
  if (counts.total === 0 || pages.some(({ total }) => total === 0)) throw new Error('nothing then')
  return took
}

await screens({})
const values: number[] = []
const floors: number[] = []
for (const asOf of days) {
  floors.push(await screens({}))
  values.push(await screens({ asOf }))
}
console.log(JSON.stringify({ value: median(values), floor: median(floors), values }))
engine.close()
