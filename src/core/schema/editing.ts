import { recordKinds, registry, type RecordKind } from './registry.ts'

/**
 * Kinds that are not added field by field: they are made by the use case that checks what makes them true (the gate for
 * verdicts and evidence, the day for extensions, keys for offices).
 */
export const kindsMadeElsewhere: readonly RecordKind[] = [
  'progressReport',
  'evidence',
  'verdict',
  'notification',
  'extension',
  'office',
  'installation',
  'statement',
  'cutoff',
  'document',
  'officeSettings',
]

export const addableKinds: readonly RecordKind[] = recordKinds.filter(
  (kind) => !kindsMadeElsewhere.includes(kind),
)

/**
 * Fields that mean more than a value: they have use cases of their own, which check what has to be checked. Who may
 * sign under an office's key is not a matter of editing: it would open the gate to another office's people.
 */
export const fieldsOfOwnUseCases: readonly string[] = [
  'withdrawn',
  'offices',
  'purged',
  'stage',
  'stageReason',
  'partakers',
  'acceptedIssues',
  'decisions',
]

export interface EditableField {
  readonly name: string
  readonly required: boolean
  /** It holds several elements. */
  readonly set: boolean
}

/** What a person may say of a new record of this kind (`add`), or change in one that is there (`set`). */
export const editableFields = (kind: RecordKind, how: 'add' | 'set'): readonly EditableField[] =>
  Object.entries(registry[kind].fields)
    .filter(([name, { writeOnce }]) =>
      how === 'add'
        ? name === 'stage' || !fieldsOfOwnUseCases.includes(name)
        : writeOnce !== true && !fieldsOfOwnUseCases.includes(name),
    )
    .map(([name, { required, set }]) => ({ name, required: required === true, set: set === true }))
