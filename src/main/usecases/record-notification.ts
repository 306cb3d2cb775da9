import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { listQuerySchema, notificationRowSchema } from '../../contract/rows.ts'
import { compareDays } from '../../core/compliance/day.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { newRecord } from './new-record.ts'
import { obligationAtHand } from './obligation-at-hand.ts'
import type { Register } from './ports/register.ts'
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
  const existing = sameLetter(register, { ...input, number: number.value }, today())
  if (existing !== undefined) {
    return failure(
      refusal('notification_repeated', {
        field: 'number',
        number: existing.number,
        date: input.date,
        id: existing.id,
      }),
    )
  }
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

interface Letter {
  readonly obligation: string
  readonly number: string
  readonly date: string
}

/** The notification of this obligation that stands and is by the same letter; an office numbers its letters by year. */
function sameLetter(
  register: Register,
  { obligation, number, date }: Letter,
  today: string,
): { readonly id: string; readonly number: string } | undefined {
  const query = listQuerySchema.parse({
    kind: 'notifications',
    where: [
      { field: 'obligation', operator: '=', values: [obligation] },
      { field: 'date', operator: '=', values: [date] },
    ],
  })
  const page = register.read.list(query, today)
  if (!page.ok) throw new Error(`notifications of ${obligation}: ${page.error.code}`)
  return page.value.rows
    .map((row) => notificationRowSchema.parse(row))
    .find((known) => spelling(known.number) === spelling(number))
}

/** Capitals and spaces are no part of a number. */
const spelling = (number: string): string => number.toUpperCase().replaceAll(/\s/g, '')
