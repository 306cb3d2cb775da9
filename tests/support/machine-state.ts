import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let base: string | null = null

/** Goes with the process of the tests. */
function baseFolder(): string {
  if (base !== null) return base
  const made = mkdtempSync(join(tmpdir(), 'acuerdos-state-'))
  process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  return (base = made)
}

/** A machine that remembers no register: tests never write to the home of whoever runs them. */
export const freshMachine = (): { readonly folder: string; readonly onRenewed: () => void } => ({
  folder: join(baseFolder(), randomUUID()),
  onRenewed: () => undefined,
})

/**
 * `XDG_STATE_HOME` for commands on a register: of each a machine of its own, since tests work on copies of one register
 * as if each were on another machine.
 */
export const stateHomeOf = (register: string): string =>
  join(baseFolder(), createHash('sha256').update(register).digest('hex').slice(0, 24))
