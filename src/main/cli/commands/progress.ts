import { claims, responses } from '../../../core/schema/codes.ts'
import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'
import { repeated } from '../repeated.ts'

export const progressCommand = defineCommand('progress', {
  declare: (parent, { say }) =>
    parent
      .command('progress')
      .description(say('commands.progress'))
      .argument('<obligation>', say('arguments.obligation'))
      .requiredOption('--claim <code>', say('options.claim', { codes: claims.join(', ') }))
      .requiredOption('--text <text>', say('options.narrative'))
      .option('--percent <number>', say('options.percent'))
      .option('--cut-off <date>', say('options.cutOff'))
      .option('--response <code>', say('options.response', { codes: responses.join(', ') }))
      .option('--evidence <file>', say('options.evidence'), repeated),
  run: async (context, input) => {
    const work = await openCasework(context, input.obligation)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    return ask(engine, 'progress.record', {
      as,
      obligation,
      claim: input.claim,
      narrative: input.text,
      percent: input.percent ?? null,
      cutOff: input.cutOff ?? null,
      response: input.response ?? null,
      evidence: input.evidence.map((file) => ({
        file: context.path(file),
        kind: null,
        reference: null,
        date: null,
      })),
    })
  },
  tell: ({ id, evidence }, { words }) =>
    [
      words.say('saved.progress', { id }),
      ...evidence.map(({ sha256, id: kept }) => words.say('saved.evidence', { id: kept, sha256 })),
    ].join('\n'),
})
