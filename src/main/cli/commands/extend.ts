import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'
import { actOnMany, manyText } from '../many-obligations.ts'

export const extendCommand = defineCommand('extend', {
  declare: (parent, { say }) =>
    parent
      .command('extend')
      .description(say('commands.extend'))
      .argument('<obligation...>', say('arguments.obligations'))
      .requiredOption('--to <date>', say('options.newDue'))
      .requiredOption('--authority <text>', say('options.authority'))
      .requiredOption('--reason <text>', say('options.reason'))
      .option('--confirm-earlier', say('options.confirmEarlier')),
  run: async (context, input) => {
    const { to, authority, reason, confirmEarlier: earlierConfirmed } = input
    const [only, ...others] = input.obligation
    if (only === undefined || others.length > 0) {
      return actOnMany(context, input.obligation, {
        action: 'extension',
        to,
        authority,
        reason,
        earlierConfirmed,
      })
    }
    const work = await openCasework(context, only)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    return ask(engine, 'extension.grant', {
      as,
      obligation,
      to,
      authority,
      reason,
      earlierConfirmed,
    })
  },
  tell: (done, { words }) =>
    'records' in done
      ? manyText(done, words)
      : words.say('saved.extend', { id: done.id, due: done.due }),
})
