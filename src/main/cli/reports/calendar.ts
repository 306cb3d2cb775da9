import type { Filter } from '../../../contract/rows.ts'
import { success } from '../../../core/result.ts'
import { ask } from '../ask.ts'
import { pastState } from '../past-state.ts'
import { findSession } from '../sessions.ts'
import type { Report } from './report.ts'

/** The deadlines of all obligations, or of a session's, a unit's or an entity's. */
export const calendarReport: Report = {
  formats: ['ics'],
  options: ['session', 'body', 'unit', 'entity'],
  make: async (context, input) => {
    const engine = await context.open('read')
    if (!engine.ok) return engine
    const session =
      input.session === undefined
        ? success(null)
        : await findSession(engine.value, input.session, input.body)
    if (!session.ok) return session
    const where = [
      ...(session.value === null ? [] : [equal('sessionId', session.value.id)]),
      ...[input.unit, input.entity].flatMap((unit) =>
        unit === undefined ? [] : [equal('unit', unit)],
      ),
    ]
    return ask(engine.value, 'calendar.write', {
      where,
      language: context.words.language,
      file: context.path(input.out),
      ...pastState(input, context),
    })
  },
}

const equal = (field: string, value: string): Filter => ({ field, operator: '=', values: [value] })
