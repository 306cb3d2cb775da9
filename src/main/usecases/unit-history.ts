import type { EngineParams } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { UnitHistory } from '../../contract/institutions.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'

/** Where a unit stood, who was before and after it, and who held its posts. */
export function unitHistory(
  { register }: Pick<UseCaseDependencies, 'register'>,
  { id }: EngineParams<'units.history'>,
): Result<UnitHistory, Refusal> {
  return register.read.known(id)?.kind === 'unit'
    ? success(register.read.institutions.unitHistory(id))
    : failure(refusal('record_unknown', { id }))
}
