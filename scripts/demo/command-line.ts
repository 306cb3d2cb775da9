/** Runs the `acuerdos` command as a person or a script would: in a process of its own. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import {
  cliCommands,
  cliErrorSchema,
  type CliCommandName,
  type CliOutput,
} from '../../src/contract/cli.ts'
import { root } from '../setup/paths.ts'

const entry = join(root, 'src', 'main', 'cli', 'index.ts')

export interface CommandLine {
  /** The result of a command; throws with its sentence if it is refused. */
  run<Name extends CliCommandName>(name: Name, ...given: readonly string[]): CliOutput<Name>
  /** The sentence with which a command is refused; throws if it is not. */
  refusedSentence(name: CliCommandName, ...given: readonly string[]): string
}

export function commandLine(register: string, language: 'es' | 'en'): CommandLine {
  const spawn = (name: string, given: readonly string[]) =>
    spawnSync(
      process.execPath,
      [entry, '--register', register, '--lang', language, '--json', ...name.split(' '), ...given],
      { encoding: 'utf8' },
    )
  return {
    run: (name, ...given) => {
      const { status, stdout, stderr } = spawn(name, given)
      if (status !== 0) throw new Error(`acuerdos ${name} ended with ${String(status)}: ${stderr}`)
      return outputOf(name, stdout)
    },
    refusedSentence: (name, ...given) => {
      const { status, stderr } = spawn(name, given)
      if (status !== 1)
        throw new Error(`acuerdos ${name} was not refused but ended with ${String(status)}`)
      return cliErrorSchema.parse(JSON.parse(stderr)).error.message
    },
  }
}

/** The contract seen so that a command and its output stay together. */
const outputs: {
  readonly [Name in CliCommandName]: { readonly output: { parse(value: unknown): CliOutput<Name> } }
} = cliCommands

function outputOf<Name extends CliCommandName>(name: Name, text: string): CliOutput<Name> {
  return outputs[name].output.parse(JSON.parse(text))
}
