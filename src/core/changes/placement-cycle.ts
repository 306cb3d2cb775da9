import { compareStarts, holdsOn } from './period.ts'
import { treeOn, type Placement } from './tree.ts'

/**
 * The first day on which the tree would have a unit below itself if the unit stood under the parent in that period;
 * `null`: on none. What `treeOn` would skip on such a day is better never written.
 */
export function cycleDay(
  { unit, parent, from, to }: Pick<Placement, 'unit' | 'parent' | 'from' | 'to'>,
  others: readonly Placement[],
): string | null {
  if (unit === parent) return from ?? 'always'
  // Between two days on which some placement begins the tree only loses placements.
  const starts = [from, ...others.map((placement) => placement.from)]
    .toSorted(compareStarts)
    .map((start) => (start === null ? '0001-01-01' : `${start}-01-01`.slice(0, 10)))
  for (const day of new Set(starts)) {
    if (!holdsOn(day, from, to)) continue
    const { parents } = treeOn(
      day,
      others.filter((placement) => placement.unit !== unit),
    )
    for (let above: string | undefined = parent; above !== undefined; above = parents.get(above)) {
      if (above === unit) return day
    }
  }
  return null
}
