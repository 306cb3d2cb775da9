import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { verdictsToReopen } from '../../core/compliance/reopening.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { obligationAtHand } from './obligation-at-hand.ts'
import { requiredText } from './text-input.ts'
import { takingPartRefusal } from './verdict-gate.ts'
import { withdrawal } from './withdrawal.ts'
import { workingPerson } from './working-person.ts'

/**
 * Opens what was determined again, with a reason: the verdicts that determine it and that the person saw are withdrawn
 * in one save and stay in the history (DESIGN 5.9). Who may not judge the obligation may not reopen it either.
 */
export function reopenObligation(
  { register, now }: UseCaseDependencies,
  input: EngineParams<'verdict.reopen'>,
): Result<EngineResult<'verdict.reopen'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const reason = requiredText(input.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  const { facts } = obligation.value
  const refused = takingPartRefusal(register, person.value, facts)
  if (refused !== null) return failure(refused)
  const verdicts = verdictsToReopen(facts, new Set(input.seenVerdicts))
  if (verdicts.length === 0) {
    return failure(refusal('nothing_to_reopen', { id: input.obligation }))
  }
  const changes = verdicts.map((verdict) => withdrawal(register, verdict, reason.value))
  const saved = register.save({ author: person.value, intent: 'verdict.reopen', changes }, now())
  if (!saved.ok) return saved
  const after = register.read.assessed(input.obligation)
  if (after === undefined) throw new Error(`obligation ${input.obligation} is gone`)
  const { compliance, verification, response } = after.status
  return success({ verdicts: [...verdicts], compliance, verification, response })
}
