import { success } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { checkOutput, checkText } from '../check-text.ts'
import { defineCommand } from '../command.ts'
import { exitStatus } from '../exit-status.ts'

export const checkCommand = defineCommand('check', {
  declare: (parent, { say }) => parent.command('check').description(say('commands.check')),
  run: async (context) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const report = await ask(engine.value, 'register.check', {})
    return report.ok ? success(checkOutput(report.value, context.words)) : report
  },
  tell: (output, { words }) => checkText(output, words),
  status: ({ ok }) => (ok ? exitStatus.done : exitStatus.problemsFound),
})
