import { survivor } from '../../../core/changes/redirect.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** The units (ids of surviving records) that any record of one person names; the person by the survivor's id. */
export function unitsOfPeople(connection: ReadConnection): (person: string) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  let redirected: ReadonlyMap<string, string> | null = null
  return (person) => {
    const remembered = known.get(person)
    if (remembered !== undefined) return remembered
    redirected ??= redirectedUnits(connection)
    const units = new Set<string>()
    for (const { unit } of connection.all<{ unit: Uint8Array }>(ofPerson, [fromHex(person)])) {
      units.add(survivor(toHex(unit), redirected))
    }
    const found = [...units]
    known.set(person, found)
    return found
  }
}

const ofPerson = `
  WITH RECURSIVE same(record) AS (
    SELECT id FROM record WHERE uid = ?
    UNION SELECT p.record FROM same JOIN record_person p ON p.duplicate_of = same.record)
  SELECT u.uid AS unit FROM same JOIN record_person p ON p.record = same.record JOIN record u ON u.id = p.unit`

const redirectedUnits = (connection: ReadConnection): ReadonlyMap<string, string> =>
  new Map(
    connection
      .all<{ id: Uint8Array; survivor: Uint8Array }>(
        `SELECT r.uid AS id, s.uid AS survivor FROM record_unit u JOIN record r ON r.id = u.record
         JOIN record s ON s.id = u.duplicate_of WHERE u.duplicate_of IS NOT NULL`,
      )
      .map((row) => [toHex(row.id), toHex(row.survivor)]),
  )
