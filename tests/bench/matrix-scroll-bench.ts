import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../../scripts/setup/paths.ts'
import { foundStateSessions, inTemporaryFolder } from './bench-engine.ts'
import { scrolledBy } from './cold-process.ts'
import type { Bench } from './measurement.ts'

const run = promisify(execFile)

/** 200 agreements × 32 federal entities scrolled in the window. Needs `npm run setup` once. */
async function scrolled() {
  // What is measured is what the sources say now, not what somebody built some day.
  await run(process.execPath, [join(root, 'scripts', 'build.ts')])
  return inTemporaryFolder(async (folder) => {
    const register = join(folder, 'register')
    const person = await foundStateSessions(register, 10)
    return scrolledBy(register, folder, person)
  })
}

let measured: ReturnType<typeof scrolled> | undefined
/** Both measures are of the same scrolling. */
const scrolling = () => (measured ??= scrolled())

/** What the main thread works in 95 of 100 frames; half of the 16.7 ms that a frame has. */
export const matrixScrollBench: Bench = {
  name: 'matrix-scroll',
  measure: async () => ({
    name: 'matrix-scroll',
    unit: 'ms',
    budget: 8,
    ...(await scrolling()).usual,
  }),
}

/** The longest frame: no frame is dropped for the program's work if it is shorter than a frame. */
export const matrixFrameBench: Bench = {
  name: 'matrix-frame',
  measure: async () => ({
    name: 'matrix-frame',
    unit: 'ms',
    budget: 16.7,
    ...(await scrolling()).longest,
  }),
}
