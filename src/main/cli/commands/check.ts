import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { exitStatus } from '../exit-status.ts'

export const checkCommand = defineCommand('check', {
  declare: (parent, { say }) => parent.command('check').description(say('commands.check')),
  run: async (context) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    return ask(engine.value, 'register.check', {})
  },
  tell: ({ ok, digest, changes, conflicts, problems }, { words }) =>
    [
      ok ? words.say('check.sound') : words.say('check.problems', { count: problems.length }),
      ...problems.map((problem) => `  ${problem}`),
      words.say('check.facts', { digest, changes, conflicts }),
    ].join('\n'),
  status: ({ ok }) => (ok ? exitStatus.done : exitStatus.problemsFound),
})
