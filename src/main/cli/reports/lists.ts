import {
  listReportExportSchema,
  listReportFormats,
  type ListReportName,
} from '../../../contract/list-report.ts'
import { ask } from '../ask.ts'
import { pastState } from '../past-state.ts'
import type { Report } from './report.ts'

const { format: formatSchema } = listReportExportSchema.params.shape

/** One that is a list of obligations; `option` says whose. */
export const listReport = (report: ListReportName, option: 'unit' | 'entity' | null): Report => ({
  formats: listReportFormats,
  options: option === null ? [] : [option],
  make: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const unit = option === null ? undefined : input[option]
    return ask(engine.value, 'reports.write', {
      report,
      ...(unit === undefined ? {} : { unit }),
      language: context.words.language,
      format: formatSchema.parse(input.format),
      file: context.path(input.out),
      ...pastState(input, context),
    })
  },
})
