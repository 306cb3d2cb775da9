import { compareMakers, type IsMintedBy } from './making.ts'
import type { StampedChange } from './types.ts'

/**
 * A record has one kind: the one that its first commit (`making.ts`) states. Commits that state another one for the
 * same id are kept and listed, and neither their values nor their replacements count. A function of the set of commits.
 */

/** The change, of all a record's, that says what it is: its kind, and in which partition it lives. */
export function decidingChange(
  changes: readonly StampedChange[],
  isMintedBy: IsMintedBy,
): StampedChange {
  const [one, ...others] = changes
  if (one === undefined) throw new Error('a record without changes is nothing')
  const compare = compareMakers(one.record, isMintedBy)
  return others.reduce(
    (first, change) => (compare(change.stamp, first.stamp) < 0 ? change : first),
    one,
  )
}

/** Those of a record's changes that are of its kind. */
export function ofDecidedKind(
  changes: readonly StampedChange[],
  isMintedBy: IsMintedBy,
): readonly StampedChange[] {
  if (changes.length === 0) return changes
  const { kind } = decidingChange(changes, isMintedBy)
  return changes.filter((change) => change.kind === kind)
}
