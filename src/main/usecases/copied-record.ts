import type { RecordView } from '../../contract/records.ts'
import type { DraftChange } from '../../core/changes/save.ts'
import type { PartitionKey } from '../../core/changes/types.ts'
import { fieldDefinition, registry } from '../../core/schema/registry.ts'
import type { Value } from '../../core/schema/value.ts'

interface Copy {
  readonly id: string
  readonly partition: PartitionKey
  /** Fields that say something else than in the original; `null` leaves them empty. */
  readonly fields: Readonly<Record<string, Value>>
  /** Sets that hold something else than in the original, by elements. */
  readonly sets?: Readonly<Record<string, readonly string[]>>
}

/** What stands in every record of one that is copied: where it stands and what was found of it are its own. */
const ownFields: readonly string[] = ['withdrawn', 'duplicateOf', 'acceptedIssues']

/** The changes that make a record that says what another says, as it is shown. Fields of newer versions stay behind. */
export function copiedRecord(original: RecordView, copy: Copy): readonly DraftChange[] {
  const { kind } = original
  const cell = (name: string, element: string | null, value: Value): readonly DraftChange[] => {
    const definition = fieldDefinition(kind, name)
    if (definition === undefined || value === null) return []
    return [
      {
        kind: registry[kind].number,
        record: copy.id,
        partition: copy.partition,
        field: definition.number,
        element,
        value,
        replaces: [],
      },
    ]
  }
  const copied = Object.entries(original.fields)
    .filter(([name]) => !ownFields.includes(name) && !Object.hasOwn(copy.fields, name))
    .flatMap(([name, { value }]) => cell(name, null, value))
  const given = Object.entries(copy.fields).flatMap(([name, value]) => cell(name, null, value))
  const sets = Object.entries(original.sets)
    .filter(([name]) => !ownFields.includes(name) && !Object.hasOwn(copy.sets ?? {}, name))
    .flatMap(([name, elements]) =>
      elements.flatMap(({ element, mark }) => cell(name, element, mark)),
    )
  const givenSets = Object.entries(copy.sets ?? {}).flatMap(([name, elements]) =>
    elements.flatMap((element) => cell(name, element, true)),
  )
  return [...copied, ...given, ...sets, ...givenSets]
}
