import { evidenceKinds } from '../../../core/schema/codes.ts'
import { ask } from '../ask.ts'
import { openCasework } from '../casework.ts'
import { defineCommand } from '../command.ts'
import { evidenceText } from '../evidence-text.ts'
import { repeated } from '../repeated.ts'

export const evidenceCommand = defineCommand('evidence', {
  declare: (parent, { say }) =>
    parent
      .command('evidence')
      .description(say('commands.evidence'))
      .argument('<obligation>', say('arguments.obligation'))
      .option('--file <file>', say('options.evidenceFile'))
      .option('--link <url>', say('options.link'))
      .option('--kind <code>', say('options.evidenceKind', { codes: evidenceKinds.join(', ') }))
      .option('--reference <text>', say('options.letterNumber'))
      .option('--date <date>', say('options.documentDate'))
      .option('--pages <number>', say('options.pages'))
      .option('--scanned', say('options.scanned'))
      .option('--clause <id>', say('options.clause'), repeated)
      .option('--report <id>', say('options.ofReport')),
  run: async (context, input) => {
    const work = await openCasework(context, input.obligation)
    if (!work.ok) return work
    const { engine, as, obligation } = work.value
    return ask(engine, 'evidence.add', {
      as,
      obligation,
      report: input.report ?? null,
      evidence: [
        {
          file: input.file === undefined ? null : context.path(input.file),
          link: input.link ?? null,
          kind: input.kind ?? null,
          reference: input.reference ?? null,
          date: input.date ?? null,
          pages: input.pages ?? null,
          scanned: input.scanned,
          clauses: input.clause,
        },
      ],
    })
  },
  tell: ({ evidence }, { words }) => evidence.map((made) => evidenceText(made, words)).join('\n'),
})
