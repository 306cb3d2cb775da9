import { refusal, type Refusal } from '../../contract/errors.ts'
import { idSchema } from '../../contract/primitives.ts'
import type { AgreementRow } from '../../contract/rows.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { Engine } from '../engine/engine.ts'
import { askRows } from './ask.ts'

/** An agreement by id, number in any writing, former number, or citation in words; refused where several are meant. */
export async function findAgreement(
  engine: Engine,
  given: string,
): Promise<Result<AgreementRow, Refusal>> {
  const field = idSchema.safeParse(given).success ? 'id' : 'agreement'
  const found = await askRows(engine, 'agreements', {
    where: [{ field, operator: '=', values: [given] }],
  })
  if (!found.ok) return found
  const [only, ...others] = found.value
  return only === undefined || others.length > 0
    ? failure(refusal('agreement_unknown', { agreement: given }))
    : success(only)
}
