import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { linkedAgreements } from './linked-agreements.ts'
import { rowsWhere } from './rows-where.ts'

/** One indicator with its measurements, those without a day last, and the agreements that it measures. */
export function indicatorDetail(
  { register, today }: UseCaseDependencies,
  { id }: EngineParams<'indicators.detail'>,
): Result<EngineResult<'indicators.detail'>, Refusal> {
  const day = today()
  const [indicator] = rowsWhere(register, day, 'indicators', { id: [id] })
  if (indicator === undefined) return failure(refusal('record_unknown', { id }))
  const observations = rowsWhere(register, day, 'observations', { indicator: [id] }).toSorted(
    (a, b) => compare(a.on ?? '9999', b.on ?? '9999') || compare(a.id, b.id),
  )
  return success({
    indicator,
    observations,
    agreements: [...linkedAgreements(register, day, id, 'measured_by')],
  })
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
