import { cellKey, emptyCell, mergeChange } from './cell.ts'
import type { CellState } from './cell.ts'
import { admit, feedKey } from './feed.ts'
import type { Admission, FeedHead } from './feed.ts'
import { stampedChanges } from './stamp.ts'
import type { CommitHash, HashedCommit, Id, PartitionKey } from './types.ts'
import { vectorOf } from './vector.ts'
import type { Vector } from './vector.ts'

/**
 * A whole register in memory, as a pure function of the set of commits it was given: the reference
 * by which the SQLite store is tested. Nothing is ever dropped from it.
 */
export interface Register {
  /** By `feedKey`. */
  readonly feeds: ReadonlyMap<string, Feed>
  /** By `cellKey`. */
  readonly cells: ReadonlyMap<string, CellState>
}

export interface Feed {
  readonly installation: Id
  readonly partition: PartitionKey
  readonly heads: readonly FeedHead[]
  readonly applied: ReadonlyMap<CommitHash, HashedCommit>
  readonly held: ReadonlyMap<CommitHash, HashedCommit>
}

/**
 * What became of one commit. `released`: it was held before and came in with the commit it had
 * waited for.
 */
export interface MergeOutcome {
  readonly hash: CommitHash
  readonly admission: Admission
  readonly released: boolean
}

export const emptyRegister: Register = { feeds: new Map(), cells: new Map() }

/**
 * Outcomes stand in the order in which commits were decided on; a released one follows its
 * predecessor.
 */
export function mergeCommits(
  register: Register,
  commits: readonly HashedCommit[],
): { readonly register: Register; readonly outcomes: readonly MergeOutcome[] } {
  const cells = new Map(register.cells)
  const feeds = new Map<string, GrowingFeed>()
  const outcomes: MergeOutcome[] = []

  const decide = (hashed: HashedCommit, released: boolean): void => {
    const key = feedKey(hashed.commit)
    const feed = feeds.get(key) ?? growing(hashed, register.feeds.get(key))
    feeds.set(key, feed)
    const admission = admit(hashed, {
      heads: feed.heads,
      sequenceOf: (hash) => feed.applied.get(hash)?.commit.sequence ?? null,
    })
    outcomes.push({ hash: hashed.hash, admission, released })
    switch (admission.outcome) {
      case 'duplicate':
        return
      case 'held':
        feed.held.set(hashed.hash, hashed)
        return
      case 'applied':
      case 'fork':
        feed.heads = admission.heads
        feed.applied.set(hashed.hash, hashed)
        for (const change of stampedChanges(hashed)) {
          const cell = cellKey(change)
          cells.set(cell, mergeChange(cells.get(cell) ?? emptyCell, change))
        }
        return
    }
  }

  for (const commit of commits) {
    // A list of what to decide on instead of recursion: a gap may have kept thousands waiting.
    const waiting = [commit]
    for (let next = waiting.shift(), released = false; next !== undefined; next = waiting.shift()) {
      decide(next, released)
      released = true
      const feed = feeds.get(feedKey(next.commit))
      if (feed?.applied.has(next.hash) === true) waiting.push(...takeFollowers(feed, next.hash))
    }
  }
  return { register: { feeds: new Map([...register.feeds, ...feeds]), cells }, outcomes }
}

/** The heads of all feeds. */
export function registerVector(register: Register): Vector {
  return vectorOf(
    [...register.feeds.values()].flatMap(({ installation, partition, heads }) =>
      heads.map((head) => ({ installation, partition, ...head })),
    ),
  )
}

interface GrowingFeed {
  readonly installation: Id
  readonly partition: PartitionKey
  heads: readonly FeedHead[]
  readonly applied: Map<CommitHash, HashedCommit>
  readonly held: Map<CommitHash, HashedCommit>
}

function growing({ commit }: HashedCommit, feed: Feed | undefined): GrowingFeed {
  return {
    installation: commit.installation,
    partition: commit.partition,
    heads: feed?.heads ?? [],
    applied: new Map(feed?.applied),
    held: new Map(feed?.held),
  }
}

/** Held commits that continue the given one leave the waiting room to be decided on again. */
function takeFollowers(feed: GrowingFeed, hash: CommitHash): readonly HashedCommit[] {
  const followers = [...feed.held.values()].filter(({ commit }) => commit.previous === hash)
  for (const follower of followers) feed.held.delete(follower.hash)
  return followers
}
