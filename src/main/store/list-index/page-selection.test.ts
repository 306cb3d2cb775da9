import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeArray } from './code-array.ts'
import { matchingRows, pageOfRows, sortKeys, type SortKey } from './page-selection.ts'

/** Of `count` rows that an office lists, those that are asked for and how each term of the order is meant. */
const question = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  count: fc.integer({ min: 1, max: 3000 }),
  terms: fc.array(
    fc.record({
      // From a column of two values to one in which no value comes twice.
      end: fc.constantFrom(2, 3, 40, 255, 16_384, 16_385, 300_000, 3_000_000),
      descending: fc.boolean(),
      emptyLast: fc.boolean(),
      throughTable: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  allowed: fc.constantFrom(0, 0.02, 0.5, 1),
  byTies: fc.boolean(),
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  limit: fc.integer({ min: 1, max: 120 }),
})

/** Numbers below one that follow from a seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

interface Term {
  readonly keys: readonly SortKey[]
  /** The least comes first. */
  readonly rank: (row: number) => number
}

describe('a page of an order', () => {
  test('is the one that sorting all rows would give', () => {
    fc.assert(
      fc.property(question, ({ seed, count, terms, allowed, byTies, place, limit }) => {
        const random = numbersFrom(seed)
        const made = terms.map(({ end, descending, emptyLast, throughTable }): Term => {
          const codes = codeArray(count, end - 1)
          // One of four is empty.
          for (let row = 0; row < count; row += 1) {
            codes[row] = random() < 0.25 ? 0 : Math.floor(random() * end)
          }
          const table = throughTable ? Uint32Array.from({ length: end }, (_, code) => code) : null
          return {
            keys: sortKeys({ codes, table }, end, descending, emptyLast),
            rank: (row) => {
              const code = codes[row] ?? 0
              if (descending) return code === 0 ? end : end - code
              return code === 0 && emptyLast ? end : code
            },
          }
        })
        const wanted = Uint8Array.from({ length: count }, () => (random() < allowed ? 1 : 0))
        const all = Uint32Array.from({ length: count }, (_, row) => row)
        const rows = matchingRows(
          all,
          [{ codes: null, allowed: wanted }],
          count,
          new Uint32Array(count),
        )
        const shuffled = Uint32Array.from(
          [...all].map((row) => ({ row, at: random() })).toSorted((a, b) => a.at - b.at),
          ({ row }) => row,
        )
        const places = new Map([...shuffled].map((row, at) => [row, at]))
        const tie = (row: number): number => (byTies ? (places.get(row) ?? 0) : row)
        const expected = [...all]
          .filter((row) => wanted[row] === 1)
          .toSorted((a, b) => {
            for (const { rank } of made) if (rank(a) !== rank(b)) return rank(a) - rank(b)
            return tie(a) - tie(b)
          })
        const ties = {
          order: () => shuffled,
          ordered: (some: Uint32Array) => [...some].toSorted((a, b) => tie(a) - tie(b)),
        }
        const offset = Math.floor(place * rows.length)
        const page = pageOfRows(
          rows,
          made.flatMap(({ keys }) => keys),
          offset,
          limit,
          byTies ? ties : null,
        )
        expect(page).toEqual(expected.slice(offset, offset + limit))
      }),
      { numRuns: 150 },
    )
  }, 60_000)

  test('behind the last row there is none, of few rows and of many', () => {
    for (const count of [10, 3000]) {
      const rows = Uint32Array.from({ length: count }, (_, row) => row)
      const codes = Uint8Array.from(rows, (row) => row % 7)
      const keys = sortKeys({ codes, table: null }, 7, false, true)
      expect(pageOfRows(rows, keys, count - 1, 100, null)).toHaveLength(1)
      expect(pageOfRows(rows, keys, count, 100, null)).toEqual([])
      expect(pageOfRows(rows, keys, count + 50, 100, null)).toEqual([])
      expect(pageOfRows(rows, keys, 0, 0, null)).toEqual([])
    }
  })

  /** Of three thousand obligations most wait and have no deadline: equals by every key but their id. */
  test.each([
    { through: 'codes', descending: false, emptyLast: true },
    { through: 'codes', descending: true, emptyLast: false },
    { through: 'a table', descending: false, emptyLast: true },
    { through: 'a table', descending: false, emptyLast: false },
    { through: 'a table', descending: true, emptyLast: true },
  ])(
    'of many equals by $through, $descending, $emptyLast',
    ({ through, descending, emptyLast }) => {
      const count = 3000
      const all = Uint32Array.from({ length: count }, (_, row) => row)
      const codes = Uint8Array.from(all, (row) => (row % 3 === 0 ? 1 + (row % 2) : 0))
      const table = through === 'codes' ? null : Uint32Array.from([0, 1, 2])
      const rankOf = (row: number): number => {
        const code = codes[row] ?? 0
        if (descending) return -code
        return code === 0 && emptyLast ? 9 : code
      }
      // The last by row is the first by id.
      const ties = {
        order: () => all.toReversed(),
        ordered: (rows: Uint32Array) => [...rows].toReversed(),
      }
      const expected = [...all].toSorted((a, b) => rankOf(a) - rankOf(b) || b - a)
      const keys = sortKeys({ codes, table }, 3, descending, emptyLast)
      for (const offset of [0, 450, 950, 1450, 1950, 2450, 2950]) {
        expect(pageOfRows(all, keys, offset, 100, ties)).toEqual(
          expected.slice(offset, offset + 100),
        )
      }
    },
  )

  test('of rows that match one of several conditions', () => {
    const all = Uint32Array.from([0, 1, 2, 3, 4, 5])
    const codes = Uint8Array.from([0, 1, 2, 0, 1, 2])
    const of = (...wanted: readonly number[]) => ({
      codes,
      allowed: Uint8Array.from([0, 1, 2], (code) => (wanted.includes(code) ? 1 : 0)),
    })
    const at = (...wanted: readonly number[]) => ({
      codes: null,
      allowed: Uint8Array.from(all, (row) => (wanted.includes(row) ? 1 : 0)),
    })
    const either = { any: [[of(2)], [of(0, 1), at(1, 2, 3)]] }
    expect([...matchingRows(all, [either], 6, new Uint32Array(6))]).toEqual([1, 2, 3, 5])
    expect([...matchingRows(all, [either, at(0, 3, 5)], 6, new Uint32Array(6))]).toEqual([3, 5])
    expect(matchingRows(all, [], 6, new Uint32Array(6))).toBe(all)
  })
})
