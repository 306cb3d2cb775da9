import { differences } from '../../../contract/cutoffs.ts'
import type { Past } from '../../../contract/past.ts'
import { isDay } from '../../../core/compliance/day.ts'
import { success } from '../../../core/result.ts'
import { recordKinds } from '../../../core/schema/registry.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { differenceText } from '../difference-text.ts'
import { recordsText } from '../difference-records-text.ts'
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
      .option('--kind <kind>', say('options.recordsOfKind', { kinds: recordKinds.join(', ') }))
      .option('--limit <number>', say('options.limit'))
      .option('--offset <number>', say('options.recordsOffset')),
  run: async (context, { from, to, changed, kind, limit, offset }) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const moments = { from: momentNamed(from), to: momentNamed(to) }
    const difference = await ask(engine.value, 'cutoffs.difference', { ...moments, changed, limit })
    if (!difference.ok) return difference
    const asked = { ...moments, kind, limit, offset }
    const records = await ask(engine.value, 'cutoffs.records', asked)
    return records.ok ? success({ ...difference.value, records: records.value }) : records
  },
  tell: ({ records, ...difference }, { words }) =>
    [differenceText(difference, words), recordsText(records, words)].join('\n\n'),
})

/** What looks like a day is one; a cut-off of such a name is reached by its id. */
function momentNamed(text: string): Past {
  if (text === 'now') return {}
  return isDay(text) ? { asOf: text } : { cutoff: text }
}
