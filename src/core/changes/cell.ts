import type { Cell, CommitPrefix, StampedChange } from './types.ts'

/**
 * The whole state of one cell: every change it was ever given, and every replacement. Both only
 * grow and merging is their union, so order, grouping and duplication cannot matter. This is the
 * model by which `apply-change.ts`, which keeps only what is live, is tested.
 */
export interface CellState {
  /** By commit: a commit holds at most one change per cell. */
  readonly changes: ReadonlyMap<CommitPrefix, StampedChange>
  /** Commits whose change to this cell is replaced, whether or not they have arrived. */
  readonly replaced: ReadonlySet<CommitPrefix>
}

export const emptyCell: CellState = { changes: new Map(), replaced: new Set() }

/** Adds a change to its cell; the caller picks the cell by `cellKey`. */
export function mergeChange(state: CellState, change: StampedChange): CellState {
  if (state.changes.has(change.commit)) return state
  return {
    changes: new Map(state.changes).set(change.commit, change),
    replaced: new Set([...state.replaced, ...change.replaces]),
  }
}

/** The changes that no other change replaces, in no particular order. */
export function liveChanges(state: CellState): readonly StampedChange[] {
  return [...state.changes.values()].filter(({ commit }) => !state.replaced.has(commit))
}

/**
 * Names a cell in a map: `record/field`, for an element of a set `record/field/element`.
 * The record stands in it, for the same save may touch the same field of many records.
 */
export function cellKey({ record, field, element }: Cell): string {
  return element === null ? `${record}/${field}` : `${record}/${field}/${element}`
}
