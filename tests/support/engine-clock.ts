/** A window whose engine goes by a clock that the test sets: midnight passes without waiting for it. */
import { join } from 'node:path'
import { root } from '../../scripts/setup/paths.ts'

import type { LaunchOptions, RunningProgram } from './electron.ts'

/** @param moment ISO 8601: when the program starts. */
export const startedAt = (moment: string): Pick<LaunchOptions, 'environment' | 'preloaded'> => ({
  preloaded: join(root, 'tests', 'e2e', 'fixtures', 'engine-clock.cjs'),
  environment: { ENGINE_CLOCK: moment },
})

/** The engine's clock goes to the next full hour; nobody has touched the window. */
export async function leapToNextHour({ application }: RunningProgram): Promise<void> {
  const pid = await application.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'acuerdos-engine')?.pid,
  )
  if (pid === undefined) throw new Error('The program has no engine.')
  process.kill(pid, 'SIGUSR2')
}
