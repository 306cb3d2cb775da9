import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endsInTime, isLineageKind, lineageKinds, lineageOf, type LineageLink } from './lineage.ts'

const among =
  (links: readonly LineageLink[]) =>
  (agreements: readonly string[]): readonly LineageLink[] =>
    links.filter(({ from, to }) => agreements.includes(from) || agreements.includes(to))

const police: readonly LineageLink[] = [
  { id: '1', from: '11/XXXVIII/15', to: '03/XL/16', kind: 'precedes' },
  { id: '2', from: '05/XLI/16', to: '03/XL/16', kind: 'modifies' },
  { id: '3', from: '03/XLII/17', to: '05/XLI/16', kind: 'repeals' },
  { id: '4', from: '02/XLIV/19', to: '03/XLII/17', kind: 'ratifies' },
]

describe('where an agreement comes from and what became of it', () => {
  test('is found in both directions, each with its generation', () => {
    expect(lineageOf('05/XLI/16', 3, among(police)).nodes).toEqual([
      { id: '05/XLI/16', distance: 0, generation: 0 },
      { id: '03/XL/16', distance: 1, generation: -1 },
      { id: '03/XLII/17', distance: 1, generation: 1 },
      { id: '02/XLIV/19', distance: 2, generation: 2 },
      { id: '11/XXXVIII/15', distance: 2, generation: -2 },
    ])
  })

  test('ends at the depth asked for, with the links between what it found', () => {
    const near = lineageOf('05/XLI/16', 1, among(police))
    expect(near.nodes.map(({ id }) => id)).toEqual(['05/XLI/16', '03/XL/16', '03/XLII/17'])
    expect(near.links.map(({ id }) => id)).toEqual(['2', '3'])
  })

  test('of an agreement without links is itself', () => {
    expect(lineageOf('01/I/95', 3, among(police))).toEqual({
      nodes: [{ id: '01/I/95', distance: 0, generation: 0 }],
      links: [],
    })
  })

  test('shows a link between two at the rim', () => {
    const fork: readonly LineageLink[] = [
      { id: '1', from: 'b', to: 'a', kind: 'fulfils' },
      { id: '2', from: 'c', to: 'a', kind: 'fulfils' },
      { id: '3', from: 'c', to: 'b', kind: 'modifies' },
    ]
    expect(lineageOf('a', 1, among(fork)).links).toHaveLength(3)
  })
})

test('only "precedes" is said by the earlier agreement', () => {
  expect(endsInTime({ kind: 'precedes', from: 'a', to: 'b' })).toEqual({ earlier: 'a', later: 'b' })
  expect(endsInTime({ kind: 'repeals', from: 'a', to: 'b' })).toEqual({ earlier: 'b', later: 'a' })
})

test('indicators and money are no lineage', () => {
  expect(isLineageKind('measured_by')).toBe(false)
  expect(isLineageKind('repeals')).toBe(true)
})

const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
const anyLinks = fc
  .array(fc.record({ from: name, to: name, kind: fc.constantFrom(...lineageKinds) }), {
    maxLength: 14,
  })
  .map((links) => links.map((link, index): LineageLink => ({ ...link, id: String(index + 100) })))

describe('whatever the links, cycles too', () => {
  test('the walk ends, and no agreement comes twice', () => {
    fc.assert(
      fc.property(anyLinks, name, fc.integer({ min: 0, max: 9 }), (links, start, depth) => {
        const { nodes, links: found } = lineageOf(start, depth, among(links))
        const ids = nodes.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(found.every(({ from, to }) => ids.includes(from) && ids.includes(to))).toBe(true)
        expect(nodes.every(({ distance }) => distance <= depth)).toBe(true)
      }),
    )
  })

  test('one agreement is as far from another as the other from it', () => {
    fc.assert(
      fc.property(anyLinks, name, name, (links, one, other) => {
        const distance = (from: string, to: string): number | undefined =>
          lineageOf(from, 9, among(links)).nodes.find(({ id }) => id === to)?.distance
        expect(distance(one, other)).toBe(distance(other, one))
      }),
    )
  })

  test('everything linked is found once the walk may go far enough', () => {
    fc.assert(
      fc.property(anyLinks, name, (links, start) => {
        const reached = new Set(lineageOf(start, 9, among(links)).nodes.map(({ id }) => id))
        for (const { from, to } of links) expect(reached.has(from)).toBe(reached.has(to))
      }),
    )
  })

  test('the order in which links are told does not matter', () => {
    fc.assert(
      fc.property(anyLinks, name, (links, start) => {
        expect(lineageOf(start, 3, among(links.toReversed()))).toEqual(
          lineageOf(start, 3, among(links)),
        )
      }),
    )
  })
})
