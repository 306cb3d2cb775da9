import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { registerIn } from './kept-stream.ts'

/** Processor time of all threads, of which neighbours stretch less than of the clock on the wall. */
export async function microsecondsOf<Outcome>(
  work: () => Promise<Outcome>,
): Promise<readonly [Outcome, number]> {
  const start = process.cpuUsage()
  const outcome = await work()
  const { user, system } = process.cpuUsage(start)
  return [outcome, user + system]
}

/** The most that this process held at once so far. */
export const mostMegabytes = (): number => process.resourceUsage().maxRSS / 1000

/** Works on a copy of the register that is about to import: the next run measures the same. */
export async function inCopyOfRegister(
  directory: string,
  work: (copy: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(dirname(directory), 'copy-'))
  try {
    cpSync(registerIn(directory), folder, { recursive: true })
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
