import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testId } from '../../../tests/support/commits.ts'
import { survivor } from './redirect.ts'

const [a, b, c, d] = [testId(1), testId(2), testId(3), testId(4)]

describe('a record entered twice', () => {
  it('stands for itself when nobody called it a duplicate', () => {
    expect(survivor(a, new Map())).toBe(a)
  })

  it('is followed to the end, also through several', () => {
    const duplicateOf = new Map([
      [c, b],
      [b, a],
    ])
    expect([a, b, c].map((id) => survivor(id, duplicateOf))).toEqual([a, a, a])
  })

  it('survives by the smallest id where two offices named each other’s record', () => {
    const duplicateOf = new Map([
      [d, c],
      [c, b],
      [b, c],
    ])
    expect([b, c, d].map((id) => survivor(id, duplicateOf))).toEqual([b, b, b])
  })

  it('survives when it was called a duplicate of itself', () => {
    expect(survivor(b, new Map([[b, b]]))).toBe(b)
  })
})

describe('whatever is called a duplicate of what', () => {
  const ids = fc.nat({ max: 6 }).map(testId)
  const links = fc.array(fc.tuple(ids, ids), { maxLength: 7 }).map((pairs) => new Map(pairs))

  it('there is one survivor for all that are linked, and it survives itself', () => {
    fc.assert(
      fc.property(links, ids, (duplicateOf, id) => {
        const kept = survivor(id, duplicateOf)
        expect(survivor(kept, duplicateOf)).toBe(kept)
        expect(survivor(duplicateOf.get(id) ?? id, duplicateOf)).toBe(kept)
      }),
      { numRuns: 500 },
    )
  })
})
