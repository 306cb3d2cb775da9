import type { WriteConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'
import type { Turned } from './revoked-installations.ts'

const these = '(SELECT value FROM json_each(?))'

/** Has the tables say of these commits whether they count now. Returns the records that they change. */
export function turnRecords(
  connection: WriteConnection,
  { counting, disregarded }: Turned,
): ReadonlySet<number> {
  const records = new Set<number>()
  if (disregarded.length > 0) {
    const listed = listedIn(disregarded)
    for (const record of connection.column<number>(
      `INSERT OR IGNORE INTO disregarded (record, commit_id, kind)
       SELECT t.record, t.commit_id, coalesce(r.kind, 0) FROM touched t JOIN record r ON r.id = t.record
       WHERE t.commit_id IN ${these} RETURNING record`,
      [listed],
    )) {
      records.add(record)
    }
    connection.run(`DELETE FROM touched WHERE commit_id IN ${these}`, [listed])
  }
  if (counting.length > 0) {
    const listed = listedIn(counting)
    for (const record of connection.column<number>(
      `INSERT OR IGNORE INTO touched (record, commit_id)
       SELECT record, commit_id FROM disregarded WHERE commit_id IN ${these} RETURNING record`,
      [listed],
    )) {
      records.add(record)
    }
    connection.run(`DELETE FROM disregarded WHERE commit_id IN ${these}`, [listed])
  }
  return records
}
