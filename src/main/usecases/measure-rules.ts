import { refusal, type Refusal } from '../../contract/errors.ts'
import { compareDays } from '../../core/compliance/day.ts'
import { stateShareLow } from '../../core/compliance/funding/reckoning.ts'
import { targetOnWrongSide } from '../../core/compliance/indicators/course.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import { fundingRefusal, placeFields, type FieldValues } from './funding-rules.ts'
import type { Register } from './ports/register.ts'

interface MeasureInput {
  readonly kind: RecordKind
  /** `null` for a new record. */
  readonly id: string | null
  /** The fields that get a value; what an import left wrong elsewhere does not stand in the way. */
  readonly changed: ReadonlyMap<string, Value>
  readonly valueOf: FieldValues
  readonly today: string
}

/**
 * Why a record of what is measured or paid, or a link to one, cannot be what these values say together; each value by
 * itself has been checked.
 */
export function measureRefusal(register: Register, input: MeasureInput): Refusal | null {
  const { id, changed, valueOf } = input
  switch (input.kind) {
    case 'funding':
      return placeFields.some((field) => changed.has(field))
        ? fundingRefusal(register, id, valueOf, input.today)
        : null
    case 'instalment':
      return orderRefusal(valueOf) ?? futureRefusal('paidOn', input)
    case 'observation':
      return futureRefusal('date', input)
    case 'link':
      return linkRefusal(register, valueOf)
    default:
      return null
  }
}

/** What is said to have happened has happened. */
function futureRefusal(
  field: string,
  { changed, today }: Pick<MeasureInput, 'changed' | 'today'>,
): Refusal | null {
  const day = changed.get(field)
  return typeof day === 'string' && compareDays(day, today) > 0
    ? refusal('day_in_future', { field, date: day, today })
    : null
}

function orderRefusal(valueOf: FieldValues): Refusal | null {
  const order = valueOf('order')
  return typeof order === 'number' && order < 1
    ? refusal('value_invalid', { field: 'order', value: String(order) })
    : null
}

/** What measures an agreement is an indicator, and what supports it is money. */
function linkRefusal(register: Register, valueOf: FieldValues): Refusal | null {
  const target = valueOf('target')
  const kind = valueOf('kind')
  const known = typeof target === 'string' ? register.read.known(target) : undefined
  if (known === undefined || typeof kind !== 'string') return null
  const expected =
    kind === 'measured_by' ? ['indicator'] : kind === 'funded_by' ? ['funding'] : agreementLinks
  return expected.includes(known.kind)
    ? null
    : refusal('record_kind_wrong', { id: known.id, kind: known.kind, expected })
}

const agreementLinks = ['agreement', 'document']

/** What is saved and probably not meant. */
export function measureWarnings(kind: RecordKind, valueOf: FieldValues): Refusal[] {
  const figure = (field: string): number | null => {
    const value = valueOf(field)
    return typeof value === 'number' ? value : null
  }
  if (kind === 'funding') {
    const [federalAmount, stateShare] = [figure('federalAmount'), figure('stateShare')]
    return stateShareLow({ federalAmount, stateShare }) ? [refusal('state_share_low')] : []
  }
  if (kind !== 'indicator') return []
  const direction = valueOf('direction')
  const doubtful = targetOnWrongSide({
    direction: direction === 'decrease' || direction === 'increase' ? direction : null,
    scale: valueOf('scale') === 'percent_change' ? 'percent_change' : 'value',
    baselineValue: figure('baselineValue'),
    target: figure('target'),
  })
  return doubtful ? [refusal('target_on_wrong_side')] : []
}
