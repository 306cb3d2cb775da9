import { listReportExportSchema, type ListReportName } from '../../../contract/list-report.ts'
import { documentFormats } from '../../../contract/report-form.ts'
import { ask } from '../ask.ts'
import { pastState } from '../past-state.ts'
import { findSession } from '../sessions.ts'
import type { Report } from './report.ts'

const { format: formatSchema } = listReportExportSchema.params.shape

/** One that is a list, or letters; `options` may say whose and of which session. */
export const listReport = (
  report: ListReportName,
  options: readonly ('unit' | 'entity' | 'session' | 'body')[],
): Report => ({
  formats: documentFormats,
  options: [...options, 'paper', 'standard'],
  make: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const session =
      input.session === undefined
        ? null
        : await findSession(engine.value, input.session, input.body)
    if (session !== null && !session.ok) return session
    const unit = input.unit ?? input.entity
    return ask(engine.value, 'reports.write', {
      report,
      ...(unit === undefined ? {} : { unit }),
      ...(session === null ? {} : { session: session.value.id }),
      language: context.words.language,
      ...(input.paper === undefined ? {} : { paper: input.paper }),
      ...(input.standard === undefined ? {} : { standard: input.standard }),
      format: formatSchema.parse(input.format),
      file: context.path(input.out),
      ...pastState(input, context),
    })
  },
})
