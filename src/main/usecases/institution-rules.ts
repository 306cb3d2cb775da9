import { refusal, type Refusal } from '../../contract/errors.ts'
import { cycleDay } from '../../core/changes/placement-cycle.ts'
import { derivedEnd, isReversed, overlap } from '../../core/compliance/term.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import type { Register } from './ports/register.ts'
import { successionRefusal } from './succession-rules.ts'

/** A record of units, posts and people as it is to be; each value by itself has been checked. */
export interface InstitutionInput {
  readonly kind: RecordKind
  /** `null` for a new record. */
  readonly id: string | null
  /** The fields that get a value; what an import left wrong elsewhere does not stand in the way. */
  readonly changed: ReadonlyMap<string, Value>
  readonly valueOf: (name: string) => Value
}

/** Why these values cannot stand together. */
export function institutionRefusal(register: Register, input: InstitutionInput): Refusal | null {
  const { kind, id, changed, valueOf } = input
  if (changed.size === 0) return null
  switch (kind) {
    case 'succession':
      return successionRefusal(register, id, valueOf)
    case 'placement':
      return termRefusal(valueOf, 'from', 'to') ?? cycleRefusal(register, id, valueOf)
    case 'assignment':
      return termRefusal(valueOf, 'from', 'to')
    case 'unit':
      return termRefusal(valueOf, 'validFrom', 'validTo')
    case 'post':
      return yearsRefusal(valueOf('termYears'))
    default:
      return null
  }
}

/** What a person should know of what they saved, though it stands: two holders of a post for one. */
export function institutionWarnings(register: Register, input: InstitutionInput): Refusal[] {
  if (input.kind !== 'assignment') return []
  const post = register.read.record(textOf(input.valueOf('post')) ?? '')
  if (post === undefined || post.fields['single']?.value !== true) return []
  const from = textOf(input.valueOf('from'))
  const years = post.fields['termYears']?.value ?? null
  const to =
    textOf(input.valueOf('to')) ?? derivedEnd(from, typeof years === 'number' ? years : null)
  return register.read.institutions
    .holdersOf(post.id)
    .filter((holder) => holder.id !== input.id && overlap(holder, { from, to }))
    .map(({ personName }) =>
      refusal('post_held_by_another', { post: post.label, person: personName }),
    )
}

function termRefusal(valueOf: (name: string) => Value, begin: string, end: string): Refusal | null {
  const from = textOf(valueOf(begin))
  const to = textOf(valueOf(end))
  return isReversed({ from, to })
    ? refusal('term_reversed', { from: from ?? '', to: to ?? '' })
    : null
}

function cycleRefusal(
  register: Register,
  id: string | null,
  valueOf: (name: string) => Value,
): Refusal | null {
  const unit = textOf(valueOf('unit'))
  const parent = textOf(valueOf('parent'))
  if (unit === null || parent === null) return null
  const others = register.read.institutions.placements().filter((one) => one.id !== id)
  const period = { from: textOf(valueOf('from')), to: textOf(valueOf('to')) }
  const day = cycleDay({ unit, parent, ...period }, others)
  if (day === null) return null
  const labelOf = (record: string): string => register.read.record(record)?.label ?? record
  return refusal('placement_circular', { unit: labelOf(unit), parent: labelOf(parent) })
}

const yearsRefusal = (years: Value): Refusal | null =>
  typeof years === 'number' && (years < 1 || years > 100)
    ? refusal('value_invalid', { field: 'termYears', value: String(years) })
    : null

const textOf = (value: Value): string | null => (typeof value === 'string' ? value : null)
