import { compareStarts, holdsOn } from './period.ts'
import type { PeriodEnd } from './period.ts'
import { compareStamps, compareText } from './stamp.ts'
import type { Id, Stamp } from './types.ts'

/**
 * A unit stands under a parent for a time. Withdrawn placements are left out, duplicates of units
 * followed.
 */
export interface Placement {
  readonly id: Id
  readonly unit: Id
  readonly parent: Id
  readonly from: PeriodEnd
  readonly to: PeriodEnd
  /** Of the change that gave the placement its parent. */
  readonly stamp: Stamp
}

export interface UnitTree {
  /** Parent by unit; a unit without an entry is a root. Free of cycles. */
  readonly parents: ReadonlyMap<Id, Id>
  /**
   * Placements that hold on the day but would close a cycle, in their total order: a person has to
   * look at them.
   */
  readonly skipped: readonly Placement[]
}

/**
 * The tree as it stood on one day (`YYYY-MM-DD`), the same in every office that holds the same
 * placements, in whatever order they come. Of several placements of one unit the latest wins; one
 * that would close a cycle is skipped, and the unit's next earlier one is tried. Offices that move
 * two units below each other at the same time therefore lose one of the moves to the list, never a
 * unit.
 */
export function treeOn(day: string, placements: readonly Placement[]): UnitTree {
  const parents = new Map<Id, Id>()
  const skipped: Placement[] = []
  for (const latestFirst of byUnit(placements.filter(({ from, to }) => holdsOn(day, from, to)))) {
    for (const placement of latestFirst) {
      if (!closesCycle(parents, placement)) {
        parents.set(placement.unit, placement.parent)
        break
      }
      skipped.push(placement)
    }
  }
  return { parents, skipped: skipped.toSorted(comparePlacements) }
}

/**
 * Each unit's placements, latest first; units in the order of the placements that they would have.
 */
function byUnit(placements: readonly Placement[]): readonly (readonly Placement[])[] {
  const units = new Map<Id, Placement[]>()
  for (const placement of placements.toSorted((a, b) => comparePlacements(b, a))) {
    const known = units.get(placement.unit)
    if (known === undefined) units.set(placement.unit, [placement])
    else known.push(placement)
  }
  // The map holds the units by their latest placement, latest first.
  return [...units.values()].toReversed()
}

/** Total order: what begins later is later; then the stamp; then the id. */
function comparePlacements(a: Placement, b: Placement): number {
  return compareStarts(a.from, b.from) || compareStamps(a.stamp, b.stamp) || compareText(a.id, b.id)
}

/** `parents` is free of cycles, so the walk to the root ends. */
function closesCycle(parents: ReadonlyMap<Id, Id>, { unit, parent }: Placement): boolean {
  for (let above: Id | undefined = parent; above !== undefined; above = parents.get(above)) {
    if (above === unit) return true
  }
  return false
}
