import { deriveFrom, projectionOf, storedAgain } from './apply-commits.ts'
import type { WriteConnection } from './connection.ts'
import { lastPosition } from './known-by.ts'
import { allTables } from './projections/columns.ts'
import { deriveAll, forgetDerived } from './projections/refresh.ts'
import { recordIds } from './record-ids.ts'

/**
 * Makes every table again from the log alone, as it stands: what `check` compares with. Local record numbers may
 * change. The caller opens the transaction.
 */
export function rebuildProjections(connection: WriteConnection): void {
  forgetMerged(connection)
  const projection = projectionOf(connection, recordIds(connection))
  // Read in pages: a connection cannot write while it iterates.
  let last = 0
  for (;;) {
    const page = connection.all<StoredRow>(
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

/**
 * The same with the status timeline, from the log and its receipts: after an upgrade. Derived at the end of every
 * quarter of an hour in which something arrived (midnight is such an end in every time zone), of many commits more
 * often, and where a cut-off was made: of the moments in between nobody can ask.
 */
export function rebuildTimeline(connection: WriteConnection): void {
  forgetMerged(connection)
  forgetDerived(connection)
  const projection = projectionOf(connection, recordIds(connection))
  const ends = connection.column<number>(
    `SELECT max(commit_id) FROM receipt GROUP BY known / ${quarterOfAnHour}, commit_id / ${commitsAtOnce}
     UNION SELECT position FROM cutoff_position UNION SELECT ? ORDER BY 1`,
    [lastPosition(connection)],
  )
  let after = 0
  for (const until of ends) {
    for (const { id, hash, bytes } of mergedBetween(connection, after, until)) {
      projection.merge(storedAgain(id, hash, bytes))
    }
    deriveFrom(connection, projection.write(), until)
    after = until
  }
}

const quarterOfAnHour = 15 * 60 * 1000
const commitsAtOnce = 5000

interface StoredRow {
  readonly id: number
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
}

/** What had been merged by `until` and not by `after`, in its order. */
const mergedBetween = (
  connection: WriteConnection,
  after: number,
  until: number,
): readonly StoredRow[] =>
  connection.all<StoredRow>(
    `SELECT c.id, c.hash, c.bytes FROM receipt p JOIN commit_log c ON c.id = p.commit_id
     WHERE (p.commit_id > :after AND p.commit_id <= :until AND p.merged = p.commit_id)
        OR (p.merged > :after AND p.merged <= :until AND p.merged <> p.commit_id)
     ORDER BY p.merged, c.id <> p.merged, c.sequence, c.id`,
    { after, until },
  )

function forgetMerged(connection: WriteConnection): void {
  for (const table of [
    ...allTables,
    'set_element',
    'record_writer',
    'rewritten',
    'duplicate_circle',
    'contested_kind',
    'contested_place',
    'stated',
    'revoked_installation',
    'disregarded',
    'agreement_session',
    'live_change',
    'early_replacement',
    'conflict',
    'touched',
    'record',
  ]) {
    connection.run(`DELETE FROM ${table}`)
  }
}
