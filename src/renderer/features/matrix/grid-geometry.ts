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

export const covers = (whole: Span, part: Span): boolean =>
  whole.first <= part.first && whole.end >= part.end

/** Both and what lies between them. */
export const spanOfBoth = (a: Span, b: Span): Span => ({
  first: Math.min(a.first, b.first),
  end: Math.max(a.end, b.end),
})

export const lengthOf = ({ first, end }: Span): number => Math.max(0, end - first)

/** As many places as there may be, all of `count` if they fit, with what is in sight in their middle. */
export function spanAround(sight: Span, most: number, count: number): Span {
  const length = Math.min(count, Math.max(most, lengthOf(sight)))
  const first = Math.round((sight.first + sight.end - length) / 2)
  const within = Math.min(Math.max(0, first), count - length)
  return { first: within, end: within + length }
}

/**
 * One step from what is drawn towards what shall be: on each side at most `most` places more or less. Where they have
 * nothing in common the first step leads to `sight`, which is a part of what shall be.
 */
export function stepTowards(drawn: Span, wanted: Span, sight: Span, most: number): Span {
  if (drawn.first >= wanted.end || drawn.end <= wanted.first) return sight
  const nearer = (from: number, to: number) => from + Math.max(-most, Math.min(most, to - from))
  return { first: nearer(drawn.first, wanted.first), end: nearer(drawn.end, wanted.end) }
}

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
