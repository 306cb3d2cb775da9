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
  const feeds = feedHeads(connection)
  let someHeld = connection.get('SELECT 1 FROM commit_log WHERE held = 1 LIMIT 1') !== undefined
  let known: number | null = null

  const note = (logId: number, held: boolean, received: number): void => {
    known ??=
      connection.get<{ known: number }>('SELECT known FROM receipt ORDER BY commit_id DESC LIMIT 1')
        ?.known ?? 0
    // A clock that goes back does not change the order in which things became known.
    known = Math.max(known, received)
    connection.run('INSERT INTO receipt (commit_id, received, known, merged) VALUES (?, ?, ?, ?)', [
      logId,
      received,
      known,
      held ? null : logId,
    ])
  }

  return {
    append: (stored, received) => {
      const admission = feeds.admission(stored)
      const { outcome } = admission
      if (outcome === 'duplicate') return { outcome, logged: null }
      const held = outcome === 'held'
      const logId = insertCommit(connection, stored, held)
      if (logId === null) return { outcome: 'duplicate', logged: null }
      note(logId, held, received)
      if (admission.outcome === 'held') {
        someHeld = true
        return { outcome, logged: null }
      }
      feeds.set(stored, admission.heads)
      return { outcome, logged: { ...stored, logId } }
    },
    heldAfter: (hash) =>
      someHeld
        ? connection.all<HeldCommit>(
            'SELECT id AS logId, hash, bytes FROM commit_log WHERE held = 1 AND previous = ? ORDER BY id',
            [fromHex(hash)],
          )
        : [],
    release: (logged) => {
      const admission = feeds.admission(logged)
      if (admission.outcome !== 'applied' && admission.outcome !== 'fork') return false
      feeds.set(logged, admission.heads)
      connection.run('UPDATE commit_log SET held = 0 WHERE id = ?', [logged.logId])
      // What it waited for is the last of the log.
      connection.run(
        'UPDATE receipt SET merged = (SELECT max(id) FROM commit_log) WHERE commit_id = ?',
        [logged.logId],
      )
      return true
    },
    finish: () => feeds.write(),
  }
}

interface Feed {
  readonly installation: Uint8Array
  readonly partition: string
  heads: readonly FeedHead[]
  changed: boolean
}

/** The heads of the feeds that commits of one transaction belong to. */
function feedHeads(connection: WriteConnection): {
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
        sequenceOf: (hash) =>
          connection.get<{ sequence: number }>(
            'SELECT sequence FROM commit_log WHERE hash = ? AND held = 0 AND installation = ? AND partition = ?',
            [fromHex(hash), installation, partition],
          )?.sequence ?? null,
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

/** Its local number; `null`: it is there already. */
function insertCommit(
  connection: WriteConnection,
  { hash, bytes, commit }: StoredCommit,
  held: boolean,
): number | null {
  const { lastId, changes } = connection.run(
    `INSERT INTO commit_log (hash, installation, partition, sequence, previous, counter, wall, logical,
       wall_time, author, intent, save, held, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (hash) DO NOTHING`,
    [
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
    ],
  )
  return changes === 0 ? null : lastId
}

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
