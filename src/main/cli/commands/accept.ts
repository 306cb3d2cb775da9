import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

export const acceptCommand = defineCommand('accept', {
  declare: (parent, { say }) =>
    parent
      .command('accept')
      .description(say('commands.accept'))
      .argument('<issue>', say('arguments.issue'))
      .option('--reason <text>', say('options.reason'))
      .option('--withdraw', say('options.acceptWithdraw')),
  run: async (context, { issue: id, reason, withdraw }) => {
    const engine = await context.open('write')
    if (!engine.ok) return engine
    const as = await workingPerson(engine.value, context.global.as)
    if (!as.ok) return as
    return withdraw
      ? ask(engine.value, 'issues.reopen', { as: as.value, id })
      : ask(engine.value, 'issues.accept', { as: as.value, id, reason })
  },
  tell: ({ id }, { words }, { withdraw }) =>
    words.say(withdraw ? 'saved.issueReopened' : 'saved.issueAccepted', { id }),
})
