import { dirname } from 'node:path'
import { expect } from 'vitest'
import { cliCommands, cliErrorSchema, listOutputSchema } from '../../src/contract/cli.ts'
import type { ListKind } from '../../src/contract/rows.ts'
import { run } from '../../src/main/cli/run.ts'
import { stateHomeOf } from '../support/machine-state.ts'
import { root, type Outcome } from './command.ts'

/** The command on one register within this process: for tests of hundreds of commands. */
export function commandLineOver(register: string) {
  const acuerdos = async (given: readonly string[]): Promise<Outcome> => {
    const printed = { out: '', error: '' }
    const status = await run(['--register', register, ...given], {
      environment: { XDG_STATE_HOME: stateHomeOf(register) },
      workingDirectory: dirname(register),
      out: (text) => void (printed.out += text),
      error: (text) => void (printed.error += text),
      columns: null,
      userName: 'ana',
      root,
      programVersion: '0.0.0',
      isWatched: false,
      beforeSignal: () => undefined,
      onInterrupt: () => () => undefined,
    })
    return { status, ...printed }
  }

  /** What a command that has to succeed prints for scripts. */
  const json = async (given: readonly string[]): Promise<unknown> => {
    const { status, out, error } = await acuerdos([...given, '--json'])
    expect({ given, status, error }).toEqual({ given, status: 0, error: '' })
    return JSON.parse(out)
  }

  return {
    acuerdos,
    json,
    /** Why a command that has to be refused is. */
    refusal: async (given: readonly string[]) => {
      const { status, error } = await acuerdos([...given, '--json'])
      expect({ given, status }).toEqual({ given, status: 1 })
      return cliErrorSchema.parse(JSON.parse(error)).error
    },
    shownRecord: async (given: readonly string[]) =>
      cliCommands.show.output.parse(await json(['show', ...given])),
    page: async (kind: ListKind, given: readonly string[]) => {
      const printed = await json(['list', kind, ...given])
      const { total, rows } = listOutputSchema(kind).parse(printed)
      expect({ total, rows }, 'fields that the contract does not name').toEqual(printed)
      return { total, rows }
    },
  }
}
