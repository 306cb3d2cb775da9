import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { isDay } from '../../core/compliance/day.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import type { Register } from './ports/register.ts'
import { workingPerson } from './working-person.ts'

/** What will happen to a unit on a day: checked, and not saved. */
export interface UnitChangeDraft<Preview> {
  readonly id: string
  readonly changes: readonly DraftChange[]
  readonly preview: Preview
}

interface UnitChange<Input, Draft> {
  readonly intent: 'unit.end' | 'unit.move'
  /** Checks, and makes the changes without saving them. */
  readonly draft: (register: Register, input: Input, newId: () => string) => Result<Draft, Refusal>
}

/** What the change would do, checked like the change itself. */
export function previewUnitChange<Input, Preview>(
  { register, newId }: UseCaseDependencies,
  { draft }: UnitChange<Input, UnitChangeDraft<Preview>>,
  input: Input,
): Result<Preview, Refusal> {
  const drafted = draft(register, input, newId)
  return drafted.ok ? success(drafted.value.preview) : drafted
}

/** Saves the change as one; the draft that was saved is what it did. */
export function saveUnitChange<
  Input extends { readonly as: string | null },
  Draft extends UnitChangeDraft<unknown>,
>(
  { register, now, newId }: UseCaseDependencies,
  { intent, draft }: UnitChange<Input, Draft>,
  input: Input,
): Result<Draft, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const drafted = draft(register, input, newId)
  if (!drafted.ok) return drafted
  const { id, changes } = drafted.value
  if (changes.length === 0) return failure(refusal('nothing_to_change', { id }))
  const saved = register.save({ author: person.value, intent, changes: [...changes] }, now())
  return saved.ok ? drafted : saved
}

/** The unit to which it happens, when its code, name or id is known and `isDate` says that it happens at a date. */
export function unitOnDay(
  register: Register,
  { unit: text, on }: { readonly unit: string; readonly on: string },
  isDate: (text: string) => boolean = isDay,
): Result<{ readonly id: string; readonly code: string }, Refusal> {
  const unit = register.directory.unit(text)
  if (unit === undefined) return failure(refusal('unit_unknown', { unit: text }))
  return isDate(on) ? success(unit) : failure(refusal('date_invalid', { field: 'on', value: on }))
}
