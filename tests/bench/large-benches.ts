import { conflictBenches } from './conflict-benches.ts'
import { before, coldly, measuredBy, megabytesOf } from './cold-process.ts'
import type { Bench, Measured } from './measurement.ts'
import { keptRegister } from './register/kept-register.ts'
import { publishBenches } from './publish-benches.ts'
import { besideInserts, decideOn, reportOn, type Reported } from './saves.ts'
import { inWorkingCopy } from './working-copy.ts'

const verdicts = 60

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
    ...publishBenches(register),
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
const verdictsIn = (directory: string): Promise<Measured> =>
  inWorkingCopy(directory, verdicts, async (working, folder) => {
    const reported: Reported[] = []
    for (const obligation of working.obligations) {
      reported.push({ obligation, report: await reportOn(working, obligation, 1) })
    }
    const saves = reported.map((one, index) => () => decideOn(working, one, index))
    return besideInserts('large-verdict', folder, saves)
  })
