import { partitionName } from './partition.ts'
import type { Commit, CommitHash, HashedCommit } from './types.ts'

/**
 * A feed is the chain of commits of one installation in one partition. Its heads are the applied
 * commits that no applied commit continues: one, unless the feed forked.
 */
export interface FeedHead {
  readonly sequence: number
  readonly hash: CommitHash
}

/**
 * What admission needs to know of the feed to which a commit belongs. Only applied commits count.
 */
export interface FeedView {
  readonly heads: readonly FeedHead[]
  /** Sequence of an applied commit of this feed; `null` if it holds none with this hash. */
  readonly sequenceOf: (hash: CommitHash) => number | null
}

export type Admission =
  | { readonly outcome: 'applied'; readonly heads: readonly FeedHead[] }
  /**
   * Applied too, and the user is told: another commit continues the same predecessor (`null`:
   * begins the feed).
   */
  | {
      readonly outcome: 'fork'
      readonly heads: readonly FeedHead[]
      readonly after: CommitHash | null
    }
  | { readonly outcome: 'duplicate' }
  /** Kept aside and tried again whenever the commit that it continues is applied. */
  | { readonly outcome: 'held'; readonly reason: HoldReason }

export type HoldReason =
  | 'predecessor_missing'
  /**
   * Its number does not follow its predecessor's: the program that wrote it is damaged. It stays
   * held.
   */
  | 'sequence_broken'

/**
 * Whether a commit can be applied: its predecessor must be applied and its sequence the next one.
 * Which outcome a commit has may depend on what came before it; the set of applied and held commits
 * and the heads do not. `sequenceOf` is asked only where the heads do not answer, so a feed that
 * grows costs no look-up.
 */
export function admit({ hash, commit }: HashedCommit, feed: FeedView): Admission {
  const head = { sequence: commit.sequence, hash }
  const { previous } = commit
  if (previous === null) {
    if (commit.sequence !== 1) return { outcome: 'held', reason: 'sequence_broken' }
    if (feed.heads.length === 0) return { outcome: 'applied', heads: [head] }
    return feed.sequenceOf(hash) === null
      ? { outcome: 'fork', heads: [...feed.heads, head], after: null }
      : { outcome: 'duplicate' }
  }
  const continued = feed.heads.find((known) => known.hash === previous)
  if (continued !== undefined) {
    if (commit.sequence !== continued.sequence + 1) {
      return { outcome: 'held', reason: 'sequence_broken' }
    }
    const others = feed.heads.filter((known) => known !== continued)
    return { outcome: 'applied', heads: [...others, head] }
  }
  if (feed.sequenceOf(hash) !== null) return { outcome: 'duplicate' }
  const before = feed.sequenceOf(previous)
  if (before === null) return { outcome: 'held', reason: 'predecessor_missing' }
  if (commit.sequence !== before + 1) return { outcome: 'held', reason: 'sequence_broken' }
  return { outcome: 'fork', heads: [...feed.heads, head], after: previous }
}

/** Names a feed in a map: `installation/partition`. */
export function feedKey({
  installation,
  partition,
}: Pick<Commit, 'installation' | 'partition'>): string {
  return `${installation}/${partitionName(partition)}`
}
