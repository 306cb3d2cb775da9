import { expect, test } from 'vitest'
import type { LineageView } from '../../../contract/lineage.ts'
import { box, lineageLayout } from './lineage-layout.ts'

const node = (id: string, generation: number): LineageView['nodes'][number] => ({
  id,
  generation,
  distance: Math.abs(generation),
  number: id,
  title: null,
  kind: 'acuerdo',
  sequence: null,
  session: 'XLI',
  sessionId: 'f'.repeat(32),
  stage: 'approved',
  compliance: 'not_applicable',
  withdrawn: null,
})

test('the earlier agreement stands to the left of the later one, whoever recorded the link', () => {
  const { nodes, lines, width } = lineageLayout({
    nodes: [node('asked', 0), node('before', -1), node('after', 1)],
    links: [
      { id: '1', from: 'asked', to: 'before', kind: 'modifies', note: null },
      { id: '2', from: 'asked', to: 'after', kind: 'precedes', note: null },
    ],
  })
  const xOf = (id: string) => nodes.find((placed) => placed.node.id === id)?.x ?? NaN
  expect(xOf('before')).toBeLessThan(xOf('asked'))
  expect(xOf('asked')).toBeLessThan(xOf('after'))
  expect(lines.every(({ from, to }) => from.x < to.x)).toBe(true)
  expect(width).toBe(xOf('after') + box.width)
})

test('the arrow points at the agreement of which something is said', () => {
  const { lines } = lineageLayout({
    nodes: [node('police', 0), node('command', 1), node('model', 1)],
    links: [
      { id: '1', from: 'command', to: 'police', kind: 'repeals', note: null },
      { id: '2', from: 'police', to: 'model', kind: 'precedes', note: null },
    ],
  })
  expect(lines.map(({ link, head }) => [link.kind, head])).toEqual([
    ['repeals', 'from'],
    ['precedes', 'to'],
  ])
})

test('no two agreements stand on each other, and each line ends at both of its own', () => {
  const { nodes, lines, height } = lineageLayout({
    nodes: [node('a', 0), node('b', 1), node('c', 1), node('d', 1)],
    links: [
      { id: '1', from: 'b', to: 'a', kind: 'fulfils', note: null },
      { id: '2', from: 'c', to: 'b', kind: 'ratifies', note: null },
      { id: '3', from: 'd', to: 'nobody', kind: 'ratifies', note: null },
    ],
  })
  const places = nodes.map(({ x, y }) => `${x} ${y}`)
  expect(new Set(places).size).toBe(4)
  expect(nodes.every(({ y }) => y >= 0 && y + box.height <= height)).toBe(true)
  expect(lines.map(({ link }) => link.id)).toEqual(['1', '2'])
})

const link = (id: string, from: string, to: string) =>
  ({ id, from, to, kind: 'precedes', note: null }) as const

test('a line leaves the side that faces the other agreement: down, up, and back in time', () => {
  const { nodes, lines } = lineageLayout({
    nodes: [node('a', 0), node('b', 1), node('c', 1)],
    links: [
      link('down', 'b', 'c'),
      link('up', 'c', 'b'),
      link('back', 'b', 'a'),
      link('own', 'a', 'a'),
    ],
  })
  const at = (id: string) => {
    const placed = nodes.find((one) => one.node.id === id)
    return { x: placed?.x ?? NaN, y: placed?.y ?? NaN }
  }
  const [a, b, c] = [at('a'), at('b'), at('c')]
  const middle = box.width / 2
  const below = { x: b.x + middle, y: b.y + box.height }
  const above = { x: c.x + middle, y: c.y }
  expect(b.y).toBeLessThan(c.y)
  expect(lines.map(({ link: { id }, from, to }) => [id, from, to])).toEqual([
    ['down', below, above],
    ['up', above, below],
    ['back', { x: b.x, y: b.y + box.height / 2 }, { x: a.x + box.width, y: a.y + box.height / 2 }],
  ])
})

test('an agreement alone is one box', () => {
  expect(lineageLayout({ nodes: [node('a', 0)], links: [] })).toMatchObject({
    width: box.width,
    height: box.height,
    lines: [],
  })
})
