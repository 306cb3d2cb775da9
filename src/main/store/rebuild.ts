import { projectionOf, storedAgain } from './apply-commits.ts'
import type { WriteConnection } from './connection.ts'
import { allTables } from './projections/columns.ts'
import { deriveAll } from './projections/refresh.ts'
import { recordIds } from './record-ids.ts'

/**
 * Makes every table again from the log alone: after an upgrade that knows more fields, or when `check` finds a
 * difference. Local record numbers may change. The caller opens the transaction.
 */
export function rebuildProjections(connection: WriteConnection): void {
  for (const table of [
    ...allTables,
    'set_element',
    'record_writer',
    'agreement_session',
    'live_change',
    'early_replacement',
    'conflict',
    'touched',
    'record',
  ]) {
    connection.run(`DELETE FROM ${table}`)
  }
  const projection = projectionOf(connection, recordIds(connection))
  // Read in pages: a connection cannot write while it iterates.
  let last = 0
  for (;;) {
    const page = connection.all<{ id: number; hash: Uint8Array; bytes: Uint8Array }>(
      'SELECT id, hash, bytes FROM commit_log WHERE held = 0 AND id > ? ORDER BY id LIMIT 2000',
      [last],
    )
    for (const { id, hash, bytes } of page) {
      projection.merge(storedAgain(id, hash, bytes))
      last = id
    }
    projection.write()
    if (page.length === 0) break
  }
  deriveAll(connection)
}
