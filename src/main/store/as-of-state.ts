import { partitionName } from '../../core/changes/partition.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import { kindOfNumber } from '../../core/schema/registry.ts'
import { projectionOf, storedAgain } from './apply-commits.ts'
import { toHex } from './bytes.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'
import { noteDerivedDay } from './derived-day.ts'
import type { KnownBy } from './known-by.ts'
import type { LocalCell } from './merge.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { referenceColumns, tableOf } from './projections/columns.ts'
import { refreshStanding } from './projections/refresh.ts'
import { refreshSearch } from './projections/search-text.ts'
import { recordIds, type RecordIds } from './record-ids.ts'
import { writeFacts, type RegisterFacts } from './register-facts.ts'

/**
 * The register as it was known, in a database of its own that has every table of a register, so that all questions
 * are asked of it as they are of the present. It holds the catalogue and what the office keeps of its own from the
 * start, and agreements once they are wanted.
 */
export interface PastState {
  readonly connection: ReadConnection
  /** Agreements by id, each with all that hangs from it. */
  bring(agreements: readonly string[]): void
  bringAll(): void
  /** Before words are looked for in what was brought so far. */
  makeSearchable(): void
  /** Ids of the agreements that were ever put into these sessions (ids). */
  agreementsOf(sessions: readonly string[]): readonly string[]
  /** Id of the agreement with which a record is kept; `null`: with none, or there is no such record. */
  agreementBehind(record: string): string | null
  /** Hashes of all commits that had arrived, in their order as bytes. */
  hashes(): Iterable<Uint8Array>
  close(): void
}

/**
 * Records that nobody touched since are copied as they are; those touched since are merged again from their commits.
 * So the work grows with what is asked for, and hardly with the register or with how long ago it was.
 */
export function openPastState(
  register: Pick<OpenConnection, 'path'>,
  facts: RegisterFacts,
  { position, day }: KnownBy,
): PastState {
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
  } catch (error) {
    past.close()
    throw error
  }

  const brought = new Set<string>()
  /** Most questions look for no words, and to make them ready takes as long as all the rest. */
  const notSearchable: LocalCell[] = []
  let whole = false
  /** What `choose` names is brought in one go. */
  const take = (choose: () => void): void => {
    past.script('BEGIN')
    try {
      past.run('DELETE FROM wanted')
      choose()
      copyUntouched(past, position)
      mergeTouched(past, position)
      const cells = wantedCells(past, whole)
      refreshStanding(past, cells)
      notSearchable.push(...cells)
      past.script('COMMIT')
    } catch (error) {
      past.script('ROLLBACK')
      throw error
    }
  }
  const bringPartitions = (partitions: readonly string[]): void => {
    const missing = partitions.filter((partition) => !brought.has(partition))
    if (whole || missing.length === 0) return
    take(() => wantPartitions(past, missing, position))
    for (const partition of missing) brought.add(partition)
  }

  bringPartitions(['catalog', `office:${facts.office}`])
  return {
    connection: past,
    bring: (agreements) =>
      bringPartitions(agreements.map((id) => partitionName({ kind: 'agreement', id }))),
    bringAll: () => {
      if (whole) return
      whole = true
      take(() => wantAll(past, position))
    },
    makeSearchable: () => {
      if (notSearchable.length > 0) {
        refreshSearch(past, notSearchable.splice(0), new Set())
      }
    },
    agreementsOf: (sessions) =>
      past
        .all<{ uid: Uint8Array }>(
          `SELECT DISTINCT a.uid FROM json_each(?) j JOIN present.record s ON s.uid = unhex(j.value)
           JOIN present.agreement_session x ON x.session = s.id JOIN present.record a ON a.id = x.agreement`,
          [JSON.stringify(sessions)],
        )
        .map(({ uid }) => toHex(uid)),
    agreementBehind: (record) => {
      const place = past.get<{ partition: string | null }>(
        'SELECT partition FROM present.record WHERE uid = unhex(?)',
        [record],
      )?.partition
      return place?.startsWith('agreement:') === true ? place.slice('agreement:'.length) : null
    },
    *hashes() {
      for (const { hash } of past.iterate<{ hash: Uint8Array }>(
        'SELECT hash FROM present.commit_log WHERE id <= ? ORDER BY hash',
        [position],
      )) {
        yield hash
      }
    },
    close: () => past.close(),
  }
}

/** How a record stands: 0 as it was, 1 touched since; one that did not exist yet is not wanted. */
const standing = `CASE WHEN EXISTS (
    SELECT 1 FROM present.touched t JOIN present.receipt p ON p.commit_id = t.commit_id
    WHERE t.record = r.id AND p.merged > :position) THEN 1 ELSE 0 END AS touched`
const existed = `EXISTS (
    SELECT 1 FROM present.touched t JOIN present.receipt p ON p.commit_id = t.commit_id
    WHERE t.record = r.id AND p.merged <= :position)`

function wantPartitions(
  past: OpenConnection,
  partitions: readonly string[],
  position: number,
): void {
  // By installation, because that is what the feeds are indexed by.
  past.run(
    `WITH RECURSIVE installation(id) AS (
       SELECT min(installation) FROM present.feed_head
       UNION ALL SELECT (SELECT min(installation) FROM present.feed_head WHERE installation > i.id)
         FROM installation i WHERE i.id IS NOT NULL)
     INSERT INTO wanted (kind, record, touched)
     SELECT r.kind, r.id, ${standing} FROM (
       SELECT DISTINCT t.record FROM json_each(:partitions) j CROSS JOIN installation i
         JOIN present.commit_log c ON c.installation = i.id AND c.partition = j.value
         JOIN present.touched t ON t.commit_id = c.id
     ) x JOIN present.record r ON r.id = x.record WHERE r.kind IS NOT NULL AND ${existed}`,
    { partitions: JSON.stringify(partitions), position },
  )
}

/** All that was not brought before. */
function wantAll(past: OpenConnection, position: number): void {
  past.run(
    `INSERT INTO wanted (kind, record, touched) SELECT r.kind, r.id, ${standing} FROM present.record r
     WHERE r.kind IS NOT NULL AND ${existed}
       AND NOT EXISTS (SELECT 1 FROM main.record b WHERE b.id = r.id AND b.kind IS NOT NULL)`,
    { position },
  )
}

/** Tables whose rows belong to a record of any kind. */
const ofRecords = [
  'set_element',
  'record_writer',
  'live_change',
  'early_replacement',
  'conflict',
  'touched',
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
     SELECT r.id, r.uid FROM wanted w JOIN main.set_element e ON e.record = w.record
     JOIN present.record r ON r.id = e.target`,
  )
  for (const [table, key] of [
    ['commit_log', 'id'],
    ['receipt', 'commit_id'],
  ]) {
    past.run(
      `INSERT OR IGNORE INTO main.${table} SELECT x.* FROM present.${table} x WHERE x.${key} IN (
         SELECT t.commit_id FROM wanted w JOIN present.touched t ON t.record = w.record
         JOIN present.receipt p ON p.commit_id = t.commit_id WHERE p.merged <= ?)`,
      [position],
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
function mergeTouched(past: OpenConnection, position: number): void {
  const touched = new Set(
    past
      .all<{ uid: Uint8Array }>(
        'SELECT r.uid FROM wanted w JOIN present.record r ON r.id = w.record WHERE w.touched = 1',
      )
      .map(({ uid }) => toHex(uid)),
  )
  if (touched.size === 0) return
  const projection = projectionOf(past, withNumbersOfPresent(past, recordIds(past)))
  const commits = past.all<{ id: number; hash: Uint8Array; bytes: Uint8Array }>(
    `SELECT DISTINCT c.id, c.hash, c.bytes FROM wanted w JOIN present.touched t ON t.record = w.record
     JOIN present.receipt p ON p.commit_id = t.commit_id JOIN present.commit_log c ON c.id = p.commit_id
     WHERE w.touched = 1 AND p.merged <= ? ORDER BY p.merged, c.id <> p.merged, c.sequence, c.id`,
    [position],
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
    ofChange: (uid, kind, partition) => {
      bring(uid)
      return ids.ofChange(uid, kind, partition)
    },
    ofReference: (uid) => {
      bring(uid)
      return ids.ofReference(uid)
    },
    write: () => ids.write(),
  }
}

/** A session has counts once all its agreements are there, which only the whole can promise. */
function wantedCells(past: OpenConnection, whole: boolean): readonly LocalCell[] {
  const { number } = recordDefinitions.session
  const ofWanted = `SELECT record, kind, 0 AS field, NULL AS element FROM wanted WHERE kind <> ${number}`
  return past.all<LocalCell>(
    whole
      ? `${ofWanted} UNION ALL SELECT id, kind, 0, NULL FROM main.record WHERE kind = ${number}`
      : ofWanted,
  )
}
