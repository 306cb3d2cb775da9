import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { workingPerson } from '../people.ts'

/** Without options it says what is chosen; with them it chooses. */
export const settingsCommand = defineCommand('settings', {
  declare: (parent, { say }) =>
    parent
      .command('settings')
      .description(say('commands.settings'))
      .option('--due-soon-days <n>', say('options.dueSoonDays'))
      .option('--longest-receipt-days <n>', say('options.longestReceiptDays'))
      .option('--silent-after-days <n>', say('options.silentAfterDays')),
  run: async (context, chosen) => {
    const changing = Object.values(chosen).some((days) => days !== undefined)
    const engine = await context.open(changing ? 'write' : 'read')
    if (!engine.ok) return engine
    if (!changing) return ask(engine.value, 'settings.read', {})
    const as = await workingPerson(engine.value, context.global.as)
    return as.ok ? ask(engine.value, 'settings.edit', { as: as.value, settings: chosen }) : as
  },
  tell: (settings, { words }) => words.say('saved.settings', settings),
})
