import { batchReports, type BatchResult } from '../../../contract/report-batch.ts'
import { documentFormats } from '../../../contract/report-form.ts'
import { refusal } from '../../../contract/errors.ts'
import { failure } from '../../../core/result.ts'
import { defineCommand } from '../command.ts'
import { exitStatus } from '../exit-status.ts'
import { askAtLength } from '../long-call.ts'
import { pastState } from '../past-state.ts'
import type { Words } from '../texts.ts'

/** One report of each session, entity or unit, into a folder. */
export const reportAllCommand = defineCommand('report-all', {
  declare: (parent, { say }) =>
    parent
      .command('report-all')
      .description(say('commands.reportAll'))
      .argument('<report>', say('arguments.report', { reports: batchReports.join(', ') }))
      .requiredOption(
        '--format <format>',
        say('options.format', { formats: documentFormats.join(', ') }),
      )
      .requiredOption('--out <folder>', say('options.outFolder'))
      .option('--paper <size>', say('options.paper'))
      .option('--standard <standard>', say('options.standard'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, input) => {
    const { report, format, paper, standard } = input
    if (standard !== undefined && format !== 'pdf') {
      return failure(refusal('report_standard_of_pdf', { format }))
    }
    const engine = await context.open('read')
    if (!engine.ok) return engine
    return askAtLength(context, engine.value, 'reports.writeAll', {
      report,
      language: context.words.language,
      ...(paper === undefined ? {} : { paper }),
      ...(standard === undefined ? {} : { standard }),
      format,
      folder: context.path(input.out),
      ...pastState(input, context),
    })
  },
  status: ({ cancelled }) => (cancelled ? exitStatus.interrupted : exitStatus.done),
  tell: (made, { words }) => batchText(made, words),
})

function batchText({ folder, files, of, cancelled }: BatchResult, { say }: Words): string {
  return [
    ...files.map(({ file }) => file),
    cancelled
      ? say('report.interrupted', { count: files.length, of, folder })
      : say('report.written', {
          folder,
          count: files.length,
          same: files.filter(({ state }) => state === 'same').length,
        }),
  ].join('\n')
}
