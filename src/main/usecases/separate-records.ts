import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { displayedValue } from '../../core/changes/live-values.ts'
import type { RecordToUndo } from '../../core/changes/undo.ts'
import { undoingWhatStands } from '../../core/changes/undo.ts'
import { mayVerify } from '../../core/compliance/gate.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { kindOfNumber, registry, type RecordKind } from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { duplicateOf } from './merge-rules.ts'
import { numberOf } from './new-record.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { takingOutRefusal } from './taking-out.ts'
import { workingPerson } from './working-person.ts'

/** The reason with which copies are withdrawn: a value of the register, so in its language. */
const separated = 'No era duplicado'

/**
 * It is no duplicate after all: the record counts again, what went with the survivor comes back, and what was copied to
 * it is withdrawn. What others have changed since stays as it is. A record that only followed another (an obligation
 * its agreement, a former duplicate its survivor) gets nothing back, for it had brought nothing.
 */
export function separateRecords(
  { register, now }: UseCaseDependencies,
  { as, id }: EngineParams<'records.separate'>,
): Result<EngineResult<'records.separate'>, Refusal> {
  const person = workingPerson(register, as)
  if (!person.ok) return person
  const known = register.read.known(id)
  const view = register.read.record(id)
  if (known === undefined || view === undefined) return failure(refusal('record_unknown', { id }))
  const survivor = duplicateOf(register, id)
  if (survivor === null) return failure(refusal('not_a_duplicate', { id }))
  const save = mergedWith(register, known)
  const above = uppermost(save, known)
  if (above !== id) {
    const label = register.read.record(above)?.label ?? above
    return failure(refusal('separate_above', { id, above, label }))
  }
  const refused =
    takingOutRefusal(register, person.value, known) ??
    ownWorkRefusal(register, person.value, [known.id, ...save.map((record) => record.id)])
  if (refused !== null) return failure(refused)
  const others = undoingWhatStands(
    save.filter((record) => record.id !== id),
    separated,
  )
  const changes = [
    {
      kind: registry[known.kind].number,
      record: id,
      partition: known.partition,
      field: numberOf(known.kind, 'duplicateOf'),
      element: null,
      value: null,
      replaces: view.fields['duplicateOf']?.live ?? [],
    },
    ...others.changes,
  ]
  const saved = register.save({ author: person.value, intent: 'record.separate', changes }, now())
  const { restored: returned, withdrawn, kept } = others
  return saved.ok ? success({ id, survivor, returned, withdrawn, kept }) : saved
}

/** What the save did that merged this record; nothing where it only changed to another survivor. */
function mergedWith(register: Register, { id, kind }: KnownRecord): readonly RecordToUndo[] {
  const field = numberOf(kind, 'duplicateOf')
  const save = register.saveBehind(id, field)
  if (save?.intent !== 'record.merge') return []
  const own = save.records.find((record) => record.id === id)
  const change = own?.changes.find((one) => one.field === field)
  return change !== undefined && displayedValue(change.before) === null ? save.records : []
}

const fromAbove: readonly RecordKind[] = ['agreement', 'clause', 'obligation']

/** The record whose merging took this one along: itself, unless an agreement or a clause was merged. */
function uppermost(save: readonly RecordToUndo[], { id, kind }: KnownRecord): string {
  const above = fromAbove.slice(0, Math.max(fromAbove.indexOf(kind), 0))
  const found = save.find((record) => {
    const recordKind = kindOfNumber(record.kind)
    if (recordKind === undefined || record.isNew || !above.includes(recordKind)) return false
    const field = numberOf(recordKind, 'duplicateOf')
    return record.changes.some((change) => change.field === field)
  })
  return found?.id ?? id
}

/** Who had a part in a duplicate would be free again to judge the survivor. */
function ownWorkRefusal(
  register: Register,
  person: string,
  records: readonly string[],
): Refusal | null {
  const duplicates = records.filter((id) => duplicateOf(register, id) !== null)
  for (const [id, { facts }] of register.read.assessedAll(duplicates)) {
    if (!mayVerify(facts, [person])) return refusal('separation_own_work', { id })
  }
  return null
}
