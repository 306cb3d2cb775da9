import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import type * as z from 'zod'
import { expect } from 'vitest'
import { stateHomeOf } from '../support/machine-state.ts'

export const root = join(import.meta.dirname, '..', '..')
/** `npm test` names the built command; by themselves these tests need no build. */
const entry = join(root, process.env['ACUERDOS_COMMAND'] ?? 'src/main/cli/index.ts')

export interface Outcome {
  readonly status: number | null
  readonly out: string
  readonly error: string
}

/** A command as it is typed; what is put in stays one word, spaces and all. */
export function words(
  typed: TemplateStringsArray,
  ...values: readonly string[]
): readonly string[] {
  const line = typed.map((part, index) => (index === 0 ? part : `\uE000${index - 1}\uE000${part}`))
  return line
    .join('')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll(/\uE000(\d+)\uE000/g, (_, index) => values[Number(index)] ?? ''))
}

export interface Place {
  readonly register?: string
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
}

/** The program is compiled once for all these processes, not once for each. */
const environment = ({ register, cwd, env = {} }: Place): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  TMPDIR: tmpdir(),
  XDG_STATE_HOME: stateHomeOf(register ?? env['ACUERDOS_REGISTER'] ?? cwd ?? root),
  NODE_COMPILE_CACHE: join(tmpdir(), 'acuerdos-compile-cache'),
  ...env,
})

const commandLine = (given: readonly string[], register: string | undefined): string[] => [
  entry,
  ...(register === undefined ? [] : ['--register', register]),
  ...given,
]

/** The real command in a process of its own. */
export function acuerdos(given: readonly string[], place: Place = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      commandLine(given, place.register),
      {
        cwd: place.cwd ?? root,
        env: environment(place),
        maxBuffer: 64 * 1024 ** 2,
        // A command in an endless loop hears no gentler signal.
        timeout: 50_000,
        killSignal: 'SIGKILL',
      },
      (failed, out, error) => {
        const status = failed === null ? 0 : typeof failed.code === 'number' ? failed.code : null
        resolve({ status, out, error })
      },
    )
  })
}

/** The same, left running. */
export function startAcuerdos(given: readonly string[], place: Place = {}): ChildProcess {
  return spawn(process.execPath, commandLine(given, place.register), {
    cwd: place.cwd ?? root,
    env: environment(place),
    stdio: 'ignore',
  })
}

/** What a command printed with `--json`, which has to be all that it printed, and all of it documented. */
export function expectOutput<Schema extends z.ZodType>(
  outcome: Outcome,
  schema: Schema,
): z.output<Schema> {
  expect(outcome.error).toBe('')
  const printed: unknown = JSON.parse(outcome.out)
  const parsed = schema.parse(printed)
  expect(parsed, 'fields that the contract does not name').toEqual(printed)
  return parsed
}
