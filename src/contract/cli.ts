import * as z from 'zod'
import { languages } from '../core/schema/codes.ts'
import { errorCodes } from './errors.ts'
import { listRowSchemas, type ListKind } from './rows.ts'
import { type CommandContract, day, flag, text } from './cli/inputs.ts'
import { conflictCommands } from './cli/conflict-commands.ts'
import { registerCommands } from './cli/register-commands.ts'
import { lookingCommands } from './cli/looking-commands.ts'
import { recordCommands } from './cli/record-commands.ts'
import { caseworkCommands } from './cli/casework-commands.ts'
import { sessionCommands } from './cli/session-commands.ts'
import { exchangeCommands } from './cli/exchange-commands.ts'

/** Options that every command takes. */
export const globalInputSchema = z.object({
  /** Folder of the register, else the environment's `ACUERDOS_REGISTER`. */
  register: text.optional(),
  /** Id or unique name. */
  as: text.optional(),
  /** The day by which overdue is reckoned and that records made by this command state. */
  today: day.optional(),
  lang: z.enum(languages).default('es'),
  json: flag,
  /** Else the environment's `ACUERDOS_PASSPHRASE_FILE`. */
  passphraseFile: text.optional(),
})
export type GlobalInput = z.output<typeof globalInputSchema>

/** What stands on standard error with `--json` when a command is refused or written wrongly. */
export const cliErrorSchema = z.object({
  error: z.object({
    code: z.enum(errorCodes),
    message: z.string(),
    details: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  }),
})

/** The page of one kind of list, with the rows of that kind. */
export const listOutputSchema = <Kind extends ListKind>(kind: Kind) =>
  z.object({ total: z.int(), rows: z.array(listRowSchemas[kind]) })

/**
 * The `acuerdos` command: what each command takes and what it prints with `--json`. Inputs are the texts of the
 * command line under the names of its arguments and options; outputs are minimums, so that a later version can add
 * fields. Scripts depend on both: see `docs/formats.md`.
 */
export const cliCommands = {
  ...registerCommands,
  ...lookingCommands,
  ...recordCommands,
  ...caseworkCommands,
  ...sessionCommands,
  ...exchangeCommands,
  ...conflictCommands,
} as const satisfies Record<string, CommandContract>

export type CliCommandName = keyof typeof cliCommands
export type CliInput<Name extends CliCommandName> = z.output<(typeof cliCommands)[Name]['input']>
export type CliOutput<Name extends CliCommandName> = z.output<(typeof cliCommands)[Name]['output']>
