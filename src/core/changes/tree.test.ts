import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testId } from '../../../tests/support/commits.ts'
import { holdsOn } from './period.ts'
import { treeOn } from './tree.ts'
import type { Placement, UnitTree } from './tree.ts'

const [secretariat, police, commission, federalPolice] = [
  testId(0xa),
  testId(0xb),
  testId(0xc),
  testId(0xd),
]

let made = 0
/** Placements made one after the other. */
function placed(
  unit: string,
  parent: string,
  from: string | null = null,
  to: string | null = null,
): Placement {
  made += 1
  const stamp = {
    clock: { wall: made, logical: 0 },
    installation: testId(1),
    counter: made,
    hash: testId(made).repeat(2),
  }
  return { id: testId(made), unit, parent, from, to, stamp }
}

describe('the tree of units on a day', () => {
  it('follows the decrees that moved a unit', () => {
    const placements = [
      placed(federalPolice, secretariat, '2009-06-01', '2013-01-03'),
      placed(federalPolice, commission, '2013-01-03', '2018-11-30'),
    ]
    const parentOn = (day: string): string | undefined =>
      treeOn(day, placements).parents.get(federalPolice)
    expect(parentOn('2009-05-31')).toBeUndefined()
    expect(parentOn('2013-01-02')).toBe(secretariat)
    expect(parentOn('2013-01-03')).toBe(commission)
    expect(parentOn('2018-11-30')).toBeUndefined()
  })

  it('lets the placement that begins later win where nobody ended the earlier one', () => {
    const placements = [
      placed(federalPolice, commission, '2013'),
      placed(federalPolice, secretariat, '2000'),
    ]
    expect(treeOn('2016-12-20', placements)).toEqual({
      parents: new Map([[federalPolice, commission]]),
      skipped: [],
    })
    expect(treeOn('2010-01-01', placements).parents.get(federalPolice)).toBe(secretariat)
  })

  it('lets the later decision win where two begin on the same day', () => {
    const placements = [
      placed(federalPolice, secretariat, '2013'),
      placed(federalPolice, commission, '2013-01-01'),
    ]
    expect(treeOn('2016-12-20', placements).parents.get(federalPolice)).toBe(commission)
  })

  it('skips and lists the later of two moves that would put units below each other', () => {
    const first = placed(police, commission)
    const second = placed(commission, police)
    const expected: UnitTree = { parents: new Map([[police, commission]]), skipped: [second] }
    expect(treeOn('2016-12-20', [first, second])).toEqual(expected)
    expect(treeOn('2016-12-20', [second, first])).toEqual(expected)
  })

  it('skips it only on the days on which it would close the cycle', () => {
    const first = placed(police, commission, null, '2015')
    const second = placed(commission, police)
    expect(treeOn('2015-12-31', [first, second]).skipped).toEqual([second])
    expect(treeOn('2016-01-01', [first, second]).skipped).toEqual([])
  })

  it('leaves a unit where it was when its move is skipped', () => {
    const before = placed(commission, secretariat)
    const below = placed(police, commission)
    const move = placed(commission, police)
    const { parents, skipped } = treeOn('2016-12-20', [before, below, move])
    expect(parents.get(commission)).toBe(secretariat)
    expect(skipped).toEqual([move])
  })

  it('skips a unit placed under itself', () => {
    const own = placed(police, police)
    expect(treeOn('2016-12-20', [own])).toEqual({ parents: new Map(), skipped: [own] })
  })
})

const units = fc.nat({ max: 3 }).map((number) => testId(0xa0 + number))
const starts = fc.constantFrom(null, null, null, '2000', '2004-11', '2004-11-15', '2013-01-03')
const ends = fc.constantFrom(null, null, null, '2004', '2013-01-03', '2018-11')
const days = fc.constantFrom('1999-12-31', '2004-11-20', '2013-01-03', '2019-06-01')
const placementLists = fc
  .array(
    fc.record({
      unit: units,
      parent: units,
      from: starts,
      to: ends,
      wall: fc.nat({ max: 3 }),
    }),
    { minLength: 1, maxLength: 12, size: 'max' },
  )
  .map((items) =>
    items.map(({ wall, ...item }, index): Placement => {
      const stamp = {
        clock: { wall, logical: 0 },
        installation: testId(1),
        counter: 1,
        hash: testId(1).repeat(2),
      }
      return { id: testId(index), ...item, stamp }
    }),
  )
const shuffled = placementLists.chain((list) =>
  fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
)

/** The unit itself and everything above it; a walk longer than the tree is a cycle. */
function pathUp({ parents }: UnitTree, unit: string): readonly string[] {
  const path = [unit]
  for (let above = parents.get(unit); above !== undefined; above = parents.get(above)) {
    path.push(above)
    if (path.length > parents.size + 1) throw new Error('a cycle')
  }
  return path
}

describe('whatever placements offices make', () => {
  it('the tree has no cycle on any day', () => {
    fc.assert(
      fc.property(placementLists, days, (placements, day) => {
        const tree = treeOn(day, placements)
        for (const unit of tree.parents.keys()) pathUp(tree, unit)
      }),
      { numRuns: 500 },
    )
  })

  it('their order of arrival does not matter', () => {
    fc.assert(
      fc.property(shuffled, days, ([placements, others], day) => {
        expect(treeOn(day, others)).toEqual(treeOn(day, placements))
      }),
      { numRuns: 500 },
    )
  })

  it('only what would close a cycle is skipped, and every unit that can have a parent has one', () => {
    fc.assert(
      fc.property(placementLists, days, (placements, day) => {
        const tree = treeOn(day, placements)
        for (const { unit, parent } of tree.skipped) expect(pathUp(tree, parent)).toContain(unit)
        for (const placement of placements) {
          if (!holdsOn(day, placement.from, placement.to)) continue
          const { unit } = placement
          expect(tree.parents.has(unit) || tree.skipped.includes(placement)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('cycles really are among them', () => {
    const samples = fc.sample(fc.tuple(placementLists, days), { numRuns: 300, seed: 32 })
    const cyclic = samples.filter(([list, day]) => treeOn(day, list).skipped.length > 0)
    const longer = samples.filter(([list, day]) =>
      treeOn(day, list).skipped.some(({ unit, parent }) => unit !== parent),
    )
    expect(cyclic.length).toBeGreaterThan(150)
    expect(longer.length).toBeGreaterThan(50)
  })
})
