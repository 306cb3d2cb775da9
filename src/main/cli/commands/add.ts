import { success } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

export const addCommand = defineCommand('add', {
  declare: (parent, { say }) =>
    parent
      .command('add')
      .description(say('commands.add'))
      .argument('<kind>', say('arguments.recordKind'))
      .argument('<fields...>', say('arguments.fields')),
  run: async (context, { kind, fields }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    const added = await ask(engine.value, 'records.add', {
      as: as.value,
      kind,
      fields: Object.fromEntries(fields.map(({ field, value }) => [field, value])),
    })
    return added.ok ? success({ id: added.value.id }) : added
  },
  tell: ({ id }, { words }) => words.say('saved.add', { id }),
})
