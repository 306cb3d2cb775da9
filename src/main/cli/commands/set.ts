import { refusal } from '../../../contract/errors.ts'
import { idSchema } from '../../../contract/primitives.ts'
import { failure } from '../../../core/result.ts'
import { fieldDefinition } from '../../../core/schema/registry.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { fieldHelp } from '../field-help.ts'
import { workingPerson } from '../people.ts'
import { stepsByField, type WrittenChange } from '../set-steps.ts'

export const setCommand = defineCommand('set', {
  declare: (parent, words) =>
    parent
      .command('set')
      .description(words.say('commands.set'))
      .argument('<id>', words.say('arguments.id'))
      .argument('<fields...>', words.say('arguments.changes'))
      .addHelpText('after', fieldHelp('set', words)),
  run: async (context, { id, fields }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    if (!idSchema.safeParse(id).success) return failure(refusal('record_unknown', { id }))
    const record = await ask(engine.value, 'records.get', { id })
    if (!record.ok) return record
    const { kind, fields: loaded, sets } = record.value
    const isSet = ({ field, sign }: WrittenChange): boolean =>
      sign !== '=' || fieldDefinition(kind, field)?.set === true
    const steps = stepsByField(fields.filter(isSet))
    if (!steps.ok) return steps
    // What the record holds now is what this command has seen, and nothing else is replaced.
    return ask(engine.value, 'records.edit', {
      as: as.value,
      id,
      fields: fields
        .filter((change) => !isSet(change))
        .map(({ field, value }) => ({ field, value, replaces: loaded[field]?.live ?? [] })),
      sets: [...steps.value].map(([field, taken]) => ({
        field,
        steps: [...taken],
        seen: (sets[field] ?? []).map(({ element, live }) => ({ element, live })),
      })),
    })
  },
  tell: ({ id, warnings }, { words }) =>
    [words.say('saved.set', { id }), ...warnings.map((warning) => words.sentence(warning))].join(
      '\n',
    ),
})
