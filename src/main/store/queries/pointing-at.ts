import { fieldDefinition, type RecordKind } from '../../../core/schema/registry.ts'
import type { PointingRecord, ReferencePlace } from '../../usecases/ports/register.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { columnOf, tableOf } from '../projections/columns.ts'
import { findRecord } from '../record-ids.ts'

/** The standing records that point to one by any of these fields, in order of the places. */
export function pointingAt(
  connection: ReadConnection,
  id: string,
  places: readonly ReferencePlace[],
): readonly PointingRecord[] {
  const target = findRecord(connection, id)
  if (target === undefined) return []
  return places.flatMap(({ kind, field }) =>
    connection
      .all<{ uid: Uint8Array }>(statement(kind, field), { target: target.id })
      .map(({ uid }) => ({ id: toHex(uid), kind, field })),
  )
}

function statement(kind: RecordKind, field: string): string {
  const definition = fieldDefinition(kind, field)
  if (definition?.type !== 'reference') throw new Error(`${kind}.${field} points to nothing`)
  const table = tableOf(kind)
  // A record that is a duplicate itself is taken along only by what it is a duplicate of.
  const stands = `x.withdrawn IS NULL ${field === 'duplicateOf' ? '' : 'AND x.duplicate_of IS NULL'}`
  return definition.set === true
    ? `SELECT r.uid FROM set_element e JOIN ${table} x ON x.record = e.record JOIN record r ON r.id = x.record
       WHERE e.target = :target AND e.field = ${definition.number} AND ${stands} ORDER BY r.uid`
    : `SELECT r.uid FROM ${table} x JOIN record r ON r.id = x.record
       WHERE x.${columnOf(field)} = :target AND ${stands} ORDER BY r.uid`
}
