import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

/** Plans the instalments of a federal amount that has none. */
export const instalmentsCommand = defineCommand('instalments', {
  declare: (parent, { say }) =>
    parent
      .command('instalments')
      .description(say('commands.instalments'))
      .argument('<funding>', say('arguments.funding')),
  run: async (context, { funding }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    return as.ok ? ask(engine.value, 'instalments.plan', { as: as.value, funding }) : as
  },
  tell: ({ ids }, { words }) =>
    words.say('saved.instalments', { count: ids.length, ids: ids.join('\n') }),
})
