import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'

export const purgeCommand = defineCommand('purge', {
  declare: (parent, { say }) =>
    parent
      .command('purge')
      .description(say('commands.purge'))
      .argument('<evidence>', say('arguments.evidence'))
      .requiredOption('--reason <text>', say('options.reason')),
  run: async (context, { evidence, reason }) => {
    const work = await openCasework(context, evidence)
    if (!work.ok) return work
    const { engine, as } = work.value
    return ask(engine, 'evidence.purge', { as, id: evidence, reason })
  },
  tell: ({ id, removed, alsoUsedBy }, { words }) =>
    removed
      ? words.say('saved.purge', { id })
      : words.say('saved.purgeKept', { id, others: alsoUsedBy.join(', ') }),
})
