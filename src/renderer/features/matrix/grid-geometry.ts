/** Places from `first` up to `end`, which is not one of them. */
export interface Span {
  readonly first: number
  readonly end: number
}

/** Where each of some sizes begins when they stand one after another, and at last where they end: pixels. */
export function edgesOf(sizes: readonly number[]): readonly number[] {
  const edges = [0]
  let end = 0
  for (const size of sizes) {
    end += size
    edges.push(end)
  }
  return edges
}

/** Of which something lies between two pixels, and `more` on each side of them. */
export function spanWithin(edges: readonly number[], from: number, to: number, more: number): Span {
  const count = edges.length - 1
  const first = Math.max(0, placeAt(edges, from) - more)
  const end = Math.min(count, placeAt(edges, Math.max(from, to - 1)) + 1 + more)
  return { first, end }
}

export const sameSpan = (a: Span, b: Span): boolean => a.first === b.first && a.end === b.end

export const isWithin = ({ first, end }: Span, place: number): boolean =>
  place >= first && place < end

/** The place that a pixel lies in; before the first it is the first, behind the last the last. */
function placeAt(edges: readonly number[], pixel: number): number {
  let low = 0
  let high = Math.max(0, edges.length - 2)
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((edges[middle] ?? 0) <= pixel) low = middle
    else high = middle - 1
  }
  return low
}

/** How far to scroll, in pixels, so that a place is whole in a room of so many pixels: no farther than needed. */
export function scrollFor(
  edges: readonly number[],
  place: number,
  scrolled: number,
  room: number,
): number {
  const begin = edges[place] ?? 0
  const end = edges[place + 1] ?? begin
  if (begin < scrolled) return begin
  return Math.max(scrolled, end - room)
}

/** Those of a span, and the one with the focus wherever it is. */
export function linesDrawn(span: Span, active: number): readonly number[] {
  const inSight = Array.from(
    { length: Math.max(0, span.end - span.first) },
    (_, offset) => span.first + offset,
  )
  if (isWithin(span, active)) return inSight
  return active < span.first ? [active, ...inSight] : [...inSight, active]
}
