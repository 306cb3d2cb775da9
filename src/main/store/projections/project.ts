import { displayedValue, isConfidential, isPresent } from '../../../core/changes/live-values.ts'
import { valueKey } from '../../../core/schema/value.ts'
import type { WriteConnection } from '../connection.ts'
import type { MergedCell } from '../merge.ts'
import type { RecordIds } from '../record-ids.ts'
import { columnOf, columnValue, isId, knownField, tableOf, type KnownField } from './columns.ts'

/** Writes what one cell shows now into the typed tables. Cells of a newer version wait in the log. */
export function projectCell(connection: WriteConnection, ids: RecordIds, cell: MergedCell): void {
  const field = knownField(cell.kind, cell.field)
  if (field === undefined) return
  if (field.set) {
    if (cell.element !== null) projectElement(connection, ids, cell, cell.element, field)
    return
  }
  // A single-valued field has no elements: such a change is kept in the log and shown by no table.
  if (cell.element !== null) return
  const value =
    field.name === 'confidential' && isConfidential(cell.live) ? true : displayedValue(cell.live)
  connection.run(
    `INSERT INTO ${tableOf(field.kind)} (record, ${columnOf(field.name)}) VALUES (?, ?)
     ON CONFLICT (record) DO UPDATE SET ${columnOf(field.name)} = excluded.${columnOf(field.name)}`,
    [cell.record, columnValue(field.type, value, ids)],
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
  // A record that so far has only set elements still exists.
  connection.run(`INSERT OR IGNORE INTO ${tableOf(field.kind)} (record) VALUES (?)`, [cell.record])
}
