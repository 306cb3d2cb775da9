import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../scripts/setup/paths.ts'
import { foundStateSessions, inTemporaryFolder } from './bench-engine.ts'
import { measuredBy } from './cold-process.ts'
import type { Bench } from './measurement.ts'

const run = promisify(execFile)

/**
 * 200 agreements × 32 federal entities scrolled in the window: what the main thread works in 95 of 100 frames, beside
 * an empty grid of as many cells. A frame has 16.7 ms. Needs `npm run setup` once.
 */
export const matrixScrollBench: Bench = {
  name: 'matrix-scroll',
  measure: async () => {
    // What is measured is what the sources say now, not what somebody built some day.
    await run(process.execPath, [join(root, 'scripts', 'build.ts')])
    return inTemporaryFolder(async (folder) => {
      const register = join(folder, 'register')
      const person = await foundStateSessions(register, 10)
      const measured = await measuredBy('matrix-scroll', register, folder, person)
      return { name: 'matrix-scroll', unit: 'ms', budget: 16.7, ...measured }
    })
  },
}
