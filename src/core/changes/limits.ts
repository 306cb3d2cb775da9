/**
 * Bounds of one commit: permanent, because a commit past them is refused everywhere. A save that is
 * larger becomes several commits. Every commit fits into a package frame (10,000 changes, 8 MiB).
 */
export const commitLimits = {
  changes: 10_000,
  bytes: 4 * 1024 * 1024,
  /** Commits that one change replaces: as many people as may have written one field at once. */
  replaces: 1_000,
  /** Levels of lists and objects within one value. */
  valueDepth: 8,
  /** Characters (UTF-16) of an intent and of a set element. */
  intent: 100,
  element: 1_000,
  /** Kind, field and schema numbers. */
  number: 0xffff,
} as const
