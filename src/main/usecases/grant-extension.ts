import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { isDay } from '../../core/compliance/day.ts'
import { effectiveDue } from '../../core/compliance/deadlines/effective-due.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { marked, newRecord } from './new-record.ts'
import { obligationAtHand } from './obligation-at-hand.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

/** A later day for one obligation, by whose authority and why; the earlier days stay in its history. */
export function grantExtension(
  { register, now, today, newId }: UseCaseDependencies,
  input: EngineParams<'extension.grant'> & { readonly demonstration?: boolean },
): Result<EngineResult<'extension.grant'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const authority = requiredText(input.authority, 'authority')
  if (!authority.ok) return authority
  const reason = requiredText(input.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  if (!isDay(input.to)) return failure(refusal('date_invalid', { field: 'to', value: input.to }))
  const { facts, due, partition } = obligation.value
  const previous = due.kind === 'date' ? due.date : null
  if (previous !== null && input.to <= previous) {
    return failure(refusal('extension_not_later', { to: input.to, due: previous }))
  }
  const id = newId()
  const saved = register.save(
    {
      author: person.value,
      intent: 'extension.grant',
      changes: newRecord({
        kind: 'extension',
        id,
        partition,
        fields: {
          obligation: input.obligation,
          previousDue: previous,
          newDue: input.to,
          authority: authority.value,
          reason: reason.value,
          grantedOn: today(),
          demonstration: input.demonstration === true ? true : null,
        },
        sets: { supersedes: marked(effectiveDue(due, facts.extensions).extensions) },
      }),
    },
    now(),
  )
  if (!saved.ok) return saved
  return success({ id, due: input.to })
}
