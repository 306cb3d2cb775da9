import { cellKey, emptyCell, mergeChange } from '../changes/cell.ts'
import type { CellState } from '../changes/cell.ts'
import type { Register } from '../changes/merge.ts'
import { stampedChanges } from '../changes/stamp.ts'
import type { Commit, HashedCommit, Id } from '../changes/types.ts'

/** By revoked installation the last counter that counts: as `Directory.revoked`. */
export type Revoked = ReadonlyMap<Id, number>

/** Commits of a revoked installation beyond the counter are stored and forwarded, and change nothing (DESIGN 6). */
export const isCounting = (
  { installation, counter }: Pick<Commit, 'installation' | 'counter'>,
  revoked: Revoked,
): boolean => counter <= (revoked.get(installation) ?? Number.MAX_SAFE_INTEGER)

/**
 * The register as it is where `revokedBy` its commits: the same feeds, and in its cells only what counts. What is revoked
 * follows from all commits that were applied, those that do not count included, because a statement counts by its
 * signature, whoever brought it. So the outcome is a function of the set of commits, and nobody can argue about what
 * came first. The reference by which the store is tested.
 */
export function countingRegister(
  register: Register,
  revokedBy: (applied: readonly HashedCommit[]) => Revoked,
): Register {
  const applied = [...register.feeds.values()].flatMap((feed) => [...feed.applied.values()])
  const revoked = revokedBy(applied)
  const cells = new Map<string, CellState>()
  for (const hashed of applied) {
    if (!isCounting(hashed.commit, revoked)) continue
    for (const change of stampedChanges(hashed)) {
      const key = cellKey(change)
      cells.set(key, mergeChange(cells.get(key) ?? emptyCell, change))
    }
  }
  return { feeds: register.feeds, cells }
}
