import { refusal, type Refusal } from '../../contract/errors.ts'
import { idSchema } from '../../contract/primitives.ts'
import type { SessionRow } from '../../contract/rows.ts'
import { councilCode } from '../../core/compliance/numbering/official-number.ts'
import { parseSessionNumber } from '../../core/compliance/numbering/session-number.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Engine } from '../engine/engine.ts'
import { askRows } from './ask.ts'
import { sameWords } from './same-words.ts'

/** A body by its code or name. */
export async function findBody(engine: Engine, given: string): Promise<Result<string, Refusal>> {
  const bodies = await askRows(engine, 'bodies', {})
  if (!bodies.ok) return bodies
  const body = bodies.value.find(({ code, name }) =>
    [code, name].some((text) => sameWords(text, given)),
  )
  return body === undefined ? failure(refusal('body_unknown', { body: given })) : success(body.code)
}

/** A session by id, or by its number in a body; without a body, in the council. */
export async function findSession(
  engine: Engine,
  given: string,
  bodyGiven: string | undefined,
): Promise<Result<SessionRow, Refusal>> {
  const body = bodyGiven === undefined ? success(councilCode) : await findBody(engine, bodyGiven)
  if (!body.ok) return body
  const number = parseSessionNumber(given)
  const conditions = idSchema.safeParse(given).success
    ? [['id', given]]
    : number === null
      ? null
      : [
          ['body', body.value],
          ['ordinal', String(number.ordinal)],
          ['type', number.type],
        ]
  if (conditions === null) return failure(refusal('session_unknown', { session: given }))
  const found = await askRows(engine, 'sessions', {
    where: conditions.map(([field = '', value = '']) => ({
      field,
      operator: '=' as const,
      values: [value],
    })),
  })
  if (!found.ok) return found
  const [session] = found.value
  return session === undefined
    ? failure(refusal('session_unknown', { session: given }))
    : success(session)
}
