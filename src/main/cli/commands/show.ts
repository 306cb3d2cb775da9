import { refusal } from '../../../contract/errors.ts'
import { idSchema } from '../../../contract/primitives.ts'
import { failure, success } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { recordText } from '../record-text.ts'

export const showCommand = defineCommand('show', {
  declare: (parent, { say }) =>
    parent
      .command('show')
      .description(say('commands.show'))
      .argument('<id>', say('arguments.id'))
      .option('--history', say('options.history'))
      .option('--as-of <date>', say('options.asOf')),
  run: async (context, { id, history, asOf }) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    if (!idSchema.safeParse(id).success) return failure(refusal('record_unknown', { id }))
    const query = asOf === undefined ? { id } : { id, asOf }
    const record = await ask(engine.value, 'records.get', query)
    if (!record.ok) return record
    const { kind, label, fields, sets } = record.value
    const shown = {
      id,
      kind,
      label,
      fields: Object.fromEntries(
        Object.entries(fields).map(([name, state]) => [name, state.value]),
      ),
      sets: Object.fromEntries(
        Object.entries(sets).map(([name, elements]) => [
          name,
          elements.map(({ element, mark }) => ({ element, mark })),
        ]),
      ),
      conflicts: Object.entries(fields)
        .filter(([, state]) => state.conflict)
        .map(([name]) => name),
    }
    if (!history) return success(shown)
    const changes = await ask(engine.value, 'records.history', query)
    return changes.ok ? success({ ...shown, history: changes.value }) : changes
  },
  tell: (record, { words }) => recordText(record, words),
})
