import { refusal, type Refusal } from '../../contract/errors.ts'
import type { Holder, Post } from '../../contract/posts.ts'
import { cycleDay } from '../../core/changes/placement-cycle.ts'
import { lastDay } from '../../core/compliance/day.ts'
import { derivedEnd, isReversed, overlap, type Term } from '../../core/compliance/term.ts'
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
  const post = register.read.institutions.post(textOf(input.valueOf('post')) ?? '', lastDay)
  if (post === undefined) return []
  return overlapping(post, {
    assignment: input.id,
    from: textOf(input.valueOf('from')),
    to: textOf(input.valueOf('to')),
  }).map(({ personName }) => heldByAnother(post, personName))
}

/** Who else holds a post for one on some day of a term; `assignment` is the one whose term it is. */
export function overlapping(
  post: Post,
  { assignment, from, to }: Term & { readonly assignment: string | null },
): readonly Holder[] {
  if (!post.single) return []
  const term = { from, to: to ?? derivedEnd(from, post.termYears) }
  return post.holders.filter((holder) => holder.id !== assignment && overlap(holder, term))
}

export const heldByAnother = ({ name }: Post, person: string): Refusal =>
  refusal('post_held_by_another', { post: name, person })

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
