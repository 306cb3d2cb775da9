import type { CliOutput } from '../../../contract/cli.ts'
import { refusal } from '../../../contract/errors.ts'
import { idSchema } from '../../../contract/primitives.ts'
import { failure, success } from '../../../core/result.ts'
import type { Engine } from '../../engine/engine.ts'
import { ask } from '../ask.ts'
import { defineTellingCommand } from '../command.ts'
import { pastOf } from '../past-state.ts'
import { recordNames } from '../record-names.ts'
import { standingRow } from '../record-standing.ts'
import { idsIn, recordText } from '../record-text.ts'

interface Found {
  readonly shown: CliOutput<'show'>
  /** People read the names of what it points to. */
  readonly engine: Engine
}

export const showCommand = defineTellingCommand<'show', Found>('show', {
  declare: (parent, { say }) =>
    parent
      .command('show')
      .description(say('commands.show'))
      .argument('<id>', say('arguments.id'))
      .option('--history', say('options.history'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, { id, history, ...past }) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    if (!idSchema.safeParse(id).success) return failure(refusal('record_unknown', { id }))
    const query = { id, ...pastOf(past) }
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
    if (!history) return success({ shown, engine: engine.value })
    const changes = await ask(engine.value, 'records.history', query)
    return changes.ok
      ? success({ shown: { ...shown, history: changes.value }, engine: engine.value })
      : changes
  },
  output: ({ shown }) => shown,
  tell: async ({ shown, engine }, { words }, input) => {
    const status = await ask(engine, 'register.status', {})
    if (!status.ok || status.value.state !== 'open') throw new Error('a register was read unopened')
    return recordText(
      shown,
      {
        names: await recordNames(engine, idsIn(shown), pastOf(input), words),
        standing: await standingRow(engine, shown, pastOf(input)),
        timeZone: status.value.timeZone,
      },
      words,
    )
  },
})
