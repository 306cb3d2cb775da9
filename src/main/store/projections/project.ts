import { displayedValue, isConfidential, isPresent } from '../../../core/changes/live-values.ts'
import { registry, type RecordKind } from '../../../core/schema/registry.ts'
import { valueKey } from '../../../core/schema/value.ts'
import type { WriteConnection } from '../connection.ts'
import type { MergedCell, MergedRecord } from '../merge.ts'
import type { RecordIds } from '../record-ids.ts'
import {
  columnOf,
  columnValue,
  isId,
  knownField,
  tableOf,
  type ColumnValue,
  type KnownField,
} from './columns.ts'

/** What the cells of one record show, by field: written in one statement. */
interface Row {
  readonly kind: RecordKind
  readonly values: Map<string, ColumnValue>
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
  for (const { record, isNew, cells } of records) {
    // Of one kind, unless somebody gave two records one id.
    const rows = new Map<RecordKind, Row>()
    for (const cell of cells) {
      const field = knownField(cell.kind, cell.field)
      // A single-valued field has no elements: such a change is kept in the log and shown by no table.
      if (field === undefined || field.set !== (cell.element !== null)) continue
      let row = rows.get(field.kind)
      if (row === undefined) {
        row = { kind: field.kind, values: new Map() }
        rows.set(field.kind, row)
      }
      // A record of which only elements of sets are known exists all the same.
      if (cell.element !== null) projectElement(connection, ids, cell, cell.element, field)
      else {
        row.values.set(field.name, shownIn(cell, field, ids))
        if (field.type === 'reference' && leadsAstray(cell, field, ids)) astray.add(record)
      }
    }
    for (const row of rows.values()) {
      if (isNew && rows.size === 1) insertRow(connection, record, row)
      else updateRow(connection, record, row)
    }
  }
  return astray
}

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

interface WholeRow {
  readonly sql: string
  readonly fields: readonly string[]
}

const wholeRows = new Map<RecordKind, WholeRow>()

/** All columns of a kind: one statement for every new record of it. */
function wholeRowOf(kind: RecordKind): WholeRow {
  const known = wholeRows.get(kind)
  if (known !== undefined) return known
  const fields = Object.entries(registry[kind].fields)
    .filter(([, field]) => field.set !== true)
    .map(([name]) => name)
  const sql = `INSERT INTO ${tableOf(kind)} (record, ${fields.map(columnOf).join(', ')})
    VALUES (?${', ?'.repeat(fields.length)})`
  const made = { sql, fields }
  wholeRows.set(kind, made)
  return made
}

function insertRow(connection: WriteConnection, record: number, { kind, values }: Row): void {
  const { sql, fields } = wholeRowOf(kind)
  const row: ColumnValue[] = [record]
  for (const name of fields) row.push(values.get(name) ?? null)
  connection.run(sql, row)
}

function updateRow(connection: WriteConnection, record: number, { kind, values }: Row): void {
  const table = tableOf(kind)
  const names = [...values.keys()].map(columnOf)
  if (names.length === 0) {
    connection.run(`INSERT OR IGNORE INTO ${table} (record) VALUES (?)`, [record])
    return
  }
  connection.run(
    `INSERT INTO ${table} (record, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})
     ON CONFLICT (record) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [record, ...values.values()],
  )
}

function projectElement(
  connection: WriteConnection,
  ids: RecordIds,
  cell: MergedCell,
  element: string,
  field: KnownField,
): void {
  const key = [cell.record, cell.field, element] as const
  if (!isPresent(cell.live)) {
    connection.run('DELETE FROM set_element WHERE record = ? AND field = ? AND element = ?', key)
    return
  }
  const target = field.type === 'reference' && isId(element) ? ids.ofReference(element) : null
  connection.run(
    `INSERT INTO set_element (record, field, element, target, mark) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (record, field, element) DO UPDATE SET mark = excluded.mark, target = excluded.target`,
    [...key, target, valueKey(displayedValue(cell.live))],
  )
}
