import { ask } from '../ask.ts'
import { defineCommand, type CliCommand } from '../command.ts'
import { officeGroup, spoken } from './office.ts'

const sheetCommand = defineCommand('office recovery-sheet', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('recovery-sheet')
      .description(words.say('commands.officeRecoverySheet'))
      .requiredOption('--out <file>', words.say('options.out'))
      .option('--paper <size>', words.say('options.paper')),
  run: async (context, { out, paper }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return ask(engine.value, 'offices.recoverySheet', {
      as: context.global.as ?? null,
      file: context.path(out),
      language: context.words.language,
      paper,
      passphraseFile: context.passphraseFile,
    })
  },
  tell: ({ file, words: read }, { words }) =>
    [words.say('office.sheetWritten', { file }), spoken(read)].join('\n'),
})

const restoreCommand = defineCommand('office restore-keys', {
  declare: (parent, words) =>
    officeGroup(parent, words)
      .command('restore-keys')
      .description(words.say('commands.officeRestoreKeys'))
      .argument('<file>', words.say('arguments.recoverySheet')),
  run: async (context, { file }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return ask(engine.value, 'offices.restoreKeys', {
      file: context.path(file),
      passphraseFile: context.passphraseFile,
    })
  },
  tell: (_, { words }) => words.say('office.keysRestored'),
})

export const recoveryCommands: readonly CliCommand[] = [sheetCommand, restoreCommand]
