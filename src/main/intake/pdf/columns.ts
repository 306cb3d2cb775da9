import type { Row, Segment } from './fragment.ts'

interface Room {
  readonly from: number
  readonly to: number
}

/** In sizes of the letters: the narrowest room between columns. */
const narrowest = 1
/** Fewer rows side by side are a signature block or a heading. */
const fewestRows = 3
/** Of a column's width: what its lines fill in the middle. Cells of a table fill less. */
const fullness = 0.6
/** Columns are about equally wide: the room between them is not near a margin. */
const nearMargin = 0.2

/**
 * The blocks of a page in the order in which they are read: what runs over the whole width, then the left column
 * and the right one of what stands in columns.
 */
export function blocksOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const blocks: Row[][] = []
  let plain: Row[] = []
  let at = 0
  while (at < rows.length) {
    const band = bandFrom(rows, at)
    if (band === null) {
      const row = rows[at]
      if (row !== undefined) plain.push(row)
      at += 1
      continue
    }
    if (plain.length > 0) blocks.push(plain)
    plain = []
    const taken = rows.slice(at, at + band.rows)
    for (const side of sidesOf(taken, band.middle))
      blocks.push(...blocksOf(side).map((b) => [...b]))
    at += band.rows
  }
  if (plain.length > 0) blocks.push(plain)
  return blocks
}

/** How many rows from `start` stand in two columns, and where the room between them is; null when they do not. */
function bandFrom(
  rows: readonly Row[],
  start: number,
): { readonly rows: number; readonly middle: number } | null {
  const first = rows[start]
  // What stands before a column on one side only is read before it in any case.
  if (first === undefined || first.segments.length < 2) return null
  const extent = extentOf(rows.slice(start))
  let rooms: readonly Room[] = [extent]
  let end = start
  for (const row of rows.slice(start)) {
    const left = common(rooms, roomsOf(row, extent), narrowest * sizeOf(row))
    if (left.length === 0) break
    rooms = left
    end += 1
  }
  const width = extent.to - extent.from
  const found = rooms
    .map(({ from, to }) => (from + to) / 2)
    .filter((x) => x > extent.from + width * nearMargin && x < extent.to - width * nearMargin)
    .flatMap((middle) => {
      const band = endOfColumns(rows.slice(start, end), middle)
      return isInColumns(band, middle) ? [{ rows: band.length, middle }] : []
    })
  return found[0] ?? null
}

/** Rows below the last with both sides belong to a column as long as no wider room parts them from it. */
function endOfColumns(rows: readonly Row[], middle: number): readonly Row[] {
  const last = rows.findLastIndex(
    ({ segments }) =>
      segments.some(({ right }) => right <= middle) && segments.some(({ left }) => left >= middle),
  )
  const steps = rows
    .slice(1, last + 1)
    .map((row, at) => (rows[at]?.baseline ?? 0) - row.baseline)
    .toSorted((a, b) => a - b)
  const usual = steps[Math.floor(steps.length / 2)] ?? 0
  let end = last + 1
  for (; end < rows.length; end += 1) {
    const step = (rows[end - 1]?.baseline ?? 0) - (rows[end]?.baseline ?? 0)
    if (step > usual * 1.5) break
  }
  return rows.slice(0, end)
}

function isInColumns(rows: readonly Row[], middle: number): boolean {
  const both = rows.filter(
    ({ segments }) =>
      segments.some(({ right }) => right <= middle) && segments.some(({ left }) => left >= middle),
  )
  if (both.length < fewestRows) return false
  return sidesOf(both, middle).every((side) => {
    const { from, to } = extentOf(side)
    const filled = side
      .map(({ segments }) => segments.reduce((sum, { left, right }) => sum + right - left, 0))
      .toSorted((a, b) => a - b)
    return (filled[Math.floor(filled.length / 2)] ?? 0) >= fullness * (to - from)
  })
}

const sidesOf = (rows: readonly Row[], middle: number): readonly (readonly Row[])[] =>
  [(segment: Segment) => segment.right <= middle, (segment: Segment) => segment.right > middle].map(
    (onSide) =>
      rows.flatMap((row) => {
        const segments = row.segments.filter(onSide)
        return segments.length === 0 ? [] : [{ baseline: row.baseline, segments }]
      }),
  )

function extentOf(rows: readonly Row[]): Room {
  const segments = rows.flatMap((row) => row.segments)
  return segments.reduce<Room>(
    ({ from, to }, { left, right }) => ({ from: Math.min(from, left), to: Math.max(to, right) }),
    { from: Infinity, to: -Infinity },
  )
}

const sizeOf = ({ segments }: Row): number => Math.max(...segments.map(({ size }) => size))

/** Where a row leaves room: between its segments and out to both margins. */
function roomsOf({ segments }: Row, extent: Room): readonly Room[] {
  const rooms: Room[] = []
  let from = extent.from
  for (const { left, right } of segments) {
    rooms.push({ from, to: left })
    from = Math.max(from, right)
  }
  return [...rooms, { from, to: extent.to }]
}

function common(some: readonly Room[], others: readonly Room[], width: number): readonly Room[] {
  return some.flatMap((one) =>
    others.flatMap((other) => {
      const from = Math.max(one.from, other.from)
      const to = Math.min(one.to, other.to)
      return to - from >= width ? [{ from, to }] : []
    }),
  )
}
