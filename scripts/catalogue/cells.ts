import { cellKey } from '../../src/core/changes/cell.ts'
import type { Cell } from '../../src/core/changes/types.ts'
import type { FieldDefinition } from '../../src/core/schema/definition.ts'
import { fieldDefinition, registry, type RecordKind } from '../../src/core/schema/registry.ts'
import type { Value } from '../../src/core/schema/value.ts'
import type { CatalogueSources, SourceRecord } from './read-sources.ts'
import { catalogueRecordId } from './record-id.ts'

/** A cell of the catalogue with the value that the sources give it. */
export interface CellValue extends Cell {
  readonly kind: number
  readonly value: Value
}

/** Every cell that the sources fill, by `cellKey`. A reference or a citation to nothing is thrown. */
export function cellsOf(sources: CatalogueSources): ReadonlyMap<string, CellValue> {
  const known = new Set(sources.records.map(({ kind, key }) => catalogueRecordId(kind, key)))
  const cells = sources.records.flatMap((record) => recordCells(record, sources.citations, known))
  return new Map(cells.map((cell) => [cellKey(cell), cell]))
}

function recordCells(
  record: SourceRecord,
  citations: CatalogueSources['citations'],
  known: ReadonlySet<string>,
): readonly CellValue[] {
  const id = catalogueRecordId(record.kind, record.key)
  const kind = registry[record.kind].number
  const where = `${record.kind}:${record.key}`
  return Object.entries(record.fields).flatMap(([name, value]): readonly CellValue[] => {
    if (value === undefined) return []
    const field = fieldDefinition(record.kind, name)
    if (field === undefined) throw new Error(`${where} has no field ${name}`)
    const cell = { kind, record: id, field: field.number }
    const meant = (text: string): string =>
      field.type === 'reference' ? referenceId(record.kind, field, text, known, where) : text
    if (typeof value !== 'object') {
      return [{ ...cell, element: null, value: typeof value === 'string' ? meant(value) : value }]
    }
    return field.set === true
      ? value.map((element) => ({ ...cell, element: meant(element), value: true }))
      : [{ ...cell, element: null, value: citation(value, citations, where) }]
  })
}

/** `duplicateOf` names no target: it points to a record of the same kind. */
function referenceId(
  kind: RecordKind,
  field: FieldDefinition,
  key: string,
  known: ReadonlySet<string>,
  where: string,
): string {
  const target = field.target === undefined ? kind : field.target[0]
  const id = catalogueRecordId(kindOf(target), key)
  if (!known.has(id)) throw new Error(`${where} refers to ${target}:${key}, which is not there`)
  return id
}

function kindOf(name: string | undefined): RecordKind {
  const found = Object.keys(registry).find((kind): kind is RecordKind => kind === name)
  if (found === undefined) throw new Error(`no such kind: ${name}`)
  return found
}

function citation(
  keys: readonly string[],
  citations: CatalogueSources['citations'],
  where: string,
): string {
  return keys
    .map((key) => {
      const text = citations[key]
      if (text === undefined) throw new Error(`${where}: unknown source ${key}`)
      return text
    })
    .join('; ')
}
