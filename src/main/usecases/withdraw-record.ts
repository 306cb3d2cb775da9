import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { requiredText } from './text-input.ts'
import { takingOutRefusal } from './taking-out.ts'
import { withdrawal } from './withdrawal.ts'
import { isWithdrawn } from './withdrawn.ts'
import { workingPerson } from './working-person.ts'

/** Who signs what is written, and who says so: to end that is not to say that a record is wrong. */
export const keyHolders: readonly RecordKind[] = ['office', 'installation', 'statement']

/** Takes a record out of what counts, with a reason. Nothing is deleted; what hangs from it follows by derivation. */
export function withdrawRecord(
  { register, now }: UseCaseDependencies,
  input: EngineParams<'records.withdraw'>,
): Result<EngineResult<'records.withdraw'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const known = register.read.known(input.id)
  const view = register.read.record(input.id)
  if (known === undefined || view === undefined) {
    return failure(refusal('record_unknown', { id: input.id }))
  }
  if (keyHolders.includes(known.kind)) {
    return failure(refusal('kind_not_withdrawable', { kind: known.kind }))
  }
  const reason = requiredText(input.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  if (isWithdrawn(view)) return failure(refusal('already_withdrawn', { id: input.id }))
  const refused = takingOutRefusal(register, person.value, known)
  if (refused !== null) return failure(refused)
  const saved = register.save(
    {
      author: person.value,
      intent: 'record.withdraw',
      changes: [withdrawal(register, known.id, reason.value)],
    },
    now(),
  )
  return saved.ok ? success({ id: input.id }) : saved
}
