import type { DeadlineRule } from './deadline-rule.ts'
import type { FieldDefinition, FieldType, RecordDefinition } from './definition.ts'
import { recordDefinitions } from './records.ts'

export type RecordKind = keyof typeof recordDefinitions
export type FieldName<Kind extends RecordKind> = keyof (typeof recordDefinitions)[Kind]['fields'] &
  string

/** The registry seen as data: for code that handles any kind. */
export const registry: Readonly<Record<RecordKind, RecordDefinition>> = recordDefinitions

export const recordKinds: readonly RecordKind[] =
  Object.keys(recordDefinitions).filter(isRecordKind)

/** Stands in every commit; raised whenever a record kind or field is added. */
export const schemaVersion = 5

interface ValueOf {
  text: string
  integer: number
  decimal: number
  boolean: boolean
  date: string
  partial_date: string
  code: string
  reference: string
  deadline: DeadlineRule
  sha256: string
}

type ScalarName<Kind extends RecordKind> = {
  [Name in FieldName<Kind>]: (typeof recordDefinitions)[Kind]['fields'][Name] extends { set: true }
    ? never
    : Name
}[FieldName<Kind>]

type FieldAt<
  Kind extends RecordKind,
  Name,
> = Name extends keyof (typeof recordDefinitions)[Kind]['fields']
  ? (typeof recordDefinitions)[Kind]['fields'][Name]
  : never

type ScalarValue<Field> = Field extends { type: 'code'; codes: readonly (infer Code)[] }
  ? Code
  : Field extends { type: infer Type extends FieldType }
    ? ValueOf[Type]
    : never

/** The single-valued fields of one kind as the program reads them; `null` is an empty field. */
export type RecordFields<Kind extends RecordKind> = {
  readonly [Name in ScalarName<Kind>]: ScalarValue<FieldAt<Kind, Name>> | null
}

export function isRecordKind(text: string): text is RecordKind {
  return Object.hasOwn(recordDefinitions, text)
}

export function fieldDefinition(kind: RecordKind, field: string): FieldDefinition | undefined {
  const fields = registry[kind].fields
  return Object.hasOwn(fields, field) ? fields[field] : undefined
}

const kindByNumber = new Map(recordKinds.map((kind) => [registry[kind].number, kind]))
const fieldNameByNumber = new Map(
  recordKinds.map((kind) => [
    kind,
    new Map(Object.entries(registry[kind].fields).map(([name, field]) => [field.number, name])),
  ]),
)

/** `undefined`: a newer version of the program wrote it; it is kept and forwarded, and projected after an upgrade. */
export function kindOfNumber(number: number): RecordKind | undefined {
  return kindByNumber.get(number)
}

export function fieldNameOfNumber(kind: RecordKind, number: number): string | undefined {
  return fieldNameByNumber.get(kind)?.get(number)
}
