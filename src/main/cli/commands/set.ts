import { refusal } from '../../../contract/errors.ts'
import { idSchema } from '../../../contract/primitives.ts'
import { failure } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

export const setCommand = defineCommand('set', {
  declare: (parent, { say }) =>
    parent
      .command('set')
      .description(say('commands.set'))
      .argument('<id>', say('arguments.id'))
      .argument('<fields...>', say('arguments.fields')),
  run: async (context, { id, fields }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    if (!idSchema.safeParse(id).success) return failure(refusal('record_unknown', { id }))
    const record = await ask(engine.value, 'records.get', { id })
    if (!record.ok) return record
    return ask(engine.value, 'records.edit', {
      as: as.value,
      id,
      // What the record holds now is what this command has seen, and nothing else is replaced.
      fields: fields.map(({ field, value }) => ({
        field,
        value,
        replaces: record.value.fields[field]?.live ?? [],
      })),
    })
  },
  tell: ({ id }, { words }) => words.say('saved.set', { id }),
})
