import { kindOfNumber } from '../../core/schema/registry.ts'
import { projectionOf, storedAgain } from './apply-commits.ts'
import { toHex } from './bytes.ts'
import { openConnection, type OpenConnection } from './connection.ts'
import type { LocalCell } from './local-cell.ts'
import { noteDerivedDay } from './derived-day.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { referenceColumns, tableOf } from './projections/columns.ts'
import { settleCopied } from './projections/duplicate-circles.ts'
import { recordIds, type RecordIds } from './record-ids.ts'
import { asRevokedThen } from './revocation/revocation-of-block.ts'
import type { Revoked } from '../../core/exchange/counting.ts'
import { writeFacts, type RegisterFacts } from './register-facts.ts'

/** An empty database with the tables of a register, the register itself attached as `present`. */
export function openPast(
  register: Pick<OpenConnection, 'path'>,
  facts: RegisterFacts,
  day: string,
): OpenConnection {
  // Without a name it is in memory, and in a file that goes with it once it is large.
  const past = openConnection({
    path: '',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    migrate(past, migrations, () => undefined)
    past.run('ATTACH ? AS present', [register.path])
    past.script(
      `CREATE TEMP TABLE wanted (kind INTEGER NOT NULL, record INTEGER NOT NULL, touched INTEGER NOT NULL,
         PRIMARY KEY (kind, record)) WITHOUT ROWID`,
    )
    writeFacts(past, facts)
    noteDerivedDay(past, day)
    return past
  } catch (error) {
    past.close()
    throw error
  }
}

/** What had been exchanged when the log was so long: no commit says it. */
export function bringPackages(past: OpenConnection, position: number): void {
  const parameters = { position }
  past.run(
    'INSERT INTO main.exchange_package SELECT * FROM present.exchange_package WHERE position <= :position',
    parameters,
  )
  past.script(
    `INSERT INTO main.exchange_counterpart SELECT k.* FROM present.exchange_counterpart k
     WHERE k.number IN (SELECT number FROM main.exchange_package)`,
  )
}

/** Brings the records that are in `wanted`. Returns cells of others that are shown as something else now. */
export function bringWanted(
  past: OpenConnection,
  position: number,
  revoked: Revoked,
): readonly LocalCell[] {
  copyUntouched(past, position)
  mergeTouched(past, position, revoked)
  return settleCopied(
    past,
    past
      .column<number>('SELECT DISTINCT kind FROM wanted')
      .flatMap((kind) => kindOfNumber(kind) ?? []),
  )
}

/** SQL over `r`: how a record stands: 0 as it was, 1 touched since; one that did not exist yet is not wanted. */
export const standing = `CASE WHEN r.id IN (SELECT record FROM turned_record) OR EXISTS (
    SELECT 1 FROM present.touched t JOIN present.receipt p ON p.commit_id = t.commit_id
    WHERE t.record = r.id AND p.merged > :position) THEN 1 ELSE 0 END AS touched`
// A commit is merged when it arrives or, rarely, later: there is a short list of those.
export const existed = `CASE WHEN r.id IN (SELECT record FROM turned_record)
  THEN r.id IN (SELECT record FROM turned_record WHERE existed = 1) ELSE EXISTS (
    SELECT 1 FROM present.touched t WHERE t.record = r.id AND t.commit_id <= :position
      AND t.commit_id NOT IN (
        SELECT commit_id FROM present.receipt WHERE merged <> commit_id AND merged > :position)) END`

/** Everything that is kept with these partitions. */
export function wantPartitions(
  past: OpenConnection,
  partitions: readonly string[],
  position: number,
): void {
  // By installation, because that is what the feeds are indexed by; in this order, or else SQLite goes through
  // the whole register for each question.
  past.run(
    `WITH RECURSIVE installation(id) AS (
       SELECT min(installation) FROM present.feed_head
       UNION ALL SELECT (SELECT min(installation) FROM present.feed_head WHERE installation > i.id)
         FROM installation i WHERE i.id IS NOT NULL)
     INSERT INTO wanted (kind, record, touched)
     SELECT r.kind, r.id, ${standing} FROM (
       SELECT DISTINCT t.record FROM json_each(:partitions) j CROSS JOIN installation i
         CROSS JOIN present.commit_log c ON c.installation = i.id AND c.partition = j.value
         CROSS JOIN present.touched t ON t.commit_id = c.id
     ) x CROSS JOIN present.record r ON r.id = x.record WHERE r.kind IS NOT NULL AND ${existed}`,
    { partitions: JSON.stringify(partitions), position },
  )
  // Of some of these nothing counts now, so that no table of now names them.
  past.run(
    `INSERT INTO wanted (kind, record, touched)
     SELECT x.kind, x.record, 1 FROM turned_record x JOIN present.record r ON r.id = x.record
     WHERE x.existed = 1 AND r.kind IS NULL
       AND r.partition IN (SELECT value FROM json_each(:partitions))`,
    { partitions: JSON.stringify(partitions) },
  )
}

/** The records of which something counted then and nothing does now. */
export const wantVanished = (past: OpenConnection): unknown =>
  past.run(
    `INSERT INTO wanted (kind, record, touched)
     SELECT x.kind, x.record, 1 FROM turned_record x JOIN present.record r ON r.id = x.record
     WHERE x.existed = 1 AND r.kind IS NULL
       AND NOT EXISTS (SELECT 1 FROM main.record b WHERE b.id = r.id AND b.kind IS NOT NULL)`,
  )

/** Tables whose rows belong to a record of any kind. */
const ofRecords = [
  'set_element',
  'record_writer',
  'rewritten',
  'contested_kind',
  'contested_place',
  'disregarded',
  'live_change',
  'early_replacement',
  'conflict',
  'touched',
  'duplicate_circle',
]

function copyUntouched(past: OpenConnection, position: number): void {
  past.run(
    `INSERT INTO main.record (id, uid, kind, partition)
     SELECT r.id, r.uid, r.kind, r.partition FROM wanted w JOIN present.record r ON r.id = w.record
     WHERE w.touched = 0
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, partition = excluded.partition`,
  )
  for (const { kind } of past.all<{ kind: number }>('SELECT DISTINCT kind FROM wanted')) {
    const name = kindOfNumber(kind)
    if (name !== undefined) copyRows(past, tableOf(name), `w.kind = ${kind} AND`)
  }
  for (const table of ofRecords) copyRows(past, table, '')
  for (const kind of past.all<{ kind: number }>('SELECT DISTINCT kind FROM wanted')) {
    const name = kindOfNumber(kind.kind)
    if (name !== undefined) bringReferences(past, tableOf(name), kind.kind)
  }
  past.run(
    `INSERT OR IGNORE INTO main.record (id, uid)
     SELECT r.id, r.uid FROM wanted w CROSS JOIN main.set_element e ON e.record = w.record
     CROSS JOIN present.record r ON r.id = e.target`,
  )
  for (const [table, key] of [
    ['commit_log', 'id'],
    ['receipt', 'commit_id'],
  ]) {
    past.run(
      `INSERT OR IGNORE INTO main.${table} SELECT x.* FROM present.${table} x WHERE x.${key} IN (
         SELECT t.commit_id FROM wanted w JOIN present.touched t ON t.record = w.record
         JOIN present.receipt p ON p.commit_id = t.commit_id WHERE p.merged <= :position
         UNION SELECT t.commit_id FROM wanted w JOIN present.disregarded t ON t.record = w.record
         JOIN present.receipt p ON p.commit_id = t.commit_id WHERE p.merged <= :position)`,
      { position },
    )
  }
}

/** Both databases have the columns of the same migrations, in their order. */
const copyRows = (past: OpenConnection, table: string, condition: string): unknown =>
  past.run(
    `INSERT INTO main.${table} SELECT x.* FROM wanted w CROSS JOIN present.${table} x
     WHERE ${condition} w.touched = 0 AND x.record = w.record`,
  )

/** Whatever a row points to has its local number here too, known or not. */
function bringReferences(past: OpenConnection, table: string, kind: number): void {
  const columns = referenceColumns.get(table) ?? []
  if (columns.length === 0) return
  const pointed = columns.map(
    (column) =>
      `SELECT x."${column}" FROM wanted w CROSS JOIN main.${table} x
       WHERE w.kind = ${kind} AND w.touched = 0 AND x.record = w.record`,
  )
  past.run(
    `INSERT OR IGNORE INTO main.record (id, uid) SELECT r.id, r.uid FROM present.record r
     WHERE r.id IN (${pointed.join(' UNION ')})`,
  )
}

/** Merges the records touched since from the commits that were there, in the order in which they were merged. */
function mergeTouched(past: OpenConnection, position: number, revoked: Revoked): void {
  const touched = new Set(
    past
      .all<{ uid: Uint8Array }>(
        'SELECT r.uid FROM wanted w JOIN present.record r ON r.id = w.record WHERE w.touched = 1',
      )
      .map(({ uid }) => toHex(uid)),
  )
  if (touched.size === 0) return
  const ids = withNumbersOfPresent(past, recordIds(past))
  const projection = projectionOf(past, ids, asRevokedThen(revoked))
  const commits = past.all<{ id: number; hash: Uint8Array; bytes: Uint8Array }>(
    `SELECT c.id, c.hash, c.bytes FROM (
       SELECT t.commit_id FROM wanted w JOIN present.touched t ON t.record = w.record WHERE w.touched = 1
       UNION SELECT t.commit_id FROM wanted w JOIN present.disregarded t ON t.record = w.record
         WHERE w.touched = 1) x
     JOIN present.receipt p ON p.commit_id = x.commit_id JOIN present.commit_log c ON c.id = p.commit_id
     WHERE p.merged <= :position ORDER BY p.merged, c.id <> p.merged, c.sequence, c.id`,
    { position },
  )
  for (const { id, hash, bytes } of commits) {
    const logged = storedAgain(id, hash, bytes)
    const changes = logged.commit.changes.filter(({ record }) => touched.has(record))
    projection.merge({ ...logged, commit: { ...logged.commit, changes } })
  }
  projection.write()
}

/** A record has one local number, whichever of the two databases one asks. */
function withNumbersOfPresent(past: OpenConnection, ids: RecordIds): RecordIds {
  const bring = (uid: string): void => {
    past.run(
      'INSERT OR IGNORE INTO main.record (id, uid) SELECT id, uid FROM present.record WHERE uid = unhex(?)',
      [uid],
    )
  }
  return {
    // Whatever is asked for is brought first, one by one.
    expect: () => undefined,
    ofChange: (uid, kind, partition) => {
      bring(uid)
      return ids.ofChange(uid, kind, partition)
    },
    ofReference: (uid) => {
      bring(uid)
      return ids.ofReference(uid)
    },
    kindOf: (uid) => ids.kindOf(uid),
    become: (uid, described) => ids.become(uid, described),
    write: () => ids.write(),
  }
}
