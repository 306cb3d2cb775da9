import { claims, responses } from '../../../core/schema/codes.ts'
import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'
import { evidenceText } from '../evidence-text.ts'
import { actOnMany, manyText } from '../many-obligations.ts'
import { repeated } from '../repeated.ts'

export const progressCommand = defineCommand('progress', {
  declare: (parent, { say }) =>
    parent
      .command('progress')
      .description(say('commands.progress'))
      .argument('<obligation...>', say('arguments.obligations'))
      .requiredOption('--claim <code>', say('options.claim', { codes: claims.join(', ') }))
      .requiredOption('--text <text>', say('options.narrative'))
      .option('--percent <number>', say('options.percent'))
      .option('--cut-off <date>', say('options.cutOff'))
      .option('--response <code>', say('options.response', { codes: responses.join(', ') }))
      .option('--evidence <file>', say('options.evidence'), repeated),
  run: async (context, input) => {
    const words = {
      claim: input.claim,
      narrative: input.text,
      percent: input.percent ?? null,
      cutOff: input.cutOff ?? null,
      response: input.response ?? null,
      evidence: input.evidence.map((file) => ({
        file: context.path(file),
        link: null,
        kind: null,
        reference: null,
        date: null,
        pages: null,
        scanned: false,
        clauses: [],
      })),
    }
    const [only, ...others] = input.obligation
    if (only === undefined || others.length > 0) {
      return actOnMany(context, input.obligation, { action: 'progress', ...words })
    }
    const work = await openCasework(context, only)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    return ask(engine, 'progress.record', { as, obligation, ...words })
  },
  tell: (done, { words }) =>
    'records' in done
      ? manyText(done, words)
      : [
          words.say('saved.progress', { id: done.id }),
          ...done.evidence.map((made) => evidenceText(made, words)),
        ].join('\n'),
})
