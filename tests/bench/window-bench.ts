import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../scripts/setup/paths.ts'
import { foundDemonstration, inTemporaryFolder } from './bench-engine.ts'
import { coldly } from './cold-process.ts'
import type { Bench } from './measurement.ts'

/** From the launch to the first list on screen, beside a window that is only opened. */
export const windowBench: Bench = {
  name: 'window',
  measure: () => {
    if (!existsSync(join(root, 'out', 'main', 'index.js'))) {
      throw new Error('The program is not built: run `npm run setup` and `npm run build` first.')
    }
    return inTemporaryFolder(async (folder) => {
      const register = join(folder, 'register')
      await foundDemonstration(register)
      const measured = await coldly(['window', register, folder], ['window-floor', folder])
      return { name: 'window', unit: 'ms', budget: 2000, ...measured }
    })
  },
}
