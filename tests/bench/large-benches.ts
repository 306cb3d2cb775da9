import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod'
import { ask, engineIn } from './bench-engine.ts'
import { conflictBenches } from './conflict-benches.ts'
import { before, coldly, measuredBy, megabytesOf } from './cold-process.ts'
import type { Bench, Measured } from './measurement.ts'
import { keptRegister } from './register/kept-register.ts'
import { besideInserts, decideOn, reportOn, type Reported } from './saves.ts'

const verdicts = 60
const rowsSchema = z.array(z.object({ id: z.string() }))

/** What is measured on a generated register of `obligations` obligations, which is made once and kept. */
export function largeBenches(obligations: number): readonly Bench[] {
  const register = (): Promise<string> => keptRegister(obligations, (line) => console.log(line))
  const bench = (
    name: string,
    unit: Measured['unit'],
    budget: number,
    measure: (directory: string) => Promise<Pick<Measured, 'value' | 'floor'>>,
  ): Bench => ({
    name,
    measure: async () => ({ name, unit, budget, ...(await measure(await register())) }),
  })
  return [
    ...conflictBenches(register),
    bench('list-page', 'ms', 20, (directory) => measuredBy('lists', directory, 'pages')),
    bench('list-search', 'ms', 30, (directory) => measuredBy('lists', directory, 'searches')),
    bench('dashboard', 'ms', 100, (directory) => measuredBy('dashboard', directory)),
    bench('large-verdict', 'ms', 20, verdictsIn),
    bench('as-of-session', 'ms', 300, (directory) => measuredBy('as-of', directory)),
    bench('as-of-lists', 'ms', 5000, (directory) => measuredBy('as-of-lists', directory)),
    bench('engine-start', 'ms', 1000, async (directory) => {
      await before('start', directory)
      return coldly(['start', directory], ['start-floor', directory])
    }),
    bench('engine-memory', 'MB', 120, async (directory) => {
      await before('start', directory)
      return {
        value: await megabytesOf('start', directory),
        floor: await megabytesOf('start-floor', directory),
      }
    }),
  ]
}

/** A verdict with its roll-ups, in a copy of the register: the next run measures the same. */
async function verdictsIn(directory: string): Promise<Measured> {
  const folder = mkdtempSync(join(dirname(directory), 'copy-'))
  try {
    const copy = join(folder, 'register')
    cpSync(directory, copy, { recursive: true })
    const engine = engineIn(copy)
    try {
      const list = async (query: object): Promise<z.output<typeof rowsSchema>> =>
        rowsSchema.parse((await ask(engine, 'records.list', query)).rows)
      const [reporter] = await list({ kind: 'people', search: 'Ana Torres', limit: 1 })
      if (reporter === undefined) throw new Error('nobody founded the register')
      const fields = { name: 'Verifier' }
      const verifier = await ask(engine, 'records.add', { as: reporter.id, kind: 'person', fields })
      const file = join(folder, 'evidence.pdf')
      writeFileSync(file, 'Oficio SSP/100/2017')
      const rows = await list({
        kind: 'obligations',
        where: [
          { field: 'compliance', operator: '=', values: ['not_started'] },
          { field: 'verification', operator: '=', values: ['none'] },
        ],
        sort: [{ field: 'due', descending: false }],
        limit: verdicts,
      })
      const obligations = rows.map(({ id }) => id)
      const working = { engine, obligations, reporter: reporter.id, verifier: verifier.id, file }
      const reported: Reported[] = []
      for (const obligation of obligations) {
        reported.push({ obligation, report: await reportOn(working, obligation, 1) })
      }
      const saves = reported.map((one, index) => () => decideOn(working, one, index))
      return await besideInserts('large-verdict', folder, saves)
    } finally {
      engine.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
