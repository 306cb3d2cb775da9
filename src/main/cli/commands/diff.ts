import { differences } from '../../../contract/cutoffs.ts'
import type { Past } from '../../../contract/past.ts'
import { isDay } from '../../../core/compliance/day.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { differenceText } from '../difference-text.ts'
import { repeated } from '../repeated.ts'

export const diffCommand = defineCommand('diff', {
  declare: (parent, { say }) =>
    parent
      .command('diff')
      .description(say('commands.diff'))
      .argument('<from>', say('arguments.moment'))
      .argument('[to]', say('arguments.laterMoment'))
      .option(
        '--changed <what>',
        say('options.changed', { kinds: differences.join(', ') }),
        repeated,
      )
      .option('--limit <number>', say('options.limit')),
  run: async (context, { from, to, changed, limit }) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    return ask(engine.value, 'cutoffs.difference', {
      from: momentNamed(from),
      to: momentNamed(to),
      changed,
      limit,
    })
  },
  tell: (difference, { words }) => differenceText(difference, words),
})

/** What looks like a day is one; a cut-off of such a name is reached by its id. */
function momentNamed(text: string): Past {
  if (text === 'now') return {}
  return isDay(text) ? { asOf: text } : { cutoff: text }
}
