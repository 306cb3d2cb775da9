import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'

export const exportCutoffCommand = defineCommand('export-cutoff', {
  declare: (parent, { say }) =>
    parent
      .command('export-cutoff')
      .description(say('commands.export-cutoff'))
      .argument('<cutoff>', say('arguments.knownCutoff'))
      .requiredOption('--out <file>', say('options.out')),
  run: async (context, { cutoff, out }) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    return ask(engine.value, 'cutoffs.export', { name: cutoff, file: context.path(out) })
  },
  tell: ({ name, file, feeds }, { words }) =>
    words.say('saved.export-cutoff', { name, file, count: feeds }),
})

export const importCutoffCommand = defineCommand('import-cutoff', {
  declare: (parent, { say }) =>
    parent
      .command('import-cutoff')
      .description(say('commands.import-cutoff'))
      .argument('<file>', say('arguments.cutoffFile')),
  run: async (context, { file }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    return ask(engine.value, 'cutoffs.import', { file: context.path(file) })
  },
  tell: ({ name, day, commits }, { words }) =>
    words.say('saved.import-cutoff', { name, day, count: commits }),
})
