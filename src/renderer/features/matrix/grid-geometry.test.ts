import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { edgesOf, linesDrawn, scrollFor, spanWithin } from './grid-geometry.ts'

/** A band of 28 pixels above rows of 27. */
const edges = edgesOf([28, 27, 27, 27, 28, 27])

test('lines stand one after another', () => {
  expect(edges).toEqual([0, 28, 55, 82, 109, 137, 164])
})

test('what is in sight is drawn, with some more on both sides', () => {
  expect(spanWithin(edges, 0, 50, 0)).toEqual({ first: 0, end: 2 })
  expect(spanWithin(edges, 28, 82, 0)).toEqual({ first: 1, end: 3 })
  expect(spanWithin(edges, 60, 70, 1)).toEqual({ first: 1, end: 4 })
  expect(spanWithin(edges, 150, 900, 3)).toEqual({ first: 2, end: 6 })
})

test('of nothing, nothing is drawn', () => {
  expect(spanWithin(edgesOf([]), 0, 500, 6)).toEqual({ first: 0, end: 0 })
})

test('a line out of sight is scrolled to, no farther than needed', () => {
  expect(scrollFor(edges, 1, 60, 80)).toBe(28)
  expect(scrollFor(edges, 5, 0, 100)).toBe(64)
  expect(scrollFor(edges, 2, 30, 100)).toBe(30)
})

const sizesArbitrary = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 60 })

test('whatever the sizes, exactly what shows a pixel in the room is drawn', () => {
  fc.assert(
    fc.property(
      sizesArbitrary,
      fc.nat(2000),
      fc.integer({ min: 1, max: 900 }),
      (sizes, at, room) => {
        const all = edgesOf(sizes)
        const total = all.at(-1) ?? 0
        const from = Math.min(at, Math.max(0, total - room))
        const shown = sizes.flatMap((size, place) => {
          const begin = all[place] ?? 0
          return begin < from + room && begin + size > from ? [place] : []
        })
        const span = spanWithin(all, from, from + room, 0)
        expect(shown).toEqual(
          Array.from({ length: span.end - span.first }, (_, place) => span.first + place),
        )
      },
    ),
  )
})

test('after scrolling to it, a line that fits is whole in the room', () => {
  fc.assert(
    fc.property(sizesArbitrary, fc.nat(), fc.nat(2000), (sizes, any, scrolled) => {
      const all = edgesOf(sizes)
      const place = any % sizes.length
      const to = scrollFor(all, place, scrolled, 60)
      expect(all[place]).toBeGreaterThanOrEqual(to)
      expect(all[place + 1]).toBeLessThanOrEqual(to + 60)
    }),
  )
})

test('the line with the focus is drawn wherever it is', () => {
  expect(linesDrawn({ first: 4, end: 7 }, 1)).toEqual([1, 4, 5, 6])
  expect(linesDrawn({ first: 4, end: 7 }, 5)).toEqual([4, 5, 6])
  expect(linesDrawn({ first: 4, end: 7 }, 9)).toEqual([4, 5, 6, 9])
})
