import { makesAnAuthor } from '../../../core/compliance/authorship.ts'
import type { Id } from '../../../core/changes/types.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { groupedBy } from './grouped-by.ts'

/** Notes who wrote the cells of one commit: kept when another change replaces theirs. */
export function noteWriters(
  connection: WriteConnection,
  author: Id,
  cells: readonly LocalCell[],
): void {
  const written = new Set(
    cells.filter(({ kind, field }) => makesAnAuthor(kind, field)).map(({ record }) => record),
  )
  if (written.size === 0) return
  const person = fromHex(author)
  for (const record of written) {
    connection.run('INSERT OR IGNORE INTO record_writer (record, person) VALUES (?, ?)', [
      record,
      person,
    ])
  }
}

/** Who wrote each report or piece of evidence that hangs from these obligations, by its local number. */
export function writersOf(
  connection: ReadConnection,
  table: 'record_progress_report' | 'record_evidence',
  obligations: string,
): (record: number) => readonly Id[] {
  const rows = connection.all<{ record: number; person: Uint8Array }>(
    `SELECT w.record, w.person FROM ${table} x JOIN record_writer w ON w.record = x.record
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY w.record, w.person`,
    [obligations],
  )
  const byRecord = groupedBy(rows, ({ record }) => record)
  return (record) => (byRecord.get(record) ?? []).map(({ person }) => toHex(person))
}
