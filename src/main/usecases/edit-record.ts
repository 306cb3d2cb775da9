import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { RecordView } from '../../contract/records.ts'
import type { SetEdit } from '../../contract/set-edit.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { fieldsOfOwnUseCases } from '../../core/schema/editing.ts'
import type { FieldDefinition } from '../../core/schema/definition.ts'
import { fieldDefinition, registry } from '../../core/schema/registry.ts'
import { valueKey, type Value } from '../../core/schema/value.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { fieldValue } from './field-value.ts'
import { setChanges } from './edit-record-set.ts'
import { institutionWarnings } from './institution-rules.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { circleRefusal } from './merge-rules.ts'
import { verifierWarning } from './named-verifier.ts'
import { measureWarnings } from './measure-rules.ts'
import { mergedWhole, takesOut, takingOutRefusal } from './taking-out.ts'
import { valuesRefusal } from './values-refusal.ts'
import { isWithdrawn } from './withdrawn.ts'
import { workingPerson } from './working-person.ts'

/**
 * Gives fields of one record new values, and sets other elements. Each replaces exactly the changes that the person
 * had on screen: what arrived meanwhile stays beside it, for a single value as a conflict. A field that is in conflict
 * is refused here.
 */
export function editRecord(
  { register, now, today }: UseCaseDependencies,
  input: EngineParams<'records.edit'>,
): Result<EngineResult<'records.edit'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const known = register.read.known(input.id)
  const view = register.read.record(input.id)
  if (known === undefined || view === undefined) {
    return failure(refusal('record_unknown', { id: input.id }))
  }
  if (isWithdrawn(view)) return failure(refusal('record_withdrawn', { id: input.id }))
  const edited = editedFields(register, known, view, input)
  if (!edited.ok) return edited
  const { values } = edited.value
  const elements = editedSets(register, known, view, input.sets ?? [])
  if (!elements.ok) return elements
  const repeated = repeatedField([...input.fields, ...(input.sets ?? [])])
  if (repeated !== undefined) return failure(refusal('field_repeated', { field: repeated }))
  const changes = [...edited.value.changes, ...elements.value]
  if (changes.length === 0) return failure(refusal('nothing_to_change', { id: input.id }))
  const valueOf = (name: string): Value =>
    values.has(name) ? (values.get(name) ?? null) : (view.fields[name]?.value ?? null)
  const refused = valuesRefusal(register, known, { changed: values, valueOf, today: today() })
  if (refused !== null) return failure(refused)
  if (input.fields.some(({ field }) => takesOut(known.kind, field))) {
    const takingOut = takingOutRefusal(register, person.value, known)
    if (takingOut !== null) return failure(takingOut)
    if (values.has('duplicateOf') && mergedWhole(known.kind)) {
      return failure(refusal('merge_needed', { id: known.id }))
    }
  }
  const verifier = known.kind === 'obligation' ? (values.get('verifier') ?? null) : null
  const notIndependent =
    typeof verifier === 'string' ? verifierWarning(register, known.id, verifier, today()) : null
  const warnings = [
    ...(notIndependent === null ? [] : [notIndependent]),
    ...institutionWarnings(register, { ...known, changed: values, valueOf }),
    ...measureWarnings(known.kind, valueOf),
  ]
  const saved = register.save({ author: person.value, intent: 'record.edit', changes }, now())
  return saved.ok ? success({ id: input.id, warnings }) : saved
}

/** The single-valued fields that get another value, with what they are to say. */
function editedFields(
  register: Register,
  known: KnownRecord,
  view: RecordView,
  { fields }: Pick<EngineParams<'records.edit'>, 'fields'>,
): Result<
  { readonly changes: readonly DraftChange[]; readonly values: ReadonlyMap<string, Value> },
  Refusal
> {
  const changes: DraftChange[] = []
  const values = new Map<string, Value>()
  for (const given of fields) {
    const change = fieldChange(register, known, view, given)
    if (!change.ok) return change
    if (change.value === null) continue
    changes.push(change.value)
    values.set(given.field, change.value.value)
  }
  return success({ changes, values })
}

function editedSets(
  register: Register,
  known: KnownRecord,
  view: RecordView,
  sets: readonly SetEdit[],
): Result<readonly DraftChange[], Refusal> {
  const changes: DraftChange[] = []
  for (const edit of sets) {
    const definition = editableField(known, edit.field)
    if (!definition.ok) return definition
    if (definition.value.set !== true) {
      return failure(refusal('field_not_a_set', { field: edit.field }))
    }
    const made = setChanges(register, known, view, definition.value, edit)
    if (!made.ok) return made
    if (made.value.length > 0 && definition.value.writeOnce === true) {
      return failure(refusal('field_write_once', { field: edit.field }))
    }
    changes.push(...made.value)
  }
  return success(changes)
}

/** `null`: the field already says so. */
function fieldChange(
  register: Register,
  known: KnownRecord,
  view: RecordView,
  given: { readonly field: string; readonly value: unknown; readonly replaces: readonly string[] },
): Result<DraftChange | null, Refusal> {
  const field = editableField(known, given.field)
  if (!field.ok) return field
  const { value: definition } = field
  // A set has elements, never one value.
  if (definition.set === true) {
    return failure(
      refusal('value_invalid', { field: given.field, value: JSON.stringify(given.value) }),
    )
  }
  const state = view.fields[given.field]
  if (state?.conflict === true) return failure(refusal('field_in_conflict', { field: given.field }))
  const value = fieldValue(register, {
    kind: known.kind,
    name: given.field,
    definition,
    value: given.value,
  })
  if (!value.ok) return value
  const current = state?.value ?? null
  if (valueKey(current) === valueKey(value.value)) return success(null)
  // Empty ones too: a day of fulfilment added to a verdict would be a determination that no gate has seen.
  if (definition.writeOnce === true) {
    return failure(refusal('field_write_once', { field: given.field }))
  }
  const survivor =
    given.field === 'duplicateOf' && typeof value.value === 'string'
      ? register.read.known(value.value)
      : undefined
  const refused = survivor === undefined ? null : circleRefusal(register, known.id, survivor.id)
  if (refused !== null) return failure(refused)
  return success({
    kind: registry[known.kind].number,
    record: known.id,
    partition: known.partition,
    field: definition.number,
    element: null,
    value: value.value,
    replaces: given.replaces,
  })
}

function editableField({ kind }: KnownRecord, field: string): Result<FieldDefinition, Refusal> {
  const definition = fieldDefinition(kind, field)
  if (definition !== undefined && !fieldsOfOwnUseCases.includes(field)) return success(definition)
  const known = Object.keys(registry[kind].fields).filter(
    (name) => !fieldsOfOwnUseCases.includes(name),
  )
  return failure(refusal('field_unknown', { field, known }))
}

/** A cell has one change in a save. */
const repeatedField = (edits: readonly { readonly field: string }[]): string | undefined =>
  edits.map(({ field }) => field).find((field, index, all) => all.indexOf(field) < index)
