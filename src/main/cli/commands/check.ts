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
    if (!report.ok) return report
    const status = await ask(engine.value, 'register.status', {})
    // Where damage keeps the register from telling its state, the report says so already.
    if (!status.ok && report.value.ok) return status
    const revoked = status.ok && status.value.state === 'open' ? status.value.revoked : null
    return success(checkOutput(report.value, revoked, context.words))
  },
  tell: (output, { words }) => checkText(output, words),
  status: ({ ok }) => (ok ? exitStatus.done : exitStatus.problemsFound),
})
