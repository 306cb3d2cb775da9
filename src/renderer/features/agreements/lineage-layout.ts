import type { LineageView } from '../../../contract/lineage.ts'
import { endsInTime } from '../../../core/compliance/lineage.ts'

/** Pixels. */
export const box = { width: 208, height: 64 }
const gap = { x: 120, y: 20 }

export interface PlacedNode {
  readonly node: LineageView['nodes'][number]
  readonly x: number
  readonly y: number
}

export interface PlacedLine {
  readonly link: LineageView['links'][number]
  readonly from: { readonly x: number; readonly y: number }
  readonly to: { readonly x: number; readonly y: number }
  /** At which end the agreement stands of which the link says something: what is repealed, modified, preceded. */
  readonly head: 'from' | 'to'
}

export interface Layout {
  readonly width: number
  readonly height: number
  readonly nodes: readonly PlacedNode[]
  readonly lines: readonly PlacedLine[]
}

/** A column for each generation, the earliest on the left; lines run from the earlier agreement to the later one. */
export function lineageLayout({ nodes, links }: Pick<LineageView, 'nodes' | 'links'>): Layout {
  const generations = [...new Set(nodes.map(({ generation }) => generation))].toSorted(
    (a, b) => a - b,
  )
  const columns = generations.map((generation) =>
    nodes.filter((node) => node.generation === generation),
  )
  const tallest = Math.max(1, ...columns.map(({ length }) => length))
  const height = tallest * box.height + (tallest - 1) * gap.y
  const placed = columns.flatMap((column, index) => {
    const used = column.length * box.height + (column.length - 1) * gap.y
    return column.map((node, row): PlacedNode => ({
      node,
      x: index * (box.width + gap.x),
      y: (height - used) / 2 + row * (box.height + gap.y),
    }))
  })
  const byId = new Map(placed.map((one) => [one.node.id, one]))
  return {
    width: Math.max(1, columns.length) * (box.width + gap.x) - gap.x,
    height,
    nodes: placed,
    lines: links.flatMap((link) => {
      const { earlier, later } = endsInTime(link)
      const from = byId.get(earlier)
      const to = byId.get(later)
      return from === undefined || to === undefined || from === to
        ? []
        : [{ link, ...lineBetween(from, to), head: link.to === later ? 'to' : 'from' }]
    }),
  }
}

/** From the right edge to the left one; agreements of one generation are joined along their column. */
function lineBetween(from: PlacedNode, to: PlacedNode): Pick<PlacedLine, 'from' | 'to'> {
  const middle = box.height / 2
  if (from.x < to.x) {
    return {
      from: { x: from.x + box.width, y: from.y + middle },
      to: { x: to.x, y: to.y + middle },
    }
  }
  if (from.x > to.x) {
    return {
      from: { x: from.x, y: from.y + middle },
      to: { x: to.x + box.width, y: to.y + middle },
    }
  }
  const down = from.y < to.y
  return {
    from: { x: from.x + box.width / 2, y: from.y + (down ? box.height : 0) },
    to: { x: to.x + box.width / 2, y: to.y + (down ? 0 : box.height) },
  }
}
