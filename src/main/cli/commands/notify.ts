import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'

export const notifyCommand = defineCommand('notify', {
  declare: (parent, { say }) =>
    parent
      .command('notify')
      .description(say('commands.notify'))
      .argument('<obligation>', say('arguments.obligation'))
      .requiredOption('--number <text>', say('options.letterNumber'))
      .requiredOption('--date <date>', say('options.letterDate'))
      .option('--acknowledged <date>', say('options.acknowledged'))
      .option('--acknowledgement-number <text>', say('options.acknowledgementNumber')),
  run: async (context, input) => {
    const work = await openCasework(context, input.obligation)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    return ask(engine, 'notification.record', {
      as,
      obligation,
      number: input.number,
      date: input.date,
      acknowledgedOn: input.acknowledged ?? null,
      acknowledgementNumber: input.acknowledgementNumber ?? null,
    })
  },
  tell: ({ id }, { words }) => words.say('saved.notify', { id }),
})
