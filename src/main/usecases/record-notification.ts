import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { compareDays } from '../../core/compliance/day.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import { obligationAtHand } from './obligation-at-hand.ts'
import { repeatedLetter } from './repeated-letter.ts'
import { pastDay, requiredText } from './text-input.ts'
import { workingPerson } from './working-person.ts'

/** The letter by which a unit learns of its obligation; deadlines may run from it. */
export function recordNotification(
  { register, now, today, newId }: UseCaseDependencies,
  input: EngineParams<'notification.record'> & { readonly demonstration?: boolean },
): Result<EngineResult<'notification.record'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const obligation = obligationAtHand(register, input.obligation)
  if (!obligation.ok) return obligation
  const number = requiredText(input.number, 'number')
  if (!number.ok) return number
  const date = pastDay(input.date, 'date', today())
  if (!date.ok) return date
  const acknowledgedOn = pastDay(input.acknowledgedOn, 'acknowledgedOn', today())
  if (!acknowledgedOn.ok) return acknowledgedOn
  if (acknowledgedOn.value !== null && compareDays(acknowledgedOn.value, input.date) < 0) {
    return failure(
      refusal('acknowledged_before_letter', {
        field: 'acknowledgedOn',
        acknowledged: acknowledgedOn.value,
        date: input.date,
      }),
    )
  }
  const repeated = repeatedLetter(
    register,
    { id: null, obligation: input.obligation, number: number.value, date: input.date },
    today(),
  )
  if (repeated !== null) return failure(repeated)
  const acknowledgementNumber = (input.acknowledgementNumber ?? '').trim()
  const id = newId()
  const saved = register.save(
    {
      author: person.value,
      intent: 'notification.record',
      changes: newRecord({
        kind: 'notification',
        id,
        partition: obligation.value.partition,
        fields: {
          obligation: input.obligation,
          number: number.value,
          date: input.date,
          acknowledgedOn: acknowledgedOn.value,
          acknowledgementNumber: acknowledgementNumber === '' ? null : acknowledgementNumber,
          demonstration: input.demonstration === true ? true : null,
        },
      }),
    },
    now(),
  )
  return saved.ok ? success({ id }) : saved
}
