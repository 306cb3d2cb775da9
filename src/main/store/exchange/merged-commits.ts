import type { ReadConnection } from '../connection.ts'
import { reserved } from './authors.ts'

/** A commit that was merged, with its place in the order in which this register came to know of them. */
export interface MergedCommit {
  readonly id: number
  /** The length of the log when it was merged: its own number, or that of what it waited for. */
  readonly merged: number
  readonly installation: Uint8Array
  readonly partition: string
  readonly sequence: number
  readonly counter: number
  readonly hash: Uint8Array
  readonly previous: Uint8Array | null
}

const columns = `c.id, p.merged, c.installation, c.partition, c.sequence, c.counter, c.hash, c.previous`

/** What came after a length of the log, without passing over what was there before. */
export function* mergedAfter(
  connection: ReadConnection,
  position: number,
): Generator<MergedCommit> {
  yield* connection.iterate<MergedCommit>(
    `SELECT ${columns} FROM receipt p JOIN commit_log c ON c.id = p.commit_id
     WHERE p.commit_id > :position AND p.merged IS NOT NULL AND c.installation <> :reserved
     UNION ALL
     SELECT ${columns} FROM receipt p JOIN commit_log c ON c.id = p.commit_id
     WHERE p.merged <> p.commit_id AND p.merged > :position AND p.commit_id <= :position
       AND c.installation <> :reserved`,
    { position, reserved },
  )
}

/** All of the log from its end back to its beginning, for who stops where he has seen enough. */
export function* mergedBackwards(connection: ReadConnection): Generator<MergedCommit> {
  const late = connection.all<MergedCommit>(
    `SELECT ${columns} FROM receipt p JOIN commit_log c ON c.id = p.commit_id
     WHERE p.merged <> p.commit_id ORDER BY p.merged DESC, p.commit_id DESC`,
  )
  let next = 0
  for (const row of connection.iterate<MergedCommit>(
    `SELECT ${columns} FROM receipt p JOIN commit_log c ON c.id = p.commit_id
     WHERE p.merged = p.commit_id ORDER BY p.commit_id DESC`,
  )) {
    for (let waited = late[next]; waited !== undefined && waited.merged > row.merged;) {
      yield waited
      next += 1
      waited = late[next]
    }
    yield row
  }
  yield* late.slice(next)
}

/** All that is merged of one author in one partition. */
export const mergedInFeed = (
  connection: ReadConnection,
  installation: Uint8Array,
  partition: string,
): readonly MergedCommit[] =>
  connection.all<MergedCommit>(
    `SELECT ${columns} FROM commit_log c JOIN receipt p ON p.commit_id = c.id
     WHERE c.installation = ? AND c.partition = ? AND p.merged IS NOT NULL`,
    [installation, partition],
  )

/** What is merged of one author, after one length of the log and up to another. */
export const mergedOfAuthor = (
  connection: ReadConnection,
  installation: Uint8Array,
  after: number,
  until: number,
): readonly MergedCommit[] =>
  connection.all<MergedCommit>(
    `SELECT ${columns} FROM commit_log c INDEXED BY commit_by_counter
     JOIN receipt p ON p.commit_id = c.id
     WHERE c.installation = ? AND p.merged > ? AND p.merged <= ?`,
    [installation, after, until],
  )
