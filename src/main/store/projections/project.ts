import { displayedValue, isConfidential, isPresent } from '../../../core/changes/live-values.ts'
import { valueKey } from '../../../core/schema/value.ts'
import type { WriteConnection } from '../connection.ts'
import type { MergedCell } from '../merge.ts'
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

/** What the cells of one record show, by column: written in one statement. */
interface Row {
  readonly table: string
  readonly record: number
  readonly columns: Map<string, ColumnValue>
}

/** Writes what the cells of one commit show now into the typed tables. Cells of a newer version wait in the log. */
export function projectCells(
  connection: WriteConnection,
  ids: RecordIds,
  cells: readonly MergedCell[],
): void {
  const rows = new Map<number, Row>()
  const rowOf = (record: number, field: KnownField): Row => {
    const row = rows.get(record) ?? { table: tableOf(field.kind), record, columns: new Map() }
    rows.set(record, row)
    return row
  }
  for (const cell of cells) {
    const field = knownField(cell.kind, cell.field)
    if (field === undefined) continue
    if (field.set) {
      // A record that so far has only set elements still exists.
      if (cell.element !== null && projectElement(connection, ids, cell, cell.element, field)) {
        rowOf(cell.record, field)
      }
      continue
    }
    // A single-valued field has no elements: such a change is kept in the log and shown by no table.
    if (cell.element !== null) continue
    const value =
      field.name === 'confidential' && isConfidential(cell.live) ? true : displayedValue(cell.live)
    rowOf(cell.record, field).columns.set(columnOf(field.name), columnValue(field.type, value, ids))
  }
  for (const row of rows.values()) writeRow(connection, row)
}

function writeRow(connection: WriteConnection, { table, record, columns }: Row): void {
  const names = [...columns.keys()]
  if (names.length === 0) {
    connection.run(`INSERT OR IGNORE INTO ${table} (record) VALUES (?)`, [record])
    return
  }
  connection.run(
    `INSERT INTO ${table} (record, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})
     ON CONFLICT (record) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(', ')}`,
    [record, ...columns.values()],
  )
}

/** `true`: the element belongs to the set. */
function projectElement(
  connection: WriteConnection,
  ids: RecordIds,
  cell: MergedCell,
  element: string,
  field: KnownField,
): boolean {
  const key = [cell.record, cell.field, element] as const
  if (!isPresent(cell.live)) {
    connection.run('DELETE FROM set_element WHERE record = ? AND field = ? AND element = ?', key)
    return false
  }
  const target = field.type === 'reference' && isId(element) ? ids.ofReference(element) : null
  connection.run(
    `INSERT INTO set_element (record, field, element, target, mark) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (record, field, element) DO UPDATE SET mark = excluded.mark, target = excluded.target`,
    [...key, target, valueKey(displayedValue(cell.live))],
  )
  return true
}
