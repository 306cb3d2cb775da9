import type { Fragment, Row, Segment } from './fragment.ts'

/** In sizes of the letters: how far a raised figure may stand from its line. */
const raised = 0.4
/** In sizes of the letters: the narrowest room that is read as a space between two words. */
const wordSpace = 0.12
/** In sizes of the letters: room that no justified line leaves between its words. */
const widestSpace = 1.4

/** The rows of a page from top to bottom, however its file orders them. */
export function rowsOf(fragments: readonly Fragment[]): readonly Row[] {
  const rows: Fragment[][] = []
  for (const fragment of fragments.toSorted((a, b) => b.baseline - a.baseline)) {
    const row = rows.at(-1)
    const first = row?.find(({ text }) => text.trim() !== '') ?? row?.[0]
    const near =
      first !== undefined &&
      first.baseline - fragment.baseline <= raised * Math.max(first.size, fragment.size)
    if (row !== undefined && near) row.push(fragment)
    else rows.push([fragment])
  }
  return rows.flatMap((row) => {
    const segments = segmentsOf(row.toSorted((a, b) => a.left - b.left))
    const tallest = segments.toSorted((a, b) => b.size - a.size || a.left - b.left)[0]
    return tallest === undefined ? [] : [{ baseline: tallest.baseline, segments }]
  })
}

function segmentsOf(row: readonly Fragment[]): readonly Segment[] {
  const groups: Fragment[][] = []
  for (const fragment of row) {
    if (fragment.text.trim() === '') continue
    const group = groups.at(-1)
    const last = group?.at(-1)
    const near = last !== undefined && roomBetween(last, fragment) <= widestSpace
    if (group !== undefined && near) group.push(fragment)
    else groups.push([fragment])
  }
  return groups.flatMap((parts) => {
    const segment = joined(parts)
    return segment === null ? [] : [segment]
  })
}

/** In sizes of the larger letters. */
const roomBetween = (before: Fragment, after: Fragment): number =>
  (after.left - before.right) / Math.max(before.size, after.size, 1)

/** Pieces of one row as one, with spaces where they leave room; null of none. */
export function joined(parts: readonly Fragment[]): Segment | null {
  const [first] = parts
  if (first === undefined) return null
  let text = ''
  let before: Fragment | null = null
  for (const part of parts) {
    if (before !== null && roomBetween(before, part) > wordSpace) text += ' '
    text += part.text
    before = part
  }
  return {
    text: text.replaceAll(/\s+/g, ' ').trim(),
    left: first.left,
    right: Math.max(...parts.map(({ right }) => right)),
    baseline: first.baseline,
    size: Math.max(...parts.map(({ size }) => size)),
    parts,
  }
}
