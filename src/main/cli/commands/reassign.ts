import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'
import { actOnMany, manyText } from '../many-obligations.ts'

export const reassignCommand = defineCommand('reassign', {
  declare: (parent, { say }) =>
    parent
      .command('reassign')
      .description(say('commands.reassign'))
      .argument('<obligation...>', say('arguments.obligations'))
      .requiredOption('--to <unit>', say('options.newUnit'))
      .requiredOption('--from <date>', say('options.fromDay'))
      .requiredOption('--authority <text>', say('options.authority'))
      .requiredOption('--reason <text>', say('options.reason')),
  run: async (context, input) => {
    const { to: unit, from, authority, reason } = input
    const [only, ...others] = input.obligation
    if (only === undefined || others.length > 0) {
      return actOnMany(context, input.obligation, {
        action: 'reassignment',
        unit,
        from,
        authority,
        reason,
      })
    }
    const work = await openCasework(context, only)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    return ask(engine, 'obligation.reassign', { as, obligation, unit, from, authority, reason })
  },
  tell: (done, { words }, { from }) =>
    'records' in done
      ? manyText(done, words)
      : words.say('saved.reassign', { id: done.id, unit: done.unit, from }),
})
