import type { CliInput } from '../../../contract/cli.ts'
import { reportFormats, reportNames } from '../../../contract/cli/looking-commands.ts'
import { methods } from '../../../contract/ipc.ts'
import { refusal } from '../../../contract/errors.ts'
import { failure } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { defineCommand } from '../command.ts'
import { pastState } from '../past-state.ts'
import { findSession } from '../sessions.ts'

const dossierFormats = methods['dossier.export'].params.shape.format.options

export const reportCommand = defineCommand('report', {
  declare: (parent, { say }) =>
    parent
      .command('report')
      .description(say('commands.report'))
      .argument('<report>', say('arguments.report', { reports: reportNames.join(', ') }))
      .requiredOption(
        '--format <format>',
        say('options.format', { formats: reportFormats.join(', ') }),
      )
      .requiredOption('--out <file>', say('options.out'))
      .option('--session <number>', say('options.session'))
      .option('--body <code>', say('options.body'))
      .option('--unit <code>', say('options.unit'))
      .option('--entity <code>', say('options.entity'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, input) => {
    if (input.report !== 'dossier') {
      return failure(refusal('command_not_available', { command: `report ${input.report}` }))
    }
    const format = dossierFormats.find((known) => known === input.format)
    if (format === undefined) {
      return failure(
        refusal('report_format_unknown', { format: input.format, known: [...dossierFormats] }),
      )
    }
    const unused = notOfDossier(input)
    if (unused !== undefined) {
      const message = context.words.say('usage.optionOfOther', {
        what: unused,
        command: 'report dossier',
      })
      return failure(refusal('wrong_usage', { message }))
    }
    const engine = await context.open('read')
    if (!engine.ok) return engine
    if (input.session === undefined) return failure(refusal('session_required'))
    const session = await findSession(engine.value, input.session, input.body)
    if (!session.ok) return session
    return ask(engine.value, 'dossier.write', {
      session: session.value.id,
      language: context.words.language,
      format,
      file: context.path(input.out),
      ...pastState(input, context),
    })
  },
  tell: ({ file, rows, sha256 }, { words }) =>
    words.say('report.done', { file, sha256, count: rows }),
})

/** An option that means nothing to a dossier is a mistake, not a wish to be passed over. */
function notOfDossier({ unit, entity }: CliInput<'report'>): string | undefined {
  if (unit !== undefined) return '--unit'
  return entity === undefined ? undefined : '--entity'
}
