import type { Commit, CommitHash } from '../../../core/changes/types.ts'

export type { PartitionKey } from '../../../core/changes/types.ts'

/** A commit made elsewhere: verified, decoded, with the bytes that are stored. */
export interface StoredFeedCommit {
  readonly hash: CommitHash
  readonly bytes: Uint8Array
  readonly commit: Commit
}
