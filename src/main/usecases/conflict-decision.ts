import type { ConflictDecision } from '../../contract/conflicts.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { fieldsOfOwnUseCases } from '../../core/schema/editing.ts'
import { fieldDefinition, type RecordKind } from '../../core/schema/registry.ts'
import { valueKey, type Value } from '../../core/schema/value.ts'
import { fieldValue } from './field-value.ts'
import { circleRefusal } from './merge-rules.ts'
import type { ConflictCell, Register } from './ports/register.ts'
import { mergedWhole, takesOut, takingOutRefusal } from './taking-out.ts'
import { valuesRefusal } from './values-refusal.ts'

/** What a person's decision gives the cell: the value of a change that was on screen, or another that the field can hold. */
export function decidedValue(
  register: Register,
  cell: ConflictCell,
  onScreen: ConflictCell['values'],
  decision: ConflictDecision['decision'],
): Result<Value, Refusal> {
  if ('keep' in decision) {
    const kept = onScreen.find(({ change }) => change === decision.keep)
    return kept === undefined
      ? failure(
          refusal('conflict_change_unknown', {
            change: decision.keep,
            changes: cell.values.map(({ change }) => change),
          }),
        )
      : success(kept.value)
  }
  const definition = fieldDefinition(cell.kind, cell.field)
  if (definition?.writeOnce === true) {
    return failure(refusal('field_write_once', { field: cell.field }))
  }
  // What has an action of its own, and what this version does not know, gets nothing that nobody checked.
  if (definition === undefined || fieldsOfOwnUseCases.includes(cell.field)) {
    return failure(refusal('conflict_keep_only', { field: cell.field }))
  }
  if (cell.element !== null) {
    return typeof decision.value === 'string' && definition.codes?.includes(decision.value) === true
      ? success(decision.value)
      : failure(
          refusal('code_invalid', {
            field: cell.field,
            value: JSON.stringify(decision.value),
            allowed: definition.codes ?? [],
          }),
        )
  }
  return fieldValue(register, {
    kind: cell.kind,
    name: cell.field,
    definition,
    value: decision.value,
  })
}

/** Under whose keys others sign: certificates of the coordinating office say that, not whoever looks through an inbox. */
const keyHolders: readonly RecordKind[] = ['office', 'installation', 'statement']

interface Decided {
  readonly person: string
  readonly cell: ConflictCell
  readonly value: Value
  /** What single-valued fields of the record are to say after all decisions. */
  readonly changed: ReadonlyMap<string, Value>
  readonly today: string
}

/**
 * Why this person may not decide so, be it for one of the values that stand there: to choose what somebody wrote is to
 * write it. So the rules of editing hold, and those of the gate (`docs/gate.md`); `null`: nothing of that.
 */
export function decidedRefusal(
  register: Register,
  { person, cell, value, changed, today }: Decided,
): Refusal | null {
  const known = register.read.known(cell.record)
  const view = register.read.record(cell.record)
  if (known === undefined || view === undefined) {
    return refusal('record_unknown', { id: cell.record })
  }
  const { field } = cell
  const writtenOnce = fieldDefinition(cell.kind, field)?.writeOnce === true
  if (writtenOnce && keyHolders.includes(cell.kind)) {
    return refusal('conflict_of_keys', { field })
  }
  const own = ownEntryRefusal(register, person, cell)
  if (own !== null) return own
  if (field === 'withdrawn' || writtenOnce || takesOut(cell.kind, field)) {
    const taking = takingOutRefusal(register, person, known)
    if (taking !== null) return taking
  }
  if (field === 'duplicateOf' && typeof value === 'string') {
    const circle = circleRefusal(register, cell.record, value)
    if (circle !== null) return circle
    // Another survivor than any of those at hand: nothing of the duplicate has gone there.
    const merged = cell.values.some((one) => valueKey(one.value) === valueKey(value))
    if (!merged && mergedWhole(cell.kind)) return refusal('merge_needed', { id: cell.record })
  }
  const valueOf = (name: string): Value =>
    changed.has(name) ? (changed.get(name) ?? null) : (view.fields[name]?.value ?? null)
  return cell.element === null ? valuesRefusal(register, known, { changed, valueOf, today }) : null
}

/**
 * Whether two entries are one person, and for which office they sign, is not for that person to decide: it would open
 * the gate to their own work. Every value that stands there names whom it is about.
 */
function ownEntryRefusal(register: Register, person: string, cell: ConflictCell): Refusal | null {
  if (cell.kind !== 'person' || !(cell.field === 'duplicateOf' || cell.field === 'offices')) {
    return null
  }
  const named = cell.values.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
  return [cell.record, ...named].some((id) => register.directory.survivorOfPerson(id) === person)
    ? refusal('person_own_entry', { id: cell.record })
    : null
}
