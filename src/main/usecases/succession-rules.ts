import { refusal, type Refusal } from '../../contract/errors.ts'
import { parsePartialDate } from '../../core/compliance/day.ts'
import { responsibleOn, type SuccessionFacts } from '../../core/compliance/succession.ts'
import type { Value } from '../../core/schema/value.ts'
import type { Register } from './ports/register.ts'

/**
 * Why one unit cannot follow another as these fields of a succession say; `id` is `null` for a new one. A name that
 * comes back years later is no circle; that on one day each follows the other is.
 */
export function successionRefusal(
  register: Register,
  id: string | null,
  valueOf: (name: string) => Value,
): Refusal | null {
  const predecessor = unitIn(register, valueOf('predecessor'))
  const successor = unitIn(register, valueOf('successor'))
  if (predecessor === undefined || successor === undefined) return null
  if (predecessor.id === successor.id) {
    return refusal('succession_to_itself', { unit: predecessor.code })
  }
  const date = textOf(valueOf('date'))
  const others = register.read.institutions.successions().filter((one) => one.id !== id)
  const again = others.find(
    (one) =>
      one.predecessor === predecessor.id && one.successor === successor.id && one.date === date,
  )
  if (again !== undefined) {
    return refusal('succession_repeated', {
      unit: predecessor.code,
      successor: successor.code,
      date: date ?? '',
    })
  }
  const begins = textOf(register.read.record(predecessor.id)?.fields['validFrom']?.value ?? null)
  const span = date === null ? null : parsePartialDate(date)
  if (date === null || span === null) return null
  const beginning = begins === null ? null : parsePartialDate(begins)
  if (begins !== null && beginning !== null && span.last <= beginning.first) {
    return refusal('unit_ends_before_it_begins', { unit: predecessor.code, date, begins })
  }
  const added: SuccessionFacts = {
    id: id ?? 'new',
    withdrawn: false,
    predecessor: predecessor.id,
    successor: successor.id,
    date,
    kind: 'replaces',
  }
  const { open } = responsibleOn(span.first, predecessor.id, [...others, added], [])
  return open.some(({ reason, successions }) => reason === 'circular' && successions.length > 0)
    ? refusal('succession_circular', {
        unit: predecessor.code,
        successor: successor.code,
        date,
      })
    : null
}

const textOf = (value: Value): string | null => (typeof value === 'string' ? value : null)

const unitIn = (
  register: Register,
  value: Value,
): { readonly id: string; readonly code: string } | undefined =>
  typeof value === 'string' ? register.directory.unit(value) : undefined
