import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import {
  fieldDefinition,
  isRecordKind,
  registry,
  type RecordKind,
} from '../../core/schema/registry.ts'
import { addableKinds } from '../../core/schema/editing.ts'
import type { Value } from '../../core/schema/value.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { fieldElement, ordinaryMark } from './field-value-element.ts'
import { fieldValue } from './field-value.ts'
import { codeTaken, romanOf } from './identity.ts'
import {
  institutionRefusal,
  institutionWarnings,
  type InstitutionInput,
} from './institution-rules.ts'
import { newObligations } from './new-obligations.ts'
import { numberOf } from './new-record.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { measureWarnings } from './measure-rules.ts'
import { recordRefusal } from './record-rules.ts'
import { withdrawnAbove } from './withdrawn-above.ts'
import { workingPerson } from './working-person.ts'

/** Adds one record of a general kind, validated like the forms. A new person may write under this office's key. */
export function addRecord(
  { register, now, newId, today }: UseCaseDependencies,
  input: EngineParams<'records.add'>,
): Result<EngineResult<'records.add'>, Refusal> {
  const person = workingPerson(register, input.as)
  if (!person.ok) return person
  const { kind } = input
  if (!isRecordKind(kind))
    return failure(refusal('kind_unknown', { kind, known: [...addableKinds] }))
  if (!addableKinds.includes(kind)) {
    return failure(refusal('kind_not_editable', { kind, known: [...addableKinds] }))
  }
  const given = givenFields(register, kind, input.fields)
  if (!given.ok) return given
  const values = new Map(given.value.values)
  if (kind === 'session' && values.has('ordinal')) {
    const roman = romanOf(values.get('ordinal') ?? null, values.get('roman') ?? null)
    if (!roman.ok) return roman
    values.set('roman', roman.value)
  }
  for (const [name, definition] of Object.entries(registry[kind].fields)) {
    if (definition.required === true && !values.has(name)) {
      return failure(refusal('field_required', { field: name }))
    }
  }
  const taken = codeTaken(register, { kind, id: null, code: values.get('code') ?? null })
  if (taken !== null) return failure(taken)
  const refused =
    kind === 'reassignment'
      ? reassignmentRefusal(register, values)
      : recordRefusal(register, {
          kind,
          id: null,
          changed: values,
          valueOf: (name) => values.get(name) ?? null,
          today: today(),
        })
  if (refused !== null) return failure(refused)
  const institution: InstitutionInput = {
    kind,
    id: null,
    changed: values,
    valueOf: (name) => values.get(name) ?? null,
  }
  const impossible = institutionRefusal(register, institution)
  if (impossible !== null) return failure(impossible)
  const made =
    kind === 'obligation'
      ? obligationChanges(register, { values, sets: given.value.sets }, newId)
      : recordChanges(register, kind, newId(), { values, sets: given.value.sets })
  if (!made.ok) return made
  const { ids, changes } = made.value
  const [id] = ids
  if (id === undefined) throw new Error(`nothing was made of a new ${kind}`)
  const warnings = [
    ...institutionWarnings(register, institution),
    ...measureWarnings(kind, institution.valueOf),
  ]
  const saved = register.save(
    { author: person.value, intent: 'record.add', changes: [...changes] },
    now(),
  )
  return saved.ok ? success({ id, ids: [...ids], warnings }) : saved
}

/** What was given of a new record, checked: single values, and elements of sets by the numbers of their fields. */
interface Given {
  readonly values: ReadonlyMap<string, Value>
  readonly sets: readonly SetCell[]
}

interface SetCell {
  readonly field: number
  readonly element: string
  readonly mark: Value
}

interface Made {
  readonly ids: readonly string[]
  readonly changes: readonly DraftChange[]
}

function givenFields(
  register: Register,
  kind: RecordKind,
  fields: Readonly<Record<string, unknown>>,
): Result<Given, Refusal> {
  const values = new Map<string, Value>()
  const sets = new Map<string, SetCell>()
  for (const [name, given] of Object.entries(fields)) {
    const definition = fieldDefinition(kind, name)
    // Who may sign for an office is not given field by field: a new person may for this one.
    if (definition === undefined || name === 'withdrawn' || name === 'offices') {
      return failure(
        refusal('field_unknown', { field: name, known: Object.keys(registry[kind].fields) }),
      )
    }
    if (definition.set !== true) {
      const value = fieldValue(register, { kind, name, definition, value: given })
      if (!value.ok) return value
      if (value.value !== null) values.set(name, value.value)
      continue
    }
    const elements = textsOf(given)
    if (elements === null) {
      return failure(refusal('value_invalid', { field: name, value: JSON.stringify(given) }))
    }
    for (const text of elements) {
      const found = fieldElement(register, { kind, name, definition }, text)
      if (!found.ok) return found
      const { element, mark } = found.value
      sets.set(`${name} ${element}`, {
        field: definition.number,
        element,
        mark: mark ?? ordinaryMark({ definition }),
      })
    }
  }
  return success({ values, sets: [...sets.values()] })
}

/** `null`: something else than a list of texts. */
const textsOf = (given: unknown): readonly string[] | null =>
  Array.isArray(given) && given.every((element) => typeof element === 'string') ? given : null

function recordChanges(
  register: Register,
  kind: RecordKind,
  id: string,
  { values, sets }: Given,
): Result<Made, Refusal> {
  const partition = partitionOf(register, kind, id, values)
  if (!partition.ok) return partition
  const offices: readonly SetCell[] =
    kind === 'person'
      ? [{ field: numberOf(kind, 'offices'), element: register.facts.office.id, mark: true }]
      : []
  const changes = cellsOf(kind, id, partition.value, { values, sets: [...sets, ...offices] })
  return success({ ids: [id], changes })
}

function cellsOf(
  kind: RecordKind,
  id: string,
  partition: PartitionKey,
  { values, sets }: Given,
): readonly DraftChange[] {
  const change = (field: number, element: string | null, value: Value): DraftChange => ({
    kind: registry[kind].number,
    record: id,
    partition,
    field,
    element,
    value,
    replaces: [],
  })
  return [
    ...[...values].map(([name, value]) => change(numberOf(kind, name), null, value)),
    ...sets.map(({ field, element, mark }) => change(field, element, mark)),
  ]
}

/** One for each unit that a group stands for; refused when the clause binds the unit already. */
function obligationChanges(
  register: Register,
  { values, sets }: Given,
  newId: () => string,
): Result<Made, Refusal> {
  const clause = referred(register, values.get('clause'))
  const unit = unitReferred(register, values.get('unit'))
  if (clause === undefined) return failure(refusal('field_required', { field: 'clause' }))
  if (unit === undefined) return failure(refusal('field_required', { field: 'unit' }))
  const gone = withdrawnAbove(register, clause)
  if (gone !== null) return failure(refusal('record_withdrawn', { id: gone }))
  return newObligations(register, {
    clause,
    units: [unit],
    role: values.get('role') ?? null,
    make: (id, member) =>
      cellsOf('obligation', id, clause.partition, {
        values: new Map(values).set('unit', member),
        sets,
      }),
    newId,
  })
}

const referred = (register: Register, id: Value | undefined): KnownRecord | undefined =>
  typeof id === 'string' ? register.read.known(id) : undefined

const unitReferred = (
  register: Register,
  id: Value | undefined,
): ReturnType<Register['directory']['unit']> =>
  typeof id === 'string' ? register.directory.unit(id) : undefined

/** An obligation is given to one unit, by somebody's authority (DESIGN 5.5). */
function reassignmentRefusal(
  register: Register,
  values: ReadonlyMap<string, Value>,
): Refusal | null {
  if (!values.has('authority')) return refusal('field_required', { field: 'authority' })
  const unit = unitReferred(register, values.get('unit'))
  return unit !== undefined && register.directory.members(unit.id).length > 0
    ? refusal('value_invalid', { field: 'unit', value: unit.code })
    : null
}

/** Where a new record lives: with the agreement it hangs from, or in the catalogue. */
function partitionOf(
  register: Register,
  kind: RecordKind,
  id: string,
  values: ReadonlyMap<string, Value>,
): Result<PartitionKey, Refusal> {
  const rule = registry[kind].partition
  switch (rule.kind) {
    case 'catalog':
      return success({ kind: 'catalog' })
    case 'office':
      return success({ kind: 'office', id: register.facts.office.id })
    case 'agreement': {
      if (rule.through === null) return success({ kind: 'agreement', id })
      const parent = values.get(rule.through)
      const known = typeof parent === 'string' ? register.read.known(parent) : undefined
      if (known === undefined) return failure(refusal('field_required', { field: rule.through }))
      const gone = withdrawnAbove(register, known)
      return gone === null
        ? success(known.partition)
        : failure(refusal('record_withdrawn', { id: gone }))
    }
  }
}
