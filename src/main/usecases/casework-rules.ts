import { refusal, type Refusal } from '../../contract/errors.ts'
import { compareDays } from '../../core/compliance/day.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { evidenceRefusal } from './given-evidence.ts'
import { pastDay } from './text-input.ts'

/** A record of casework as it would be once it is edited. */
interface CaseworkAtHand {
  readonly kind: RecordKind
  /** The fields that get a value; what an import left wrong elsewhere does not stand in the way. */
  readonly changed: ReadonlyMap<string, Value>
  readonly valueOf: (field: string) => Value
  readonly today: string
}

/** What a report, a piece of evidence or a letter cannot be made to say afterwards, by the rules of their forms. */
export function caseworkRefusal(record: CaseworkAtHand): Refusal | null {
  switch (record.kind) {
    case 'progressReport':
      return (
        percentRefusal(record) ??
        futureRefusal(record, 'cutOff') ??
        futureRefusal(record, 'reportedOn')
      )
    case 'evidence':
      return ofEvidence(record)
    case 'notification':
      return (
        futureRefusal(record, 'date') ??
        futureRefusal(record, 'acknowledgedOn') ??
        acknowledgementRefusal(record)
      )
    default:
      return null
  }
}

const text = (value: Value): string | null => (typeof value === 'string' ? value : null)

function futureRefusal({ changed, today }: CaseworkAtHand, field: string): Refusal | null {
  const day = pastDay(text(changed.get(field) ?? null), field, today)
  return day.ok ? null : day.error
}

function percentRefusal({ changed }: CaseworkAtHand): Refusal | null {
  const percent = changed.get('percent')
  return typeof percent === 'number' && !(percent >= 0 && percent <= 100)
    ? refusal('percent_invalid', { value: percent })
    : null
}

function ofEvidence({ changed, valueOf, today }: CaseworkAtHand): Refusal | null {
  if (!['date', 'link', 'reference'].some((field) => changed.has(field))) return null
  return evidenceRefusal(
    [
      {
        file: text(valueOf('sha256')),
        link: text(valueOf('link')),
        reference: text(valueOf('reference')),
        date: text(changed.get('date') ?? null),
      },
    ],
    today,
  )
}

/** A unit acknowledges a letter that it has: also when the acknowledgement is entered later. */
function acknowledgementRefusal({ changed, valueOf }: CaseworkAtHand): Refusal | null {
  if (!changed.has('date') && !changed.has('acknowledgedOn')) return null
  const [date, acknowledged] = [text(valueOf('date')), text(valueOf('acknowledgedOn'))]
  return date !== null && acknowledged !== null && compareDays(acknowledged, date) < 0
    ? refusal('acknowledged_before_letter', { field: 'acknowledgedOn', acknowledged, date })
    : null
}
