/**
 * Which of several determinations on one thing count (DESIGN 5.1); the same for verdicts and extensions.
 *
 * One is superseded by a counting one that names it, directly or through others: who supersedes a verdict
 * also saw what that one had superseded. So the withdrawal of a link in the middle does not bring back
 * what lies below it, and the withdrawal of the last one brings back the one before.
 * Where some supersede each other in a circle (no honest history does) neither saw the other:
 * among them nothing is superseded, and their difference shows as a conflict.
 */
export interface Superseding {
  readonly id: string
  readonly supersedes: readonly string[]
}

/**
 * The governing ones in order of id. `counts` says which may govern and supersede;
 * the others only pass on what they supersede.
 */
export function governing<Item extends Superseding>(
  items: readonly Item[],
  counts: (item: Item) => boolean,
): readonly Item[] {
  const byId = new Map(items.map((item) => [item.id, item]))
  const below = new Map(items.map((item) => [item.id, reach(item.id, byId)]))
  const supersedes = (upper: string, lower: string): boolean =>
    below.get(upper)?.has(lower) === true && below.get(lower)?.has(upper) !== true
  const counting = [...byId.values()].filter(counts)
  return counting
    .filter((item) => !counting.some((other) => supersedes(other.id, item.id)))
    .toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function reach(start: string, byId: ReadonlyMap<string, Superseding>): ReadonlySet<string> {
  const reached = new Set<string>()
  const open = [start]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const next of byId.get(id)?.supersedes ?? []) {
      if (reached.has(next)) continue
      reached.add(next)
      open.push(next)
    }
  }
  return reached
}
