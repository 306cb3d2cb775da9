import { createHash } from 'node:crypto'
import { encodeCommit } from '../../contract/commit-codec.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { makeCommits, type SaveDraft } from '../../core/changes/save.ts'
import type { Commit } from '../../core/changes/types.ts'
import { type OpenConnection } from './connection.ts'
import { ownCounter, ownHead, type StoredCommit } from './log.ts'
import { readClock, type RegisterFacts } from './register-facts.ts'

/** What a save of this installation adds to the log. */
export function ownCommits(
  connection: OpenConnection,
  facts: RegisterFacts,
  draft: SaveDraft,
  clock: ReturnType<typeof readClock>,
  wallTime: number,
): readonly StoredCommit[] {
  return makeCommits<StoredCommit>(draft, {
    installation: facts.installation,
    counter: ownCounter(connection, facts.installation),
    clock,
    wallTime,
    headOf: (partition) => ownHead(connection, facts.installation, partitionName(partition)),
    seal,
  })
}

/** Serialises and names a commit. */
export function seal(commit: Commit): StoredCommit {
  const bytes = encodeCommit(commit)
  return { commit, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}
