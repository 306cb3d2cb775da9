import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'

export const extendCommand = defineCommand('extend', {
  declare: (parent, { say }) =>
    parent
      .command('extend')
      .description(say('commands.extend'))
      .argument('<obligation>', say('arguments.obligation'))
      .requiredOption('--to <date>', say('options.newDue'))
      .requiredOption('--authority <text>', say('options.authority'))
      .requiredOption('--reason <text>', say('options.reason')),
  run: async (context, input) => {
    const work = await openCasework(context, input.obligation)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    const { to, authority, reason } = input
    return ask(engine, 'extension.grant', { as, obligation, to, authority, reason })
  },
  tell: ({ id, due }, { words }) => words.say('saved.extend', { id, due }),
})
