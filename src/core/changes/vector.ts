import type { FeedHead } from './feed.ts'
import { comparePartitions, partitionName } from './partition.ts'
import { compareText } from './stamp.ts'
import type { CommitHash, HashedCommit, Id, PartitionKey } from './types.ts'

/**
 * A vector says what an office holds: the heads of its feeds. A head stands for everything before
 * it, so a gap can never hide behind a higher number: what is held for want of a predecessor is in
 * no vector.
 */
export interface VectorEntry extends FeedHead {
  readonly installation: Id
  readonly partition: PartitionKey
}

/** In the order of `compareEntries`, each entry once. */
export type Vector = readonly VectorEntry[]

/** By partition, installation, sequence and hash; zero only for equal entries. */
export function compareEntries(a: VectorEntry, b: VectorEntry): number {
  return (
    comparePartitions(a.partition, b.partition) ||
    compareText(a.installation, b.installation) ||
    a.sequence - b.sequence ||
    compareText(a.hash, b.hash)
  )
}

/** The vector of the given entries, in whatever order they come. */
export function vectorOf(entries: Iterable<VectorEntry>): Vector {
  return [...entries].toSorted(compareEntries).filter((entry, index, all) => {
    const before = all[index - 1]
    return before === undefined || compareEntries(before, entry) !== 0
  })
}

export function isSameVector(a: Vector, b: Vector): boolean {
  return digestInput(a) === digestInput(b)
}

/**
 * The heads of another's vector that an office has not applied: all that it has to ask for. Empty:
 * it lacks nothing.
 */
export function lackedHeads(theirs: Vector, holds: (entry: VectorEntry) => boolean): Vector {
  return theirs.filter((entry) => !holds(entry))
}

/**
 * The commits of one feed that another office lacks, going by its vector, parents first. What a
 * head says that we do not know ourselves is not guessed: it may be a branch, so it excuses nothing
 * from being sent.
 */
export function commitsLackedBy(
  theirs: Vector,
  applied: ReadonlyMap<CommitHash, HashedCommit>,
): readonly HashedCommit[] {
  const held = new Set<CommitHash>()
  for (const { hash } of theirs) {
    let known = applied.get(hash)
    while (known !== undefined && !held.has(known.hash)) {
      held.add(known.hash)
      const { previous } = known.commit
      known = previous === null ? undefined : applied.get(previous)
    }
  }
  return [...applied.values()]
    .filter(({ hash }) => !held.has(hash))
    .toSorted((a, b) => a.commit.sequence - b.commit.sequence || compareText(a.hash, b.hash))
}

/**
 * The text (ASCII) whose hash is the digest of a register: one line per entry, `partition
 * installation sequence hash`. Equal exactly when two offices have applied the same commits.
 */
export function digestInput(vector: Vector): string {
  return vector
    .map(
      ({ partition, installation, sequence, hash }) =>
        `${partitionName(partition)} ${installation} ${sequence} ${hash}\n`,
    )
    .join('')
}
