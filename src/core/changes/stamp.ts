import { isFixed } from '../schema/fixed-fields.ts'
import { compareClocks } from './clock.ts'
import type { CommitHash, CommitPrefix, HashedCommit, Stamp, StampedChange } from './types.ts'

/**
 * Strict total order of changes: clock, installation, counter, commit hash. Equal only for changes
 * of one commit. Nothing in it depends on who compares: preferring one's own value makes two
 * offices differ for ever.
 */
export function compareStamps(a: Stamp, b: Stamp): number {
  return (
    compareClocks(a.clock, b.clock) ||
    compareText(a.installation, b.installation) ||
    a.counter - b.counter ||
    compareText(a.hash, b.hash)
  )
}

/** Order of UTF-16 code units: the same on every machine and in every language setting. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** The short name of a commit that replacements use: the first 16 of its hash's 32 bytes. */
export function commitPrefix(hash: CommitHash): CommitPrefix {
  return hash.slice(0, 32)
}

export function stampOf({ hash, commit }: HashedCommit): Stamp {
  return { clock: commit.clock, installation: commit.installation, counter: commit.counter, hash }
}

/**
 * The changes of a commit in the form in which cells merge them. Nothing replaces what the making of its record fixes:
 * every value that such a cell was ever given stays known (`write-once.ts`).
 */
export function stampedChanges(hashed: HashedCommit): readonly StampedChange[] {
  const stamp = stampOf(hashed)
  const commit = commitPrefix(hashed.hash)
  // Name by name: millions are made.
  return hashed.commit.changes.map(({ kind, record, field, element, value, replaces }) => ({
    kind,
    record,
    field,
    element,
    value,
    replaces: replaces.length > 0 && isFixed(kind, field) ? [] : replaces,
    commit,
    stamp,
  }))
}
