import { pertinences, verdictResults } from '../../../core/schema/codes.ts'
import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'
import { actOnMany, manyText } from '../many-obligations.ts'

interface Standing {
  readonly id: string
  readonly withdrawn: string | null
}

/** Everything that stands is what the verdict is about. */
const standing = (records: readonly Standing[]): string[] =>
  records.filter(({ withdrawn }) => withdrawn === null).map(({ id }) => id)

export const verdictCommand = defineCommand('verdict', {
  declare: (parent, { say }) =>
    parent
      .command('verdict')
      .description(say('commands.verdict'))
      .argument('<obligation...>', say('arguments.obligations'))
      .requiredOption(
        '--result <code>',
        say('options.result', { codes: verdictResults.join(', ') }),
      )
      .requiredOption('--reason <text>', say('options.reason'))
      .option('--fulfilled-on <date>', say('options.fulfilledOn'))
      .option('--pertinence <code>', say('options.pertinence', { codes: pertinences.join(', ') })),
  run: async (context, input) => {
    const words = {
      result: input.result,
      reason: input.reason,
      fulfilledOn: input.fulfilledOn ?? null,
      pertinence: input.pertinence ?? null,
    }
    const [only, ...others] = input.obligation
    if (only === undefined || others.length > 0) {
      return actOnMany(context, input.obligation, { action: 'verdict', ...words })
    }
    const work = await openCasework(context, only)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    const held = await ask(engine, 'obligations.detail', { id: obligation, as })
    if (!held.ok) return held
    return ask(engine, 'verdict.issue', {
      as,
      obligation,
      ...words,
      seenReports: standing(held.value.reports),
      seenEvidence: standing(held.value.evidence),
      seenVerdicts: standing(held.value.verdicts),
    })
  },
  tell: (done, { words }) =>
    'records' in done
      ? manyText(done, words)
      : [
          words.say('saved.verdict', {
            id: done.id,
            compliance: words.code('complianceCodes', done.compliance),
            verification: words.code('verificationCodes', done.verification),
          }),
          ...done.warnings.map((warning) => words.sentence(warning)),
        ].join('\n'),
})
