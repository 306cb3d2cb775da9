import { schemaVersion } from '../schema/registry.ts'
import { valueKey } from '../schema/value.ts'
import { compareChanges } from './change-order.ts'
import type { FeedHead } from './feed.ts'
import { commitLimits } from './limits.ts'
import { plainText, plainValue } from './plain-value.ts'
import { comparePartitions, partitionName } from './partition.ts'
import { compareText } from './stamp.ts'
import type { Change, Clock, Commit, HashedCommit, Id, PartitionKey } from './types.ts'

export interface DraftChange extends Change {
  readonly partition: PartitionKey
}

/** What a person did in one action, before it is cut into commits. */
export interface SaveDraft {
  readonly author: Id
  readonly intent: string
  readonly changes: readonly DraftChange[]
}

/** Where the installation stands at the moment of the save. */
export interface SavePosition<Sealed extends HashedCommit> {
  readonly installation: Id
  /** The last counter used; 0 before the first commit. */
  readonly counter: number
  /** As `tick` gave it for this save. */
  readonly clock: Clock
  /** The machine's time in milliseconds since 1970, unadjusted. */
  readonly wallTime: number
  /** The installation's own head in a partition; `null` before its first commit there. */
  readonly headOf: (partition: PartitionKey) => FeedHead | null
  /** Serialises and hashes: the next commit of the same feed needs the hash. */
  readonly seal: (commit: Commit) => Sealed
}

/**
 * The commits of one save: one per partition, or as many as the limits of a commit require, in the
 * order of partitions and with counters that follow each other. The new counter is the last
 * commit's. Two changes of one cell, or a record in two partitions, are bugs of the caller.
 */
export function makeCommits<Sealed extends HashedCommit>(
  draft: SaveDraft,
  position: SavePosition<Sealed>,
): readonly Sealed[] {
  const save = saveIdOf(position.installation, position.clock)
  const sealed: Sealed[] = []
  for (const { partition, changes } of byPartition(draft.changes)) {
    let head = position.headOf(partition)
    for (const part of withinLimits(changes)) {
      const commit: Commit = {
        schemaVersion,
        installation: position.installation,
        partition,
        sequence: (head?.sequence ?? 0) + 1,
        previous: head?.hash ?? null,
        counter: position.counter + sealed.length + 1,
        clock: position.clock,
        wallTime: position.wallTime,
        author: draft.author,
        intent: draft.intent,
        save,
        changes: part,
      }
      const next = position.seal(commit)
      sealed.push(next)
      head = { sequence: commit.sequence, hash: next.hash }
    }
  }
  return sealed
}

/**
 * The id that all commits of a save share: half the installation's id and the clock, which no two
 * saves of an installation share. Being derived it takes no room in a commit (`docs/formats.md`).
 */
export function saveIdOf(installation: Id, clock: Clock): Id {
  const wall = clock.wall.toString(16).padStart(12, '0')
  const logical = clock.logical.toString(16).padStart(4, '0')
  return `${installation.slice(0, 16)}${wall}${logical}`
}

function byPartition(
  changes: readonly DraftChange[],
): readonly { readonly partition: PartitionKey; readonly changes: readonly Change[] }[] {
  const groups = new Map<string, { partition: PartitionKey; changes: Change[] }>()
  const places = new Map<Id, string>()
  for (const { partition, ...change } of changes) {
    const name = partitionName(partition)
    const place = `kind ${change.kind} in ${name}`
    const known = places.get(change.record) ?? place
    if (known !== place)
      throw new Error(`record ${change.record} is ${known} and ${place} in one save`)
    places.set(change.record, place)
    const group = groups.get(name) ?? { partition, changes: [] }
    group.changes.push(canonicalChange(change))
    groups.set(name, group)
  }
  return [...groups.values()]
    .toSorted((a, b) => comparePartitions(a.partition, b.partition))
    .map((group) => ({ partition: group.partition, changes: inOrder(group.changes) }))
}

function inOrder(changes: readonly Change[]): readonly Change[] {
  const sorted = changes.toSorted(compareChanges)
  sorted.forEach((change, index) => {
    const before = sorted[index - 1]
    if (before !== undefined && compareChanges(before, change) === 0) {
      throw new Error(`two changes of record ${change.record}, field ${change.field} in one save`)
    }
  })
  return sorted
}

/** Cuts at the limits of a commit; `weight` is never less than the bytes a change takes. */
function withinLimits(changes: readonly Change[]): readonly (readonly Change[])[] {
  const parts: Change[][] = []
  let part: Change[] = []
  let bytes = 0
  for (const change of changes) {
    const weight = weightOf(change)
    if (
      part.length === commitLimits.changes ||
      bytes + weight > commitLimits.bytes - headerWeight
    ) {
      if (part.length > 0) parts.push(part)
      part = []
      bytes = 0
    }
    part.push(change)
    bytes += weight
  }
  return part.length === 0 ? parts : [...parts, part]
}

/** A commit's own fields take less than 700 bytes, whatever the intent. */
const headerWeight = 1_000

/**
 * An upper bound in bytes: UTF-8 takes at most three for a UTF-16 unit, numbers at most nine (their
 * text has at least one digit and a separator, or three characters), and a change's own numbers,
 * record and heads less than 64.
 */
function weightOf({ value, element, replaces }: Change): number {
  return 64 + 3 * valueKey(value).length + 3 * (element?.length ?? 0) + 16 * replaces.length
}

function canonicalChange(change: Change): Change {
  return {
    kind: change.kind,
    record: change.record,
    field: change.field,
    element: change.element === null ? null : plainText(change.element),
    value: plainValue(change.value),
    replaces: [...new Set(change.replaces)].toSorted(compareText),
  }
}
