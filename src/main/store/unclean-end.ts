import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const markIn = (directory: string): string => join(directory, 'in-use')

/** The last program that wrote here never closed the register: a crash or a power cut. */
export function endedUncleanly(directory: string): boolean {
  return existsSync(markIn(directory))
}

export function markOpen(directory: string): void {
  writeFileSync(markIn(directory), '')
}

export function markClosed(directory: string): void {
  rmSync(markIn(directory), { force: true })
}
