import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  covers,
  edgesOf,
  lengthOf,
  linesDrawn,
  scrollFor,
  type Span,
  spanAround,
  spanWithin,
  stepTowards,
} from './grid-geometry.ts'

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

test('around what is in sight, as much as there may be; everything where that fits', () => {
  expect(spanAround({ first: 40, end: 60 }, 600, 210)).toEqual({ first: 0, end: 210 })
  expect(spanAround({ first: 40, end: 60 }, 40, 210)).toEqual({ first: 30, end: 70 })
  expect(spanAround({ first: 0, end: 20 }, 40, 210)).toEqual({ first: 0, end: 40 })
  expect(spanAround({ first: 200, end: 210 }, 40, 210)).toEqual({ first: 170, end: 210 })
  // Never less than what is in sight.
  expect(spanAround({ first: 40, end: 60 }, 5, 210)).toEqual({ first: 40, end: 60 })
})

test('what was drawn far away is given up for what is in sight', () => {
  const sight = { first: 300, end: 330 }
  expect(stepTowards({ first: 0, end: 40 }, { first: 200, end: 400 }, sight, 8)).toEqual(sight)
})

const spanArbitrary = (count: number): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.nat(count), fc.nat(count))
    .map(([a, b]) => ({ first: Math.min(a, b), end: Math.max(a, b) }))
    .filter((span) => lengthOf(span) > 0)

test('step by step all that shall be drawn is, and no step is a long one', () => {
  fc.assert(
    fc.property(
      spanArbitrary(300),
      spanArbitrary(300),
      fc.integer({ min: 1, max: 9 }),
      (...all) => {
        const [drawn, sight, most] = all
        const wanted = spanAround(sight, 100, 300)
        let now = drawn
        for (let step = 0; step < 400 && !(covers(now, wanted) && covers(wanted, now)); step += 1) {
          const next = stepTowards(now, wanted, sight, most)
          const moved = [next.first - now.first, next.end - now.end].map(Math.abs)
          expect(next === sight ? 0 : Math.max(...moved)).toBeLessThanOrEqual(most)
          now = next
        }
        expect(now).toEqual(wanted)
        expect(covers(now, sight)).toBe(true)
      },
    ),
  )
})
