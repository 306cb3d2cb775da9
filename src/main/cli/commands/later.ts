import type { Command } from 'commander'
import { refusal } from '../../../contract/errors.ts'
import { failure } from '../../../core/result.ts'
import type { CliCommand } from '../command.ts'
import type { Words } from '../texts.ts'

/**
 * Commands whose contract stands but whose work comes with a later version: they are in the help, and say so whatever
 * they are given.
 */
const later: readonly { readonly name: string; readonly usage: string }[] = [
  { name: 'intake', usage: 'FILE.xlsx|csv [--mapping FILE] [--preview] [--partial]' },
]

export const laterCommands: readonly CliCommand[] = later.map(({ name, usage }) => ({
  declare: (parent: Command, { say }: Words) =>
    parent
      .command(name)
      .description(`${say(`commands.${name}`)} ${say('commands.later')}`)
      .usage(usage)
      .allowUnknownOption()
      .allowExcessArguments(),
  perform: () => {
    return Promise.resolve(failure(refusal('command_not_available', { command: name })))
  },
}))
