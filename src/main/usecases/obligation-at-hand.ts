import { refusal, type Refusal } from '../../contract/errors.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { AssessedFacts, Register } from './ports/register.ts'

export interface ObligationAtHand extends AssessedFacts {
  readonly id: string
  readonly partition: PartitionKey
}

/** The obligation that a report, a verdict or a letter is about; refused when unknown or withdrawn. */
export function obligationAtHand(
  register: Register,
  id: string,
): Result<ObligationAtHand, Refusal> {
  const known = register.read.known(id)
  if (known === undefined) return failure(refusal('record_unknown', { id }))
  if (known.kind !== 'obligation') {
    return failure(refusal('record_kind_wrong', { id, kind: known.kind, expected: 'obligation' }))
  }
  const assessed = register.read.assessed(id)
  if (assessed === undefined) return failure(refusal('record_unknown', { id }))
  if (assessed.facts.withdrawn) return failure(refusal('obligation_withdrawn', { id }))
  return success({ id, partition: known.partition, ...assessed })
}
