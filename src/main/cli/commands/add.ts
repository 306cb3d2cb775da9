import { failure, success } from '../../../core/result.ts'
import { fieldDefinition, isRecordKind } from '../../../core/schema/registry.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { namingOwnCommand } from '../own-commands.ts'
import { fieldHelp } from '../field-help.ts'
import { workingPerson } from '../people.ts'
import { writtenElements } from '../set-steps.ts'

export const addCommand = defineCommand('add', {
  declare: (parent, words) =>
    parent
      .command('add')
      .description(words.say('commands.add'))
      .argument('<kind>', words.say('arguments.recordKind'))
      .argument('<fields...>', words.say('arguments.fields'))
      .addHelpText('after', fieldHelp('add', words)),
  run: async (context, { kind, fields }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    const isSet = (field: string): boolean =>
      isRecordKind(kind) && fieldDefinition(kind, field)?.set === true
    const given: (readonly [string, string | string[]])[] = []
    for (const { field, value } of fields) {
      const elements = isSet(field) ? writtenElements(field, value) : success(value)
      if (!elements.ok) return elements
      given.push([field, elements.value])
    }
    const added = await ask(engine.value, 'records.add', {
      as: as.value,
      kind,
      fields: Object.fromEntries(given),
    })
    return added.ok ? success(added.value) : failure(namingOwnCommand(added.error, kind))
  },
  tell: ({ id, ids, warnings }, { words }) =>
    [
      ids.length > 1
        ? words.say('saved.addSeveral', { count: ids.length, ids: ids.join('\n') })
        : words.say('saved.add', { id }),
      ...warnings.map((warning) => words.sentence(warning)),
    ].join('\n'),
})
