import type { CommitPrefix, StampedChange } from './types.ts'

/**
 * What has to be kept of one cell to merge further changes: the live ones, and replacements of
 * changes that have not arrived. Replaced changes need not be read again.
 */
export interface LiveCell {
  readonly live: readonly StampedChange[]
  /**
   * Commits whose change to this cell will be replaced on arrival. A change that two people
   * replaced without knowledge of each other stays in here too: it is not live any more when the
   * second replacement comes, and remembering it costs less than looking it up.
   */
  readonly pending: ReadonlySet<CommitPrefix>
}

/** The cell afterwards, and the difference, so that a store writes no more than that. */
export interface AppliedChange extends LiveCell {
  /** The change itself became live; if not, its replacement was here before it. */
  readonly becameLive: boolean
  /** Live until now, replaced by this change. */
  readonly replacedNow: readonly CommitPrefix[]
  /** Joined `pending`. */
  readonly remembered: readonly CommitPrefix[]
  /** Left `pending`, because it is this change that they waited for. */
  readonly forgotten: boolean
}

export const emptyLiveCell: LiveCell = { live: [], pending: new Set() }

/**
 * Merges one change into its cell. Every change must come exactly once (`feed.ts` tells
 * duplicates), in any order: what was replaced is forgotten, so a second arrival would bring it
 * back.
 */
export function applyChange(cell: LiveCell, change: StampedChange): AppliedChange {
  // What nobody wrote before is most of what arrives.
  if (cell.live.length === 0 && cell.pending.size === 0 && change.replaces.length === 0) {
    return { ...first, live: [change], pending: cell.pending }
  }
  const becameLive = !cell.pending.has(change.commit)
  const live = cell.live.filter(({ commit }) => !change.replaces.includes(commit))
  const replacedNow = cell.live
    .map(({ commit }) => commit)
    .filter((commit) => change.replaces.includes(commit))
  const remembered = change.replaces.filter(
    (commit) => !replacedNow.includes(commit) && !cell.pending.has(commit),
  )
  return {
    live: becameLive ? [...live, change] : live,
    pending: pendingAfter(cell.pending, becameLive ? null : change.commit, remembered),
    becameLive,
    replacedNow,
    remembered,
    forgotten: !becameLive,
  }
}

const first = { becameLive: true, replacedNow: [], remembered: [], forgotten: false }

/** The common case changes nothing and copies nothing. */
function pendingAfter(
  pending: ReadonlySet<CommitPrefix>,
  arrived: CommitPrefix | null,
  remembered: readonly CommitPrefix[],
): ReadonlySet<CommitPrefix> {
  if (arrived === null && remembered.length === 0) return pending
  const next = new Set([...pending, ...remembered])
  if (arrived !== null) next.delete(arrived)
  return next
}
