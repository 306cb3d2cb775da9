import type { EngineParams, EngineResult } from '../../contract/engine.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import {
  fieldDefinition,
  isRecordKind,
  recordKinds,
  registry,
  type RecordKind,
} from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { fieldValue } from './field-value.ts'
import { codeTaken, romanOf } from './identity.ts'
import type { KnownRecord, Register } from './ports/register.ts'
import { isWithdrawn } from './withdrawn.ts'
import { workingPerson } from './working-person.ts'

/**
 * Kinds that cannot be added field by field: they are made by the use case that checks what makes them true
 * (the gate for verdicts and evidence, the day for extensions, keys for offices).
 */
const madeElsewhere: readonly RecordKind[] = [
  'progressReport',
  'evidence',
  'verdict',
  'notification',
  'extension',
  'office',
  'installation',
  'cutoff',
  'document',
  'package',
  'officeSettings',
]

export const addableKinds: readonly RecordKind[] = recordKinds.filter(
  (kind) => !madeElsewhere.includes(kind),
)

/** Adds one record of a general kind, validated like the forms. A new person may write under this office's key. */
export function addRecord(
  { register, now, newId }: UseCaseDependencies,
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
  const values = new Map<string, Value>()
  for (const [name, given] of Object.entries(input.fields)) {
    const definition = fieldDefinition(kind, name)
    if (definition === undefined || definition.set === true || name === 'withdrawn') {
      return failure(
        refusal('field_unknown', { field: name, known: Object.keys(registry[kind].fields) }),
      )
    }
    const value = fieldValue(register, { kind, name, definition, value: given })
    if (!value.ok) return value
    if (value.value !== null) values.set(name, value.value)
  }
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
  const id = newId()
  const partition = partitionOf(register, kind, id, values)
  if (!partition.ok) return partition
  const change = (field: number, element: string | null, value: Value): DraftChange => ({
    kind: registry[kind].number,
    record: id,
    partition: partition.value,
    field,
    element,
    value,
    replaces: [],
  })
  const changes = [...values].flatMap(([name, value]) => {
    const definition = fieldDefinition(kind, name)
    return definition === undefined ? [] : [change(definition.number, null, value)]
  })
  const offices = kind === 'person' ? fieldDefinition('person', 'offices') : undefined
  if (offices !== undefined) changes.push(change(offices.number, register.facts.office.id, true))
  const saved = register.save({ author: person.value, intent: 'record.add', changes }, now())
  return saved.ok ? success({ id }) : saved
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

/** The nearest withdrawn record among this one and what it hangs from; `null`: all of them stand. */
function withdrawnAbove(register: Register, { id, kind }: KnownRecord): string | null {
  const view = register.read.record(id)
  if (isWithdrawn(view)) return id
  const rule = registry[kind].partition
  const above = rule.kind === 'agreement' ? view?.fields[rule.through ?? 'session']?.value : null
  const known = typeof above === 'string' ? register.read.known(above) : undefined
  return known === undefined ? null : withdrawnAbove(register, known)
}
