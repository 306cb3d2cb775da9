/** Generated registers are kept between runs: to make one of a million obligations takes minutes. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/setup/paths.ts'
import { newestSchema } from '../../../src/main/store/migrations/all.ts'
import { generateRegister } from './generate.ts'
import type { Sizes } from './story.ts'

const kept = join(root, '.cache', 'bench')

/** In the proportions of DESIGN section 8: 1,000,000 obligations, 50,000 agreements, 3,000 units. */
export const sizesFor = (obligations: number): Sizes => ({
  obligations,
  agreements: Math.ceil(obligations / 20),
  units: Math.max(200, Math.min(3000, Math.ceil(obligations / 300))),
  sessions: Math.max(52, Math.min(120, Math.ceil(obligations / 5000))),
})

/**
 * The folder of a register of so many obligations, made when it is not there yet, or the generator or the shape of the
 * tables is another: a measure would begin with an upgrade. Nobody may write to it: the next run measures the same.
 */
export async function keptRegister(
  obligations: number,
  say: (line: string) => void,
): Promise<string> {
  const directory = join(kept, `register-${obligations}-${newestSchema}-${generatorKey()}`)
  if (existsSync(directory)) return directory
  say(`making a register of ${obligations} obligations; it is kept in ${directory}`)
  const unfinished = `${directory}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(kept, { recursive: true })
  const start = performance.now()
  await generateRegister(unfinished, sizesFor(obligations), () => undefined)
  renameSync(unfinished, directory)
  say(`made in ${Math.round((performance.now() - start) / 1000)} s`)
  return directory
}

/** Another generator makes another register. */
function generatorKey(): string {
  const hash = createHash('sha256')
  for (const file of readdirSync(import.meta.dirname).toSorted()) {
    if (!file.startsWith('kept-') && !file.endsWith('.test.ts'))
      hash.update(readFileSync(join(import.meta.dirname, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
