import { ask } from '../ask.ts'
import type { EngineResult } from '../../../contract/engine.ts'
import { defineCommand } from '../command.ts'
import { clipped } from '../table.ts'
import type { Words } from '../texts.ts'

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
    return ask(engine.value, 'cutoffs.write', { name: cutoff, file: context.path(out) })
  },
  tell: ({ name, file, feeds }, { words }) =>
    words.say('saved.export-cutoff', { name, file, count: feeds }),
})

export const importCutoffCommand = defineCommand('import-cutoff', {
  declare: (parent, { say }) =>
    parent
      .command('import-cutoff')
      .description(say('commands.import-cutoff'))
      .argument('<file>', say('arguments.cutoffFile'))
      .option('--preview', say('options.cutoffPreview')),
  run: async (context, { file, preview }) => {
    const engine = await context.open(preview ? 'read' : 'write')
    if (!engine.ok) return engine
    const given = { file: context.path(file) }
    return preview
      ? ask(engine.value, 'cutoffs.examine', given)
      : ask(engine.value, 'cutoffs.import', given)
  },
  tell: (found, { words }) =>
    'commits' in found
      ? words.say('saved.import-cutoff', {
          name: found.name,
          day: found.day,
          count: found.commits,
        })
      : lackingText(found, words),
})

/** What is lacking of a cut-off, feed by feed. */
const lackingText = (
  { name, day, office, lacking }: EngineResult<'cutoffs.examine'>,
  words: Words,
): string =>
  [
    words.say(lacking.length === 0 ? 'lacking.nothing' : 'lacking.title', { name, day, office }),
    ...lacking.map((feed) => {
      const where = feed.agreement ?? words.say(`lacking.holds.${feed.holds}`)
      return `  ${feed.count}  ${feed.office} · ${clipped(where, 80)}`
    }),
  ].join('\n')
