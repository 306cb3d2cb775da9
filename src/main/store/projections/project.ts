import { displayedValue, isConfidential, isPresent } from '../../../core/changes/live-values.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import { valueKey } from '../../../core/schema/value.ts'
import { bulkInsert, type BulkInsert } from '../bulk-insert.ts'
import type { WriteConnection } from '../connection.ts'
import type { MergedCell, MergedRecord } from '../merge.ts'
import type { RecordIds } from '../record-ids.ts'
import {
  columnFields,
  columnOf,
  columnValue,
  isId,
  knownField,
  tableOf,
  type ColumnValue,
  type KnownField,
} from './columns.ts'

/** What the cells of one record show: written in one statement. */
interface Row {
  readonly kind: RecordKind
  /** Each with its value in the other list. */
  readonly fields: KnownField[]
  readonly values: ColumnValue[]
}

/**
 * Writes what the cells of these records show now into the typed tables. Cells of a newer version wait in the log.
 * Returns the records that point to one that has not arrived, or to one of another kind than the field takes.
 */
export function projectRecords(
  connection: WriteConnection,
  ids: RecordIds,
  records: readonly MergedRecord[],
): ReadonlySet<number> {
  const astray = new Set<number>()
  const added = addedRows(connection)
  const elements = bulkInsert(connection, `set_element (${elementColumns})`, 5)
  for (const { record, isNew, cells } of records) {
    // Of one kind, unless somebody gave two records one id.
    let only: Row | null = null
    let others: Map<RecordKind, Row> | null = null
    for (const cell of cells) {
      const field = knownField(cell.kind, cell.field)
      // A single-valued field has no elements: such a change is kept in the log and shown by no table.
      if (field === undefined || field.set !== (cell.element !== null)) continue
      // A record of which only elements of sets are known exists all the same.
      only ??= emptyRow(field.kind)
      let row: Row = only
      if (row.kind !== field.kind) {
        others ??= new Map()
        row = others.get(field.kind) ?? emptyRow(field.kind)
        others.set(field.kind, row)
      }
      if (cell.element !== null) {
        const shown = shownElement(ids, cell, cell.element, field)
        if (!isNew) writeElement(connection, cell, cell.element, shown)
        else if (shown !== null) elements.add([cell.record, cell.field, cell.element, ...shown])
        continue
      }
      row.fields.push(field)
      row.values.push(shownIn(cell, field, ids))
      if (field.type === 'reference' && leadsAstray(cell, field, ids)) astray.add(record)
    }
    if (only === null) continue
    if (isNew && others === null) {
      added.add(record, only)
      continue
    }
    for (const row of [only, ...(others?.values() ?? [])]) updateRow(connection, record, row)
  }
  added.write()
  elements.write()
  return astray
}

const emptyRow = (kind: RecordKind): Row => ({ kind, fields: [], values: [] })

function leadsAstray(cell: MergedCell, field: KnownField, ids: RecordIds): boolean {
  const target = displayedValue(cell.live)
  if (typeof target !== 'string' || !isId(target)) return false
  const kind = ids.kindOf(target)
  return kind === null || !field.targets.has(kind)
}

function shownIn(cell: MergedCell, field: KnownField, ids: RecordIds): ColumnValue {
  const value =
    field.name === 'confidential' && isConfidential(cell.live) ? true : displayedValue(cell.live)
  return columnValue(field.type, value, ids)
}

/** Rows of records that no table has yet: many of a kind in one statement. */
function addedRows(connection: WriteConnection): {
  add(record: number, row: Row): void
  write(): void
} {
  const tables = new Map<RecordKind, { readonly insert: BulkInsert; readonly width: number }>()
  const tableFor = (kind: RecordKind) => {
    const known = tables.get(kind)
    if (known !== undefined) return known
    const names = columnFields(kind).map(columnOf)
    const into = `${tableOf(kind)} (record, ${names.join(', ')})`
    const width = names.length + 1
    const made = { insert: bulkInsert(connection, into, width), width }
    tables.set(kind, made)
    return made
  }
  return {
    add: (record, { kind, fields, values }) => {
      const { insert, width } = tableFor(kind)
      const whole = Array.from({ length: width }, (): ColumnValue => null)
      whole[0] = record
      fields.forEach(({ column }, index) => {
        whole[column + 1] = values[index] ?? null
      })
      insert.add(whole)
    },
    write: () => {
      for (const { insert } of tables.values()) insert.write()
    },
  }
}

function updateRow(
  connection: WriteConnection,
  record: number,
  { kind, fields, values }: Row,
): void {
  const table = tableOf(kind)
  const names = fields.map(({ name }) => columnOf(name))
  if (names.length === 0) {
    connection.run(`INSERT OR IGNORE INTO ${table} (record) VALUES (?)`, [record])
    return
  }
  connection.run(
    `INSERT INTO ${table} (record, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})
     ON CONFLICT (record) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [record, ...values],
  )
}

const elementColumns = 'record, field, element, target, mark'

/** What `set_element` says of an element beside its key; `null`: it is not in the set. */
function shownElement(
  ids: RecordIds,
  { live }: MergedCell,
  element: string,
  field: KnownField,
): readonly [target: number | null, mark: string] | null {
  if (!isPresent(live)) return null
  const target = field.type === 'reference' && isId(element) ? ids.ofReference(element) : null
  return [target, valueKey(displayedValue(live))]
}

function writeElement(
  connection: WriteConnection,
  { record, field }: MergedCell,
  element: string,
  shown: ReturnType<typeof shownElement>,
): void {
  if (shown === null) {
    connection.run('DELETE FROM set_element WHERE record = ? AND field = ? AND element = ?', [
      record,
      field,
      element,
    ])
    return
  }
  connection.run(
    `INSERT INTO set_element (${elementColumns}) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (record, field, element) DO UPDATE SET mark = excluded.mark, target = excluded.target`,
    [record, field, element, ...shown],
  )
}
