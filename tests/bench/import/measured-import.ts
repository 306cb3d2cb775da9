import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { registerIn } from './kept-stream.ts'

/** What a process did with so many changes. */
export interface Spent {
  readonly changes: number
  /** Processor time of all threads for one change: neighbours stretch it less than the clock on the wall. */
  readonly microseconds: number
  /** The most that the process held at once, in megabytes. */
  readonly megabytes: number
}

/** Begins to measure. */
export function spent(): { note(changes: number): void; outcome(): Spent } {
  const start = process.cpuUsage()
  let changes = 0
  return {
    note: (more) => {
      changes += more
    },
    outcome: () => {
      const { user, system } = process.cpuUsage(start)
      return {
        changes,
        microseconds: (user + system) / changes,
        megabytes: process.resourceUsage().maxRSS / 1000,
      }
    },
  }
}

/** Works on a copy of the register that is about to import: the next run measures the same. */
export function inCopyOfRegister(directory: string, work: (copy: string) => void): void {
  const folder = mkdtempSync(join(dirname(directory), 'copy-'))
  try {
    cpSync(registerIn(directory), folder, { recursive: true })
    work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
