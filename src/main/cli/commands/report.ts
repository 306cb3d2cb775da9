import type { CliInput } from '../../../contract/cli.ts'
import { reportFormats, reportNames } from '../../../contract/cli/looking-commands.ts'
import { refusal } from '../../../contract/errors.ts'
import { failure } from '../../../core/result.ts'
import { defineCommand } from '../command.ts'
import { calendarReport } from '../reports/calendar.ts'
import { dossierReport } from '../reports/dossier.ts'
import { listReport } from '../reports/lists.ts'
import { misfit, type Report } from '../reports/report.ts'

/** `null`: not available yet. */
const reports: Readonly<Record<CliInput<'report'>['report'], Report | null>> = {
  dossier: dossierReport,
  calendar: calendarReport,
  unit: listReport('unit', ['unit']),
  entity: listReport('entity', ['entity']),
  overdue: listReport('overdue', []),
  readiness: listReport('readiness', []),
  indicators: listReport('indicators', []),
  funds: listReport('funds', ['entity']),
  evidence: listReport('evidence', ['unit', 'entity']),
  issues: listReport('issues', []),
  letters: listReport('letters', ['session', 'body', 'unit', 'entity']),
  requests: listReport('requests', ['session', 'body', 'unit', 'entity']),
  'open-data': null,
}

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
      .option('--paper <size>', say('options.paper'))
      .option('--standard <standard>', say('options.standard'))
      .option('--as-of <date>', say('options.asOf'))
      .option('--cutoff <name>', say('options.cutoff')),
  run: async (context, input) => {
    const report = reports[input.report]
    if (report === null) {
      return failure(refusal('command_not_available', { command: `report ${input.report}` }))
    }
    return misfit(report, context, input) ?? report.make(context, input)
  },
  tell: ({ file, rows, sha256, undated }, { words }) => {
    const done = words.say('report.done', { file, sha256, count: rows })
    return undated === undefined || undated === 0
      ? done
      : `${done}\n${words.say('report.undated', { count: undated })}`
  },
})
