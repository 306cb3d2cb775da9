import { refusal, type Refusal } from '../../contract/errors.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { AssessedFacts, Register } from './ports/register.ts'
import { unassessedRefusal } from './unassessed.ts'

export interface ObligationAtHand extends AssessedFacts {
  readonly id: string
  readonly partition: PartitionKey
}

/** The obligation that a report, a verdict or a letter is about; refused when unknown, withdrawn or not adopted. */
export function obligationAtHand(
  register: Register,
  id: string,
): Result<ObligationAtHand, Refusal> {
  const [obligation] = obligationsAtHand(register, [id])
  if (obligation === undefined) throw new Error(`no answer about obligation ${id}`)
  if (!obligation.ok) return obligation
  return obligation.value.facts.withdrawn
    ? failure(refusal('obligation_withdrawn', { id }))
    : obligation
}

/** Many of them in their order, withdrawn ones included; refused only what is no obligation of this register. */
export function obligationsAtHand(
  register: Register,
  ids: readonly string[],
): readonly Result<ObligationAtHand, Refusal>[] {
  const assessed = register.read.assessedAll(ids)
  return ids.map((id) => {
    const known = register.read.known(id)
    if (known === undefined) return failure(refusal('record_unknown', { id }))
    if (known.kind !== 'obligation') {
      return failure(refusal('record_kind_wrong', { id, kind: known.kind, expected: 'obligation' }))
    }
    const found = assessed.get(id)
    return found === undefined
      ? failure(unassessedRefusal(register, id))
      : success({ id, partition: known.partition, ...found })
  })
}
