import { refusal } from '../../../contract/errors.ts'
import { idSchema } from '../../../contract/primitives.ts'
import { failure } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

export const withdrawCommand = defineCommand('withdraw', {
  declare: (parent, { say }) =>
    parent
      .command('withdraw')
      .description(say('commands.withdraw'))
      .argument('<id>', say('arguments.id'))
      .requiredOption('--reason <text>', say('options.reason')),
  run: async (context, { id, reason }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    if (!idSchema.safeParse(id).success) return failure(refusal('record_unknown', { id }))
    return ask(engine.value, 'records.withdraw', { as: as.value, id, reason })
  },
  tell: ({ id }, { words }) => words.say('saved.withdraw', { id }),
})
