import { common } from '../schema/records/common.ts'
import { failure, success, type Result } from '../result.ts'
import { displayedValue } from './live-values.ts'
import type { DraftChange } from './save.ts'
import type { Cell, CommitPrefix, Id, PartitionKey, StampedChange } from './types.ts'

/** One change of a save, with its cell before it and now. */
export interface ChangeToUndo {
  readonly field: number
  readonly element: string | null
  /** The commit of the change. */
  readonly commit: CommitPrefix
  /** What the change replaced, as far as it has arrived. */
  readonly before: readonly StampedChange[]
}

/** What a save did to one record, and what the record's cells hold now. */
export interface RecordToUndo {
  readonly id: Id
  /** Permanent number of the record's kind. */
  readonly kind: number
  readonly partition: PartitionKey
  /** The save made the record: nothing had changed it before. */
  readonly isNew: boolean
  readonly changes: readonly ChangeToUndo[]
  /** All live changes of the record, those of other saves included. */
  readonly live: readonly LiveName[]
}

/** Names one live change of a record. */
export interface LiveName {
  readonly field: number
  readonly element: string | null
  readonly commit: CommitPrefix
}

/**
 * The changes that undo a save (DESIGN 5.9): every cell gets the value that was shown before, and a record that the
 * save made is withdrawn, for nothing is deleted. Only while each of the save's changes is still the sole live value
 * of its cell, and while nobody has added anything to a record that it made; else the cells that stand against it.
 * What conflicting values a change decided on is not brought back: the greatest of them is.
 */
export function undoingChanges(
  records: readonly RecordToUndo[],
  reason: string,
): Result<readonly DraftChange[], readonly Cell[]> {
  const obstacles = records.flatMap(changedSince)
  if (obstacles.length > 0) return failure(obstacles)
  return success(
    records.flatMap((record) => (record.isNew ? [withdrawal(record, reason)] : restored(record))),
  )
}

/** What of a save can still be undone. */
export interface PartialUndo {
  readonly changes: readonly DraftChange[]
  /** Records that it made and that are withdrawn. */
  readonly withdrawn: number
  /** Records whose fields get back what they said. */
  readonly restored: number
  /** Records to which something was done since, and which stay as they are. */
  readonly kept: number
}

/**
 * The same as far as it still stands: what others have changed since stays as it is. For what is undone long after, as
 * when two records turn out to be two after all.
 */
export function undoingWhatStands(records: readonly RecordToUndo[], reason: string): PartialUndo {
  const standing = records.filter((record) => changedSince(record).length === 0)
  return {
    changes: standing.flatMap((record) =>
      record.isNew ? [withdrawal(record, reason)] : restored(record),
    ),
    withdrawn: standing.filter(({ isNew }) => isNew).length,
    restored: standing.filter(({ isNew }) => !isNew).length,
    kept: records.length - standing.length,
  }
}

/** Cells of the record that do not hold what the save left there, and of a new record those that others wrote. */
function changedSince({ id, isNew, changes, live }: RecordToUndo): readonly Cell[] {
  const holders = new Map<string, Set<CommitPrefix>>()
  for (const { commit, ...place } of live) {
    const key = placeKey(place)
    holders.set(key, (holders.get(key) ?? new Set()).add(commit))
  }
  const own = new Set(changes.map(placeKey))
  const lost = changes.filter((change) => {
    const holding = holders.get(placeKey(change))
    return holding?.size !== 1 || !holding.has(change.commit)
  })
  const foreign = isNew ? live.filter((place) => !own.has(placeKey(place))) : []
  const places = new Map([...lost, ...foreign].map((place) => [placeKey(place), place]))
  return [...places.values()].map(({ field, element }) => ({ record: id, field, element }))
}

const withdrawal = (record: RecordToUndo, reason: string): DraftChange => ({
  kind: record.kind,
  record: record.id,
  partition: record.partition,
  field: common.withdrawn.number,
  element: null,
  value: reason,
  replaces: [],
})

const restored = ({ id, kind, partition, changes }: RecordToUndo): readonly DraftChange[] =>
  changes.map(({ field, element, commit, before }) => ({
    kind,
    record: id,
    partition,
    field,
    element,
    // An empty cell and an element that was not in its set are the same: no value.
    value: displayedValue(before),
    replaces: [commit],
  }))

const placeKey = ({ field, element }: Omit<LiveName, 'commit'>): string =>
  element === null ? `${field}` : `${field}/${element}`
