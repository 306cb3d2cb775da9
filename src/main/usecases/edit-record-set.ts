import { refusal, type Refusal } from '../../contract/errors.ts'
import type { RecordView } from '../../contract/records.ts'
import type { SetEdit } from '../../contract/set-edit.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { FieldDefinition } from '../../core/schema/definition.ts'
import { registry } from '../../core/schema/registry.ts'
import { valueKey, type Value } from '../../core/schema/value.ts'
import { fieldElement, ordinaryMark } from './field-value-element.ts'
import type { KnownRecord, Register } from './ports/register.ts'

/** The elements that a set is to have, with their marks. */
type Elements = ReadonlyMap<string, Value>

/**
 * The changes by which a set becomes what the person wants: one for each element that comes, goes or gets another
 * mark. Each replaces exactly what the person had on screen of that element, so that what arrived meanwhile stays,
 * and an addition elsewhere wins over a removal here (DESIGN section 4). Empty: the set already says so.
 */
export function setChanges(
  register: Register,
  known: KnownRecord,
  view: RecordView,
  definition: FieldDefinition,
  edit: SetEdit,
): Result<readonly DraftChange[], Refusal> {
  const shown = view.sets[edit.field] ?? []
  const live = new Map(edit.seen.map((seen) => [seen.element, seen.live]))
  const before: Elements = new Map(
    shown.filter(({ element }) => live.has(element)).map(({ element, mark }) => [element, mark]),
  )
  let wanted = before
  for (const step of edit.steps) {
    const next = afterStep(register, known, definition, edit.field, { before, wanted, step })
    if (!next.ok) return next
    wanted = next.value
  }
  const change = (element: string, value: Value): DraftChange => ({
    kind: registry[known.kind].number,
    record: known.id,
    partition: known.partition,
    field: definition.number,
    element,
    value,
    replaces: live.get(element) ?? [],
  })
  const gone = [...before.keys()].filter((element) => !wanted.has(element))
  const written = [...wanted].filter(
    ([element, mark]) => valueKey(before.get(element) ?? null) !== valueKey(mark),
  )
  return success([
    ...gone.map((element) => change(element, null)),
    ...written.map(([element, mark]) => change(element, mark)),
  ])
}

interface StepAt {
  readonly before: Elements
  readonly wanted: Elements
  readonly step: SetEdit['steps'][number]
}

function afterStep(
  register: Register,
  { id, kind }: KnownRecord,
  definition: FieldDefinition,
  name: string,
  { before, wanted, step }: StepAt,
): Result<Elements, Refusal> {
  const next = new Map(step.step === 'replace' ? [] : wanted)
  for (const given of step.elements) {
    // What is in the set can be named as it stands there, also a unit that was withdrawn since.
    const inSet = next.has(given) || before.has(given) ? { element: given, mark: null } : null
    const found =
      inSet === null
        ? fieldElement(register, { kind, name, definition }, given)
        : success<{ element: string; mark: Value }>(inSet)
    if (!found.ok) return found
    const { element, mark } = found.value
    if (step.step === 'remove') {
      if (!next.delete(element)) {
        return failure(refusal('element_not_in_set', { field: name, element: given }))
      }
      continue
    }
    if (element === id) return failure(refusal('value_invalid', { field: name, value: given }))
    next.set(
      element,
      mark ?? before.get(element) ?? next.get(element) ?? ordinaryMark({ definition }),
    )
  }
  return success(next)
}
