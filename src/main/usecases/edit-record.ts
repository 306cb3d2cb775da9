import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { RecordView } from '../../contract/records.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { fieldDefinition, registry } from '../../core/schema/registry.ts'
import { valueKey, type Value } from '../../core/schema/value.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { fieldValue } from './field-value.ts'
import { codeTaken, romanOf } from './identity.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { undoingRefusal } from './undoing-verdict.ts'
import { isWithdrawn } from './withdrawn.ts'
import { workingPerson } from './working-person.ts'

/** Fields that mean more than a value: they have use cases of their own, which check what has to be checked. */
const ownUseCase: readonly string[] = ['withdrawn']

/**
 * Gives single-valued fields of one record new values. Each replaces exactly the changes that the person had on
 * screen: what arrived meanwhile stays beside it as a conflict. A field that is in conflict is refused here.
 */
export function editRecord(
  { register, now }: UseCaseDependencies,
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
  const changes: DraftChange[] = []
  const values = new Map<string, Value>()
  for (const given of input.fields) {
    const change = fieldChange(register, known, view, given)
    if (!change.ok) return change
    if (change.value === null) continue
    changes.push(change.value)
    values.set(given.field, change.value.value)
  }
  if (changes.length === 0) return failure(refusal('nothing_to_change', { id: input.id }))
  const taken = codeTaken(register, { ...known, code: values.get('code') ?? null })
  if (taken !== null) return failure(taken)
  if (known.kind === 'session' && (values.has('ordinal') || values.has('roman'))) {
    const valueOf = (name: string): Value => values.get(name) ?? view.fields[name]?.value ?? null
    const roman = romanOf(valueOf('ordinal'), valueOf('roman'))
    if (!roman.ok) return roman
  }
  if (input.fields.some(({ field }) => field === 'duplicateOf')) {
    const refused = undoingRefusal(register, person.value, known, view)
    if (refused !== null) return failure(refused)
  }
  const saved = register.save({ author: person.value, intent: 'record.edit', changes }, now())
  return saved.ok ? success({ id: input.id }) : saved
}

/** `null`: the field already says so. */
function fieldChange(
  register: Register,
  known: KnownRecord,
  view: RecordView,
  given: { readonly field: string; readonly value: unknown; readonly replaces: readonly string[] },
): Result<DraftChange | null, Refusal> {
  const definition = fieldDefinition(known.kind, given.field)
  if (definition === undefined || definition.set === true || ownUseCase.includes(given.field)) {
    return failure(refusal('field_unknown', { field: given.field, known: editableFields(known) }))
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
  if (given.field === 'duplicateOf' && value.value === known.id) {
    return failure(refusal('value_invalid', { field: given.field, value: known.id }))
  }
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

const editableFields = ({ kind }: KnownRecord): readonly string[] =>
  Object.entries(registry[kind].fields)
    .filter(([name, field]) => field.set !== true && !ownUseCase.includes(name))
    .map(([name]) => name)
