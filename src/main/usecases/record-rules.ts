import type { Refusal } from '../../contract/errors.ts'
import { caseworkRefusal } from './casework-rules.ts'
import { linkRefusal } from './link-refusal.ts'
import { measureRefusal } from './measure-rules.ts'
import type { Register } from './ports/register.ts'
import { repeatedLetter } from './repeated-letter.ts'
import { sessionTaken } from './session-taken.ts'

/** A record as it would be, whether it is added or edited. */
type RecordAtHand = Parameters<typeof measureRefusal>[1]

/** What a record of its kind cannot be, whatever each field is by itself; `null`: nothing of that. */
export function recordRefusal(register: Register, record: RecordAtHand): Refusal | null {
  const { kind, id, valueOf, today } = record
  const ofLink =
    kind === 'link'
      ? linkRefusal(
          register,
          {
            id,
            agreement: valueOf('agreement'),
            kind: valueOf('kind'),
            target: valueOf('target'),
            targetText: valueOf('targetText'),
          },
          today,
        )
      : null
  return (
    (kind === 'session' ? sessionTaken(register, record) : null) ??
    ofLink ??
    caseworkRefusal(record) ??
    letterRefusal(register, record) ??
    measureRefusal(register, record)
  )
}

/** A letter that gets another number or date does not become one that notified the obligation already. */
function letterRefusal(register: Register, record: RecordAtHand): Refusal | null {
  const { kind, id, changed, valueOf, today } = record
  if (kind !== 'notification' || !(changed.has('number') || changed.has('date'))) return null
  const [obligation, number, date] = [valueOf('obligation'), valueOf('number'), valueOf('date')]
  return typeof obligation === 'string' && typeof number === 'string' && typeof date === 'string'
    ? repeatedLetter(register, { id, obligation, number, date }, today)
    : null
}
