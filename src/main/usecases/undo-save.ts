import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { mostNamed, type UndoneRecord } from '../../contract/undo.ts'
import type { Cell } from '../../core/changes/types.ts'
import { undoingChanges, type RecordToUndo } from '../../core/changes/undo.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import { failure, success, type Result } from '../../core/result.ts'
import {
  fieldDefinition,
  fieldNameOfNumber,
  kindOfNumber,
  registry,
  type RecordKind,
} from '../../core/schema/registry.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { codeTaken } from './identity.ts'
import type { KnownRecord, Register, SaveAtHand } from './ports/register.ts'
import { takesOut, takingOutRefusal } from './taking-out.ts'
import { keyHolders } from './withdraw-record.ts'
import { workingPerson } from './working-person.ts'

export const undoIntent = 'save.undo'

/** What nobody is offered to undo: an undoing, bytes that are gone in every office, and what was signed of who is who. */
const finalIntents: readonly string[] = [
  undoIntent,
  'evidence.purge',
  'office.approve',
  'office.keys',
  'office.revoke',
  'office.scope',
]

/** The reason with which a record is withdrawn that the save had made: a value of the register, so in its language. */
const undone = 'Deshecho'

/** Which save was the person's last one; whether it can be undone is asked when somebody wants it. */
export function latestSaveOf(
  { register }: UseCaseDependencies,
  input: EngineParams<'saves.latest'>,
): Result<EngineResult<'saves.latest'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const latest = register.latestSave(authorIs(register, person.value))
  if (latest === undefined) return success(null)
  const { save, intent } = latest
  return success({ save, intent, final: finalIntents.includes(intent) })
}

/** What the person's last save did, and why it cannot be undone, if it cannot. */
export function lastSaveOf(
  { register }: UseCaseDependencies,
  input: EngineParams<'saves.last'>,
): Result<EngineResult<'saves.last'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const last = lastSaveBy(register, person.value)
  if (last === undefined) return success(null)
  const draft = draftUndo(register, person.value, last)
  const { save, intent, stated } = last
  return success({
    save,
    intent,
    stated,
    ...namedRecords(register, last),
    refused: draft.ok ? null : draft.error,
  })
}

/**
 * Undoes a person's last save in this installation by another save (DESIGN 5.9): fields say again what they said, and
 * what it had made is withdrawn. All or nothing.
 */
export function undoSave(
  { register, now }: UseCaseDependencies,
  input: EngineParams<'saves.undo'>,
): Result<EngineResult<'saves.undo'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const last = lastSaveBy(register, person.value)
  if (last === undefined) return failure(refusal('undo_nothing'))
  if (last.save !== input.save) {
    return failure(refusal(last.intent === undoIntent ? 'undo_already' : 'undo_not_last'))
  }
  const draft = draftUndo(register, person.value, last)
  if (!draft.ok) return draft
  const named = namedRecords(register, last)
  const saved = register.save(
    { author: person.value, intent: undoIntent, changes: draft.value },
    now(),
  )
  if (!saved.ok) return saved
  const { save } = saved.value
  if (save === null) throw new Error(`undoing save ${last.save} changed nothing`)
  return success({ save, undone: last.save, intent: last.intent, ...named })
}

const lastSaveBy = (register: Register, person: string): SaveAtHand | undefined =>
  register.lastSave(authorIs(register, person))

const authorIs = (register: Register, person: string) => (author: string) =>
  register.directory.survivorOfPerson(author) === person

/** The changes that undo a save; refused where they would not, or where the person may not make them. */
export function draftUndo(
  register: Register,
  person: string,
  { intent, records }: SaveAtHand,
): Result<readonly DraftChange[], Refusal> {
  if (intent === undoIntent) return failure(refusal('undo_already'))
  if (records.some((record) => cannotBeUndone(record, person))) {
    return failure(refusal('undo_not_possible'))
  }
  const changes = undoingChanges(records, undone)
  if (!changes.ok) return failure(supersededRefusal(register, changes.error))
  for (const record of uppermost(register, records)) {
    const refused = recordRefusal(register, person, record, changes.value)
    if (refused !== null) return failure(refused)
  }
  return changes
}

/** Who the office is, and the person who works, are not taken away; bytes that were removed do not come back. */
function cannotBeUndone({ id, kind, isNew, changes }: RecordToUndo, person: string): boolean {
  const name = kindOfNumber(kind)
  if (isNew) return keyHolders.some((holder) => holder === name) || id === person
  const purged = name === 'evidence' ? fieldDefinition(name, 'purged')?.number : undefined
  return changes.some(({ field }) => field === purged)
}

/** The rules of the records themselves: undoing is no way around them. */
function recordRefusal(
  register: Register,
  person: string,
  record: RecordToUndo,
  changes: readonly DraftChange[],
): Refusal | null {
  const known = register.read.known(record.id)
  if (known === undefined) return null
  if (record.isNew) return takingOutRefusal(register, person, known)
  const gated =
    known.kind === 'verdict' ||
    record.changes.some(({ field }) => takesOut(known.kind, fieldName(known.kind, field)))
  const refused = gated ? takingOutRefusal(register, person, known) : null
  return refused ?? codeRefusal(register, known, changes)
}

/** A record that says its code again, or that stands again, finds another there that has taken it. */
function codeRefusal(
  register: Register,
  known: KnownRecord,
  changes: readonly DraftChange[],
): Refusal | null {
  const code = fieldDefinition(known.kind, 'code')?.number
  const back = changes.find(({ record, field }) => record === known.id && field === code)
  return codeTaken(register, {
    ...known,
    code: back?.value ?? register.read.record(known.id)?.fields['code']?.value ?? null,
  })
}

/** Records that no other record of the same save takes out with them. */
function uppermost(register: Register, records: readonly RecordToUndo[]): readonly RecordToUndo[] {
  const made = new Set(records.filter(({ isNew }) => isNew).map(({ id }) => id))
  return records.filter(({ id, isNew }) => {
    const kind = register.read.known(id)?.kind
    if (!isNew || kind === undefined || !hanging.has(kind)) return true
    const rule = registry[kind].partition
    const above =
      rule.kind === 'agreement'
        ? register.read.record(id)?.fields[rule.through ?? 'session']?.value
        : null
    return typeof above !== 'string' || !made.has(above)
  })
}

/** What is asked about one of these answers for all that hang from it. */
const hanging: ReadonlySet<RecordKind> = new Set(['agreement', 'clause', 'obligation'])

/** Names what others have changed since: each record once, each field once. */
function supersededRefusal(register: Register, cells: readonly Cell[]): Refusal {
  const records = [...new Set(cells.map(({ record }) => record))]
  const fields = new Set(
    cells.map(({ record, field }) => {
      const kind = register.read.known(record)?.kind
      return kind === undefined ? String(field) : fieldName(kind, field)
    }),
  )
  return refusal('undo_superseded', {
    ids: records,
    records: records.slice(0, mostNamed).map((id) => register.read.record(id)?.label ?? id),
    fields: [...fields],
    count: records.length,
  })
}

function namedRecords(
  register: Register,
  { records }: SaveAtHand,
): { readonly records: UndoneRecord[]; readonly total: number } {
  const known = records.flatMap(({ id, kind, isNew, changes }) => {
    const name = kindOfNumber(kind)
    return name === undefined ? [] : [{ id, kind: name, isNew, changes }]
  })
  return {
    records: known.slice(0, mostNamed).map(({ id, kind, isNew, changes }) => ({
      id,
      kind,
      label: register.read.record(id)?.label ?? '',
      undoing: isNew ? 'withdraw' : 'restore',
      fields: isNew ? [] : [...new Set(changes.map(({ field }) => fieldName(kind, field)))],
    })),
    total: records.length,
  }
}

const fieldName = (kind: RecordKind, number: number): string =>
  fieldNameOfNumber(kind, number) ?? String(number)
