import {
  listReportExportSchema,
  listReportFormats,
  type ListReportName,
} from '../../../contract/list-report.ts'
import { ask } from '../ask.ts'
import { pastState } from '../past-state.ts'
import type { Report } from './report.ts'

const { format: formatSchema } = listReportExportSchema.params.shape

/** One that is a list; `options` may say whose. */
export const listReport = (
  report: ListReportName,
  options: readonly ('unit' | 'entity')[],
): Report => ({
  formats: listReportFormats,
  options: [...options, 'paper'],
  make: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const unit = options.map((option) => input[option]).find((given) => given !== undefined)
    return ask(engine.value, 'reports.write', {
      report,
      ...(unit === undefined ? {} : { unit }),
      language: context.words.language,
      ...(input.paper === undefined ? {} : { paper: input.paper }),
      format: formatSchema.parse(input.format),
      file: context.path(input.out),
      ...pastState(input, context),
    })
  },
})
