import type { FieldDefinition, FieldType } from '../../../core/schema/definition.ts'
import {
  fieldNameOfNumber,
  kindOfNumber,
  recordKinds,
  registry,
  type RecordKind,
} from '../../../core/schema/registry.ts'
import { valueKey, type Value } from '../../../core/schema/value.ts'
import type { RecordIds } from '../record-ids.ts'

const snakeCase = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const tables = new Map(recordKinds.map((kind) => [kind, `record_${snakeCase(kind)}`]))
export const tableOf = (kind: RecordKind): string => {
  const table = tables.get(kind)
  if (table === undefined) throw new Error(`${kind} has no table`)
  return table
}
/** Quoted: `order`, `from` and `to` are words of SQL. */
export const columnOf = (field: string): string => `"${snakeCase(field)}"`

export const allTables: readonly string[] = recordKinds.map(tableOf)

/** The columns of each record table that hold local record numbers. */
export const referenceColumns: ReadonlyMap<string, readonly string[]> = new Map(
  recordKinds.map((kind) => [
    tableOf(kind),
    Object.entries(registry[kind].fields)
      .filter(([, field]) => field.type === 'reference' && field.set !== true)
      .map(([name]) => snakeCase(name)),
  ]),
)

export type ColumnValue = null | number | string

/** What the type of a column accepts; a value of another type (from a damaged or hostile source) shows as empty. */
export function columnValue(type: FieldType, value: Value, ids: RecordIds): ColumnValue {
  if (value === null) return null
  switch (type) {
    case 'text':
    case 'date':
    case 'partial_date':
    case 'code':
    case 'sha256':
      return typeof value === 'string' ? value : null
    case 'integer':
      return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value) ? value : null
    case 'boolean':
      return typeof value === 'boolean' ? Number(value) : null
    case 'deadline':
      return typeof value === 'object' ? valueKey(value) : null
    case 'reference':
      return typeof value === 'string' && isId(value) ? ids.ofReference(value) : null
  }
}

export const isId = (text: string): boolean => /^[0-9a-f]{32}$/.test(text)

/** Kinds that a reference may point to; one that names none is a duplicate, which points to its own. */
export const targetsOf = (
  kind: RecordKind,
  { target = [kind] }: Pick<FieldDefinition, 'target'>,
): readonly RecordKind[] => recordKinds.filter((known) => target.includes(known))

/** The fields of a kind that have a column, in the order of the columns. */
export const columnFields = (kind: RecordKind): readonly string[] =>
  Object.entries(registry[kind].fields)
    .filter(([, field]) => field.set !== true)
    .map(([name]) => name)

export interface KnownField {
  readonly kind: RecordKind
  readonly name: string
  /** Among `columnFields`; -1: a set has no column. */
  readonly column: number
  readonly type: FieldType
  readonly set: boolean
  /** Permanent numbers of the kinds that a reference may point to. */
  readonly targets: ReadonlySet<number>
}

const knownFields = new Map<number, Map<number, KnownField>>()

/** The field behind permanent numbers; `undefined` for what a newer version wrote. */
export function knownField(kindNumber: number, fieldNumber: number): KnownField | undefined {
  const ofKind = knownFields.get(kindNumber) ?? new Map<number, KnownField>()
  const known = ofKind.get(fieldNumber)
  if (known !== undefined) return known
  const found = fieldOfNumbers(kindNumber, fieldNumber)
  // What a newer version wrote may have any number: only what is known is remembered.
  if (found === undefined) return undefined
  knownFields.set(kindNumber, ofKind.set(fieldNumber, found))
  return found
}

function fieldOfNumbers(kindNumber: number, fieldNumber: number): KnownField | undefined {
  const kind = kindOfNumber(kindNumber)
  if (kind === undefined) return undefined
  const name = fieldNameOfNumber(kind, fieldNumber)
  if (name === undefined) return undefined
  const definition = registry[kind].fields[name]
  if (definition === undefined) return undefined
  const targets = targetsOf(kind, definition).map((target) => registry[target].number)
  return {
    kind,
    name,
    column: columnFields(kind).indexOf(name),
    type: definition.type,
    set: definition.set === true,
    targets: new Set(targets),
  }
}
