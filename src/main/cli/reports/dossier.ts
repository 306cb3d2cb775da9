import { methods } from '../../../contract/ipc.ts'
import { refusal } from '../../../contract/errors.ts'
import { failure } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { pastState } from '../past-state.ts'
import { findSession } from '../sessions.ts'
import type { Report } from './report.ts'

const { format: formatSchema } = methods['dossier.export'].params.shape

/** Everything about the agreements of one session. */
export const dossierReport: Report = {
  formats: formatSchema.options,
  options: ['session', 'body', 'paper', 'standard'],
  make: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    if (input.session === undefined) return failure(refusal('session_required'))
    const session = await findSession(engine.value, input.session, input.body)
    if (!session.ok) return session
    return ask(engine.value, 'dossier.write', {
      session: session.value.id,
      language: context.words.language,
      ...(input.paper === undefined ? {} : { paper: input.paper }),
      ...(input.standard === undefined ? {} : { standard: input.standard }),
      format: formatSchema.parse(input.format),
      file: context.path(input.out),
      ...pastState(input, context),
    })
  },
}
