import type { DraftChange } from '../../core/changes/save.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import {
  fieldDefinition,
  registry,
  type FieldName,
  type RecordFields,
  type RecordKind,
} from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'

export interface NewRecord<Kind extends RecordKind> {
  readonly kind: Kind
  readonly id: string
  readonly partition: PartitionKey
  /** Empty fields are left out: a field that was never written has no history. */
  readonly fields: Partial<RecordFields<Kind>>
  /** Elements of set fields with their marks. */
  readonly sets?: Partial<Readonly<Record<FieldName<Kind>, readonly SetElement[]>>>
}

export interface SetElement {
  readonly element: string
  readonly mark: Value
}

export const marked = (elements: readonly string[]): readonly SetElement[] =>
  elements.map((element) => ({ element, mark: true }))

/** The changes that make a record that nobody has seen yet. */
export function newRecord<Kind extends RecordKind>(record: NewRecord<Kind>): readonly DraftChange[]
export function newRecord(record: {
  readonly kind: RecordKind
  readonly id: string
  readonly partition: PartitionKey
  readonly fields: object
  readonly sets?: object
}): readonly DraftChange[] {
  const cell = (name: string, element: string | null, value: Value): DraftChange => ({
    kind: registry[record.kind].number,
    record: record.id,
    partition: record.partition,
    field: numberOf(record.kind, name),
    element,
    value,
    replaces: [],
  })
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- the overload says what the fields hold
  const fields: [string, Value | undefined][] = Object.entries(record.fields)
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- and the sets
  const sets: [string, readonly SetElement[]][] = Object.entries(record.sets ?? {})
  const single = fields.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [cell(name, null, value)],
  )
  const elements = sets.flatMap(([name, members]) =>
    members.map(({ element, mark }) => cell(name, element, mark)),
  )
  return [...single, ...elements]
}

export function numberOf(kind: RecordKind, field: string): number {
  const definition = fieldDefinition(kind, field)
  if (definition === undefined) throw new Error(`${kind} has no field ${field}`)
  return definition.number
}
