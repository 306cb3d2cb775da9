import type { EngineParams } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { UnitHistory } from '../../contract/institutions.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/** Where a unit stood, who was before and after it, and who held its posts. */
export function unitHistory(
  { register, today }: Pick<UseCaseDependencies, 'register' | 'today'>,
  { id, day }: EngineParams<'units.history'>,
): Result<UnitHistory, Refusal> {
  return register.read.known(id)?.kind === 'unit'
    ? success(register.read.institutions.unitHistory(id, day ?? today()))
    : failure(refusal('record_unknown', { id }))
}
