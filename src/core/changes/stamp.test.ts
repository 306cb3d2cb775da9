import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testId } from '../../../tests/support/commits.ts'
import { compareStamps } from './stamp.ts'
import type { Stamp } from './types.ts'

const few = fc.nat({ max: 2 })
const stamps: fc.Arbitrary<Stamp> = fc.record({
  clock: fc.record({ wall: few, logical: few }),
  installation: few.map(testId),
  counter: few,
  hash: few.map((number) => testId(number).repeat(2)),
})

describe('the order of changes', () => {
  it('asks clock, installation, counter and hash in that order', () => {
    const least: Stamp = {
      clock: { wall: 1, logical: 1 },
      installation: testId(1),
      counter: 1,
      hash: testId(1).repeat(2),
    }
    const ascending: readonly Stamp[] = [
      least,
      { ...least, hash: testId(2).repeat(2) },
      { ...least, counter: 2, hash: testId(0).repeat(2) },
      { ...least, installation: testId(2), counter: 0 },
      { ...least, clock: { wall: 1, logical: 2 }, installation: testId(0) },
      { ...least, clock: { wall: 2, logical: 0 } },
    ]
    expect(ascending.toReversed().toSorted(compareStamps)).toEqual(ascending)
  })

  it('is strict and total: exactly one of less, equal, greater', () => {
    fc.assert(
      fc.property(stamps, stamps, (a, b) => {
        expect(Math.sign(compareStamps(a, b))).toBe(-Math.sign(compareStamps(b, a)) || 0)
        expect(compareStamps(a, b) === 0).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
  })

  it('is transitive', () => {
    fc.assert(
      fc.property(stamps, stamps, stamps, (a, b, c) => {
        fc.pre(compareStamps(a, b) < 0 && compareStamps(b, c) < 0)
        expect(compareStamps(a, c)).toBeLessThan(0)
      }),
    )
  })
})
