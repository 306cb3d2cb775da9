import { Command, Help } from 'commander'
import type { CliCommand } from './command.ts'
import { commands } from './commands/all.ts'
import type { Words } from './texts.ts'

/** What was asked for, once the words of the command are understood. */
export interface Chosen {
  readonly definition: CliCommand
  readonly command: Command
}

interface ProgramOptions {
  readonly words: Words
  readonly version: string
  readonly out: (text: string) => void
  /** Help that is shown because no command was given. */
  readonly onHelp: (text: string) => void
  readonly onChosen: (chosen: Chosen) => void
}

/** The grammar of the command line with its help, in one language. */
export function buildProgram({ words, version, out, onHelp, onChosen }: ProgramOptions): Command {
  const { say } = words
  const program = new Command('acuerdos')
    .description(say('program.description'))
    .version(version, '--version', say('options.version'))
    .helpOption('-h, --help', say('options.help'))
    .helpCommand('help [command]', say('commands.help'))
    .option('--register <dir>', say('options.register'))
    .option('--as <person>', say('options.as'))
    .option('--today <date>', say('options.today'))
    .option('--lang <es|en>', say('options.lang'))
    .option('--json', say('options.json'))
    .option('--passphrase-file <file>', say('options.passphraseFile'))
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: onHelp, outputError: () => undefined })
    .configureHelp(translatedHelp(words))
  for (const definition of commands) {
    const command = definition.declare(program, words)
    command.action(() => onChosen({ definition, command }))
  }
  return program
}

/** Commander's help speaks English: its titles and placeholders are replaced. */
function translatedHelp({ say }: Words): Partial<Help> {
  const titles: Readonly<Record<string, string>> = {
    'Usage:': say('help.usage'),
    'Arguments:': say('help.arguments'),
    'Options:': say('help.options'),
    'Global Options:': say('help.globalOptions'),
    'Commands:': say('help.commands'),
  }
  const translated = (usage: string): string =>
    usage
      .replace('[options]', say('help.optionsPlace'))
      .replace('[command]', say('help.commandPlace'))
  const plain = new Help()
  return {
    showGlobalOptions: true,
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) => translated(plain.commandUsage(command)),
    subcommandTerm: (command) => translated(plain.subcommandTerm(command)),
    optionDescription: ({ description, mandatory }) =>
      mandatory ? say('help.mandatory', { description }) : description,
    argumentDescription: (argument) => argument.description,
  }
}
