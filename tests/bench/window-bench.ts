import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../scripts/setup/paths.ts'
import { foundDemonstration, inTemporaryFolder } from './bench-engine.ts'
import { coldly } from './cold-process.ts'
import type { Bench } from './measurement.ts'

const run = promisify(execFile)

/** From the launch to the first list on screen, beside a window that is only opened. Needs `npm run setup` once. */
export const windowBench: Bench = {
  name: 'window',
  measure: async () => {
    // What is measured is what the sources say now, not what somebody built some day.
    await run(process.execPath, [join(root, 'scripts', 'build.ts')])
    return inTemporaryFolder(async (folder) => {
      const register = join(folder, 'register')
      await foundDemonstration(register)
      const measured = await coldly(['window', register, folder], ['window-floor', folder])
      return { name: 'window', unit: 'ms', budget: 2000, ...measured }
    })
  },
}
