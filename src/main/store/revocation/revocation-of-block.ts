import { isCounting, type Revoked } from '../../../core/exchange/counting.ts'
import type { Commit } from '../../../core/changes/types.ts'
import type { WriteConnection } from '../connection.ts'
import type { LoggedCommit } from '../log.ts'
import type { RecordIds } from '../record-ids.ts'
import {
  nothingTurned,
  revokedBy,
  revokedNow,
  turnedBetween,
  writeRevoked,
  type Turned,
} from './revoked-installations.ts'
import { statedIn } from './statements-in.ts'

/** Which commits of a block count, and what its statements change about that. */
export interface RevocationOfBlock {
  /** By what was known before the block. */
  counts(commit: Commit): boolean
  /** Every applied commit, whether or not it counts: a statement counts by its signature. */
  note(logged: LoggedCommit): void
  /** Once all were noted: the commits, of this block and before it, of which something else is so now. */
  settle(): Turned
}

/** For commits of a past moment, at which these installations were revoked: no statement is waited for. */
export const asRevokedThen = (revoked: Revoked): RevocationOfBlock => ({
  counts: (commit) => isCounting(commit, revoked),
  note: () => undefined,
  settle: () => nothingTurned,
})

export function revocationOfBlock(connection: WriteConnection, ids: RecordIds): RevocationOfBlock {
  const before = revokedNow(connection)
  let stated = false
  return {
    counts: (commit) => before.size === 0 || isCounting(commit, before),
    note: ({ logId, commit }) => {
      for (const { record, content, signature } of statedIn(commit)) {
        stated = true
        connection.run(
          'INSERT INTO stated (commit_id, record, content, signature) VALUES (?, ?, ?, ?)',
          [logId, ids.ofReference(record), content, signature],
        )
      }
    },
    settle: () => {
      if (!stated) return nothingTurned
      const after = revokedBy(connection)
      writeRevoked(connection, after)
      return turnedBetween(connection, before, after)
    },
  }
}
