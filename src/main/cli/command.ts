import type { Command } from 'commander'
import type * as z from 'zod'
import {
  cliCommands,
  type CliCommandName,
  type CliInput,
  type CliOutput,
} from '../../contract/cli.ts'
import type { Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { CliContext } from './context.ts'
import { exitStatus, type ExitStatus } from './exit-status.ts'
import { inputRefusal } from './input-refusal.ts'
import type { Words } from './texts.ts'

/** What a command did, for scripts and for people. */
interface Performed {
  readonly json: unknown
  /** Made only for people: it may have to look names up. */
  readonly text: () => Promise<string>
  readonly status: ExitStatus
}

export interface CliCommand {
  /** Adds the command with its arguments and options, named as its contract names them. */
  readonly declare: (parent: Command, words: Words) => Command
  readonly perform: (command: Command, context: CliContext) => Promise<Result<Performed, Refusal>>
}

interface Parts<Name extends CliCommandName, Found> {
  readonly declare: (parent: Command, words: Words) => Command
  readonly run: (context: CliContext, input: CliInput<Name>) => Promise<Result<Found, Refusal>>
  /** What scripts read of it. */
  readonly output: (found: Found) => CliOutput<Name>
  /** What people read instead of the JSON. */
  readonly tell: (
    found: Found,
    context: CliContext,
    input: CliInput<Name>,
  ) => string | Promise<string>
  readonly status?: (found: Found) => ExitStatus
}

/** The contract seen so that name, input and output stay together. */
const contract: {
  readonly [Name in CliCommandName]: { readonly input: z.ZodType<CliInput<Name>> }
} = cliCommands

/** A command that tells people what its JSON has. */
export const defineCommand = <Name extends CliCommandName>(
  name: Name,
  parts: Omit<Parts<Name, CliOutput<Name>>, 'output'>,
): CliCommand => defineTellingCommand(name, { ...parts, output: (found) => found })

/** A command that needs more than its JSON has to tell it in words, such as the names of what an id points to. */
export function defineTellingCommand<Name extends CliCommandName, Found>(
  name: Name,
  { declare, run, output, tell, status }: Parts<Name, Found>,
): CliCommand {
  return {
    declare,
    perform: async (command, context) => {
      const input = contract[name].input.safeParse(givenTo(command))
      if (!input.success) return failure(inputRefusal(input.error, command, context.words))
      const done = await run(context, input.data)
      if (!done.ok) return done
      return success({
        json: output(done.value),
        text: async () => tell(done.value, context, input.data),
        status: status?.(done.value) ?? exitStatus.done,
      })
    },
  }
}

/** Arguments and options under their names. */
function givenTo(command: Command): Readonly<Record<string, unknown>> {
  const values: readonly unknown[] = command.processedArgs
  return {
    ...command.opts<Record<string, unknown>>(),
    ...Object.fromEntries(
      command.registeredArguments.map((argument, index) => [argument.name(), values[index]]),
    ),
  }
}
