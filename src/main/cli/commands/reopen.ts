import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'

export const reopenCommand = defineCommand('reopen', {
  declare: (parent, { say }) =>
    parent
      .command('reopen')
      .description(say('commands.reopen'))
      .argument('<obligation>', say('arguments.obligation'))
      .requiredOption('--reason <text>', say('options.reason')),
  run: async (context, input) => {
    const work = await openCasework(context, input.obligation)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    const held = await ask(engine, 'obligations.detail', { id: obligation, as })
    if (!held.ok) return held
    return ask(engine, 'verdict.reopen', {
      as,
      obligation,
      reason: input.reason,
      seenVerdicts: held.value.verdicts.map(({ id }) => id),
    })
  },
  tell: ({ compliance, verification, verdicts }, { words }) =>
    words.say('saved.reopen', {
      compliance: words.code('complianceCodes', compliance),
      verification: words.code('verificationCodes', verification),
      verdicts: verdicts.join(', '),
    }),
})
