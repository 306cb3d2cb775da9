import { admit, type Admission, type FeedHead } from '../../core/changes/feed.ts'
import { partitionName } from '../../core/changes/partition.ts'
import type { Commit, CommitHash, Id } from '../../core/changes/types.ts'
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
 * Stores one commit and whatever was held for it. Returns the commits to merge, predecessors first;
 * none for a duplicate or for one that is held itself.
 * `received`: milliseconds since 1970, when this office made or got it.
 */
export function appendCommit(
  connection: WriteConnection,
  stored: StoredCommit,
  received: number,
): { readonly admission: Admission; readonly toMerge: readonly LoggedCommit[] } {
  const known = connection.get<{ id: number; held: number }>(
    'SELECT id, held FROM commit_log WHERE hash = ?',
    [fromHex(stored.hash)],
  )
  if (known !== undefined) return { admission: { outcome: 'duplicate' }, toMerge: [] }

  const admission = admitCommit(connection, stored)
  const held = admission.outcome === 'held'
  const logId = insertCommit(connection, stored, held, received)
  if (held) return { admission, toMerge: [] }
  return { admission, toMerge: [{ ...stored, logId }] }
}

/** Held commits that can follow now that `hash` is applied; the caller decodes their bytes and applies them. */
export function heldAfter(
  connection: ReadConnection,
  hash: CommitHash,
): readonly { readonly logId: number; readonly hash: Uint8Array; readonly bytes: Uint8Array }[] {
  return connection.all<{ logId: number; hash: Uint8Array; bytes: Uint8Array }>(
    'SELECT id AS logId, hash, bytes FROM commit_log WHERE held = 1 AND previous = ? ORDER BY id',
    [fromHex(hash)],
  )
}

/** Tries a held commit again; `true`: it is applied now. */
export function releaseCommit(connection: WriteConnection, logged: LoggedCommit): boolean {
  const admission = admitCommit(connection, logged)
  if (admission.outcome !== 'applied' && admission.outcome !== 'fork') return false
  connection.run('UPDATE commit_log SET held = 0 WHERE id = ?', [logged.logId])
  // What it waited for is the last of the log.
  connection.run(
    'UPDATE receipt SET merged = (SELECT max(id) FROM commit_log) WHERE commit_id = ?',
    [logged.logId],
  )
  return true
}

function admitCommit(connection: WriteConnection, stored: StoredCommit): Admission {
  const { commit } = stored
  const feed = [fromHex(commit.installation), partitionName(commit.partition)] as const
  const heads = connection
    .all<{ hash: Uint8Array; sequence: number }>(
      'SELECT hash, sequence FROM feed_head WHERE installation = ? AND partition = ?',
      feed,
    )
    .map((head): FeedHead => ({ hash: toHex(head.hash), sequence: head.sequence }))
  const admission = admit(stored, {
    heads,
    sequenceOf: (hash) =>
      connection.get<{ sequence: number }>(
        'SELECT sequence FROM commit_log WHERE hash = ? AND held = 0 AND installation = ? AND partition = ?',
        [fromHex(hash), ...feed],
      )?.sequence ?? null,
  })
  if (admission.outcome === 'applied' || admission.outcome === 'fork') {
    connection.run('DELETE FROM feed_head WHERE installation = ? AND partition = ?', feed)
    for (const head of admission.heads) {
      connection.run(
        'INSERT INTO feed_head (installation, partition, hash, sequence) VALUES (?, ?, ?, ?)',
        [...feed, fromHex(head.hash), head.sequence],
      )
    }
  }
  return admission
}

function insertCommit(
  connection: WriteConnection,
  { hash, bytes, commit }: StoredCommit,
  held: boolean,
  received: number,
): number {
  const { lastId } = connection.run(
    `INSERT INTO commit_log (hash, installation, partition, sequence, previous, counter, wall, logical,
       wall_time, author, intent, save, held, bytes)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
  connection.run(
    `INSERT INTO receipt (commit_id, received, known, merged) VALUES (:commit, :received,
       max(:received, coalesce((SELECT known FROM receipt ORDER BY commit_id DESC LIMIT 1), 0)), :merged)`,
    { commit: lastId, received, merged: held ? null : lastId },
  )
  return lastId
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
