import { makeCommits, type DraftChange } from '../../../src/core/changes/save.ts'
import { partitionName } from '../../../src/core/changes/partition.ts'
import type { FeedHead } from '../../../src/core/changes/feed.ts'
import type { PartitionKey } from '../../../src/core/changes/types.ts'
import type { StoredCommit } from '../../../src/main/store/log.ts'
import { seal } from '../../../src/main/store/own-commits.ts'

export interface CommitWriter {
  /** The commits of one save by a person at an installation. `at`: milliseconds since 1970. */
  save(
    by: Author,
    intent: string,
    changes: readonly DraftChange[],
    at: number,
  ): readonly StoredCommit[]
}

export interface Author {
  readonly installation: string
  readonly person: string
}

/** Feeds begin with it. `counters`: the last that an installation has used elsewhere. */
export function commitWriter(used: ReadonlyMap<string, number>): CommitWriter {
  const heads = new Map<string, FeedHead>()
  const counters = new Map(used)
  const logical = new Map<string, { wall: number; logical: number }>()
  const note = ({ commit, hash }: StoredCommit): void => {
    heads.set(feed(commit.installation, commit.partition), { sequence: commit.sequence, hash })
    counters.set(commit.installation, commit.counter)
  }
  return {
    save: ({ installation, person }, intent, changes, at) => {
      const last = logical.get(installation)
      const clock =
        last !== undefined && last.wall >= at
          ? { wall: last.wall, logical: last.logical + 1 }
          : { wall: at, logical: 0 }
      logical.set(installation, clock)
      const commits = makeCommits<StoredCommit>(
        { author: person, intent, changes },
        {
          installation,
          counter: counters.get(installation) ?? 0,
          clock,
          wallTime: at,
          headOf: (partition) => heads.get(feed(installation, partition)) ?? null,
          seal,
        },
      )
      commits.forEach(note)
      return commits
    },
  }
}

const feed = (installation: string, partition: PartitionKey): string =>
  `${installation}/${partitionName(partition)}`
