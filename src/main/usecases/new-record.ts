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
  const single = entriesOf<Value>(record.fields).map(([name, value]) => cell(name, null, value))
  const sets = entriesOf<readonly SetElement[]>(record.sets ?? {}).flatMap(([name, elements]) =>
    elements.map(({ element, mark }) => cell(name, element, mark)),
  )
  return [...single, ...sets]
}

/** The fields that are not empty; the overload above says what they hold. */
function entriesOf<Entry>(fields: object): readonly (readonly [string, Entry])[] {
  const entries: [string, Entry | null | undefined][] = Object.entries(fields)
  return entries.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, value] as const],
  )
}

export function numberOf(kind: RecordKind, field: string): number {
  const definition = fieldDefinition(kind, field)
  if (definition === undefined) throw new Error(`${kind} has no field ${field}`)
  return definition.number
}
