import type { LinkKind } from '../schema/codes.ts'

/** What leads from one agreement to another; the other kinds of link lead to indicators and money. */
export const lineageKinds = ['precedes', 'fulfils', 'modifies', 'ratifies', 'repeals'] as const
export type LineageKind = (typeof lineageKinds)[number]

export const isLineageKind = (kind: LinkKind): kind is LineageKind =>
  lineageKinds.some((known) => known === kind)

/** A link as it was recorded: `from` precedes, fulfils, modifies, ratifies or repeals `to`. Ids of agreements. */
export interface LineageLink {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly kind: LineageKind
}

/** Which end of a link came first: only "precedes" is said by the earlier agreement. */
export function endsInTime({ kind, from, to }: Omit<LineageLink, 'id'>): {
  readonly earlier: string
  readonly later: string
} {
  return kind === 'precedes' ? { earlier: from, later: to } : { earlier: to, later: from }
}

export interface LineageNode {
  readonly id: string
  /** Links between it and the agreement asked about, 0 for that one. */
  readonly distance: number
  /** Steps into the past (negative) or the future along the way by which it was reached. */
  readonly generation: number
}

export interface Lineage {
  readonly nodes: readonly LineageNode[]
  /** Those between the nodes, each once, in the order of their ids. */
  readonly links: readonly LineageLink[]
}

/**
 * The agreements within `depth` links of one, in whichever direction the links run, nearest first and then by id.
 * `linksOf` names every link that touches one of the given agreements. Ends on cycles: an agreement is visited once.
 */
export function lineageOf(
  start: string,
  depth: number,
  linksOf: (agreements: readonly string[]) => readonly LineageLink[],
): Lineage {
  const nodes = new Map<string, LineageNode>([[start, { id: start, distance: 0, generation: 0 }]])
  const links = new Map<string, LineageLink>()
  let front: readonly LineageNode[] = [...nodes.values()]
  for (let distance = 1; front.length > 0 && distance <= depth; distance += 1) {
    const touching = linksOf(front.map(({ id }) => id))
    for (const link of touching) links.set(link.id, link)
    const next = new Map<string, LineageNode>()
    for (const node of front.toSorted(byPlace)) {
      for (const { other, generation } of stepsFrom(node, touching)) {
        if (!nodes.has(other) && !next.has(other))
          next.set(other, { id: other, distance, generation })
      }
    }
    for (const node of next.values()) nodes.set(node.id, node)
    front = [...next.values()]
  }
  // Between the outermost there may be links too.
  for (const link of linksOf(front.map(({ id }) => id))) links.set(link.id, link)
  return {
    nodes: [...nodes.values()].toSorted(byPlace),
    links: [...links.values()]
      .filter(({ from, to }) => nodes.has(from) && nodes.has(to))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

const byPlace = (a: LineageNode, b: LineageNode): number =>
  a.distance - b.distance || (a.id < b.id ? -1 : 1)

function stepsFrom(
  { id, generation }: LineageNode,
  links: readonly LineageLink[],
): readonly { readonly other: string; readonly generation: number }[] {
  return links
    .flatMap((link) => {
      const { earlier, later } = endsInTime(link)
      if (earlier === id) return [{ other: later, generation: generation + 1 }]
      return later === id ? [{ other: earlier, generation: generation - 1 }] : []
    })
    .toSorted((a, b) =>
      a.other === b.other ? a.generation - b.generation : a.other < b.other ? -1 : 1,
    )
}
