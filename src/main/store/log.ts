import { admit, feedKey, type Admission, type FeedHead } from '../../core/changes/feed.ts'
import { partitionName } from '../../core/changes/partition.ts'
import type { Commit, CommitHash, Id } from '../../core/changes/types.ts'
import { bulkInsert } from './bulk-insert.ts'
import { fromHex, toHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/** A commit as it is stored and forwarded: the bytes are what counts, the rest was read from them. */
export interface StoredCommit {
  readonly hash: CommitHash
  readonly bytes: Uint8Array
  readonly commit: Commit
}

/** A commit that entered the log and is to be merged, with its local number. */
export interface LoggedCommit extends StoredCommit {
  readonly logId: number
}

/**
 * Takes commits into the log within one transaction. What it needs to know of feeds is read once and written once; so
 * `finish` has to be called before anybody else asks for their heads.
 */
export interface LogWriter {
  /**
   * Stores one commit. `logged`: to be merged; `null` for a duplicate and for one whose predecessor has not arrived.
   * `received`: milliseconds since 1970, when this office made or got it.
   */
  append(
    stored: StoredCommit,
    received: number,
  ): { readonly outcome: Admission['outcome']; readonly logged: LoggedCommit | null }
  /** Held commits that can follow now that this one is applied; the caller decodes their bytes and releases them. */
  heldAfter(hash: CommitHash): readonly HeldCommit[]
  /** Tries a held commit again; `true`: it is applied now. */
  release(logged: LoggedCommit): boolean
  finish(): void
}

interface HeldCommit {
  readonly logId: number
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
}

export function logWriter(connection: WriteConnection): LogWriter {
  const rows = commitRows(connection)
  const feeds = feedHeads(connection, () => rows.write())
  let someHeld = connection.get('SELECT 1 FROM commit_log WHERE held = 1 LIMIT 1') !== undefined

  const isStored = (hash: CommitHash): boolean => {
    rows.write()
    return connection.get('SELECT 1 FROM commit_log WHERE hash = ?', [fromHex(hash)]) !== undefined
  }

  return {
    append: (stored, received) => {
      const admission = feeds.admission(stored)
      const { outcome } = admission
      if (outcome === 'duplicate') return { outcome, logged: null }
      const held = outcome === 'held'
      // What has not been applied can only be here if it is held.
      if ((held || someHeld) && isStored(stored.hash)) return { outcome: 'duplicate', logged: null }
      const logId = rows.add(stored, held, received)
      if (admission.outcome === 'held') {
        someHeld = true
        return { outcome, logged: null }
      }
      feeds.set(stored, admission.heads)
      if (outcome === 'fork') noteFork(connection, logId)
      const { hash, bytes, commit } = stored
      return { outcome, logged: { hash, bytes, commit, logId } }
    },
    heldAfter: (hash) => {
      if (!someHeld) return []
      rows.write()
      return connection.all<HeldCommit>(
        'SELECT id AS logId, hash, bytes FROM commit_log WHERE held = 1 AND previous = ? ORDER BY id',
        [fromHex(hash)],
      )
    },
    release: (logged) => {
      const admission = feeds.admission(logged)
      if (admission.outcome !== 'applied' && admission.outcome !== 'fork') return false
      feeds.set(logged, admission.heads)
      rows.write()
      if (admission.outcome === 'fork') noteFork(connection, logged.logId)
      connection.run('UPDATE commit_log SET held = 0 WHERE id = ?', [logged.logId])
      // What it waited for is the last of the log.
      connection.run(
        'UPDATE receipt SET merged = (SELECT max(id) FROM commit_log) WHERE commit_id = ?',
        [logged.logId],
      )
      return true
    },
    finish: () => {
      rows.write()
      feeds.write()
    },
  }
}

interface Feed {
  readonly installation: Uint8Array
  readonly partition: string
  heads: readonly FeedHead[]
  changed: boolean
}

/**
 * The heads of the feeds that commits of one transaction belong to. `writeRows`: has the log hold what was taken into it
 * so far.
 */
function feedHeads(
  connection: WriteConnection,
  writeRows: () => void,
): {
  admission(stored: StoredCommit): Admission
  set(stored: StoredCommit, heads: readonly FeedHead[]): void
  write(): void
} {
  const feeds = new Map<string, Feed>()
  const feedOf = ({ commit }: StoredCommit): Feed => {
    const key = feedKey(commit)
    const known = feeds.get(key)
    if (known !== undefined) return known
    const place = [fromHex(commit.installation), partitionName(commit.partition)] as const
    const heads = connection
      .all<{ hash: Uint8Array; sequence: number }>(
        'SELECT hash, sequence FROM feed_head WHERE installation = ? AND partition = ?',
        place,
      )
      .map((head): FeedHead => ({ hash: toHex(head.hash), sequence: head.sequence }))
    const feed = { installation: place[0], partition: place[1], heads, changed: false }
    feeds.set(key, feed)
    return feed
  }
  return {
    admission: (stored) => {
      const { heads, installation, partition } = feedOf(stored)
      return admit(stored, {
        heads,
        sequenceOf: (hash) => {
          writeRows()
          return (
            connection.get<{ sequence: number }>(
              'SELECT sequence FROM commit_log WHERE hash = ? AND held = 0 AND installation = ? AND partition = ?',
              [fromHex(hash), installation, partition],
            )?.sequence ?? null
          )
        },
      })
    },
    set: (stored, heads) => {
      const feed = feedOf(stored)
      feed.heads = heads
      feed.changed = true
    },
    write: () => {
      const rows = bulkInsert(connection, 'feed_head (installation, partition, hash, sequence)', 4)
      for (const feed of feeds.values()) {
        if (!feed.changed) continue
        const { installation, partition, heads } = feed
        connection.run('DELETE FROM feed_head WHERE installation = ? AND partition = ?', [
          installation,
          partition,
        ])
        for (const { hash, sequence } of heads) {
          rows.add([installation, partition, fromHex(hash), sequence])
        }
        feed.changed = false
      }
      rows.write()
    },
  }
}

/** Rows of the log and their receipts, many at a time. Nothing may ask the database for them before they are written. */
function commitRows(connection: WriteConnection): {
  /** Gives out its local number. */
  add(stored: StoredCommit, held: boolean, received: number): number
  write(): void
} {
  const commits = bulkInsert(
    connection,
    `commit_log (id, hash, installation, partition, sequence, previous, counter, wall, logical,
       wall_time, author, intent, save, held, bytes)`,
    15,
  )
  const receipts = bulkInsert(connection, 'receipt (commit_id, received, known, merged)', 4)
  let last: { id: number; known: number } | null = null
  return {
    add: ({ hash, bytes, commit }, held, received) => {
      last ??= lastRow(connection)
      // A clock that goes back does not change the order in which things became known.
      last = { id: last.id + 1, known: Math.max(last.known, received) }
      const { id, known } = last
      commits.add([
        id,
        fromHex(hash),
        fromHex(commit.installation),
        partitionName(commit.partition),
        commit.sequence,
        commit.previous === null ? null : fromHex(commit.previous),
        commit.counter,
        commit.clock.wall,
        commit.clock.logical,
        commit.wallTime,
        fromHex(commit.author),
        commit.intent,
        fromHex(commit.save),
        held ? 1 : 0,
        bytes,
      ])
      receipts.add([id, received, known, held ? null : id])
      return id
    },
    write: () => {
      commits.write()
      receipts.write()
    },
  }
}

const lastRow = (connection: ReadConnection): { readonly id: number; readonly known: number } => ({
  id: connection.get<{ id: number | null }>('SELECT max(id) AS id FROM commit_log')?.id ?? 0,
  known:
    connection.get<{ known: number }>('SELECT known FROM receipt ORDER BY commit_id DESC LIMIT 1')
      ?.known ?? 0,
})

/** A second commit follows the one that it follows: from there on the feed has two branches, for ever. */
const noteFork = (connection: WriteConnection, logId: number): unknown =>
  connection.run('INSERT OR IGNORE INTO feed_fork (commit_id) VALUES (?)', [logId])

/** Where the next commit of one's own installation continues each feed. */
export function ownHead(
  connection: ReadConnection,
  installation: Id,
  partition: string,
): FeedHead | null {
  const head = connection.get<{ hash: Uint8Array; sequence: number }>(
    `SELECT hash, sequence FROM feed_head WHERE installation = ? AND partition = ?
     ORDER BY sequence DESC, hash LIMIT 1`,
    [fromHex(installation), partition],
  )
  return head === undefined ? null : { hash: toHex(head.hash), sequence: head.sequence }
}

/** The greatest counter that this installation has used, 0 before its first save. */
export function ownCounter(connection: ReadConnection, installation: Id): number {
  return (
    connection.get<{ counter: number | null }>(
      'SELECT max(counter) AS counter FROM commit_log WHERE installation = ?',
      [fromHex(installation)],
    )?.counter ?? 0
  )
}

/** Hashes of all stored commits, held ones included, in their order as bytes: the input of the digest. */
export function* allHashes(connection: ReadConnection): Generator<Uint8Array> {
  for (const { hash } of connection.iterate<{ hash: Uint8Array }>(
    'SELECT hash FROM commit_log ORDER BY hash',
  )) {
    yield hash
  }
}
