import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { isDay } from '../../core/compliance/day.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { CaseworkDraft, Drafting } from './casework-draft.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import { obligationAtHand, type ObligationAtHand } from './obligation-at-hand.ts'
import type { Register } from './ports/register.ts'
import { requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

type Input = EngineParams<'obligation.reassign'>

/** What a reassignment says, of one obligation or of each of many. */
export type ReassignmentWords = Pick<Input, 'unit' | 'from' | 'authority' | 'reason'>

export interface CheckedReassignment extends Omit<ReassignmentWords, 'unit'> {
  readonly unit: { readonly id: string; readonly code: string }
}

/** Gives an obligation to another unit from a day, by whose authority and why (DESIGN 5.5). */
export function reassignObligation(
  { register, now, today, newId }: UseCaseDependencies,
  input: Input,
): Result<EngineResult<'obligation.reassign'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const words = checkReassignment(register, input)
  if (!words.ok) return words
  const { id, changes } = draftReassignment(obligation.value, words.value, {
    person: person.value,
    today: today(),
    newId,
    demonstration: false,
  })
  const saved = register.save(
    { author: person.value, intent: 'obligation.reassign', changes },
    now(),
  )
  return saved.ok ? success({ id, unit: words.value.unit.code }) : saved
}

/** The unit looked up: one that can answer for something, which a group of units cannot. */
export function checkReassignment(
  register: Register,
  words: ReassignmentWords,
): Result<CheckedReassignment, Refusal> {
  const unit = register.directory.unit(words.unit)
  if (unit === undefined) return failure(refusal('unit_unknown', { unit: words.unit }))
  if (register.directory.members(unit.id).length > 0) {
    return failure(refusal('value_invalid', { field: 'unit', value: unit.code }))
  }
  const authority = requiredText(words.authority, 'authority')
  if (!authority.ok) return authority
  const reason = requiredText(words.reason, 'reason', 'reason_required')
  if (!reason.ok) return reason
  return isDay(words.from)
    ? success({ unit, from: words.from, authority: authority.value, reason: reason.value })
    : failure(refusal('date_invalid', { field: 'from', value: words.from }))
}

/** The reassignment as a record of one obligation. What was done and judged stays as it is. */
export function draftReassignment(
  obligation: ObligationAtHand,
  { unit, from, authority, reason }: CheckedReassignment,
  { newId, demonstration }: Drafting,
): CaseworkDraft {
  const id = newId()
  return {
    id,
    warnings: [],
    changes: newRecord({
      kind: 'reassignment',
      id,
      partition: obligation.partition,
      fields: {
        obligation: obligation.id,
        unit: unit.id,
        from,
        authority,
        reason,
        demonstration: demonstration ? true : null,
      },
    }),
    facts: obligation.facts,
  }
}
