import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

export const cutoffCommand = defineCommand('cutoff', {
  declare: (parent, { say }) =>
    parent
      .command('cutoff')
      .description(say('commands.cutoff'))
      .argument('<name>', say('arguments.cutoff')),
  run: async (context, { name }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    return ask(engine.value, 'cutoffs.make', { as: as.value, name })
  },
  tell: ({ name, day, digest }, { words }) => words.say('saved.cutoff', { name, day, digest }),
})
