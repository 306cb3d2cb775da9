import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testId } from '../../../tests/support/commits.ts'
import { applyChange, emptyLiveCell } from './apply-change.ts'
import type { LiveCell } from './apply-change.ts'
import { cellKey, emptyCell, liveChanges, mergeChange } from './cell.ts'
import type { CommitPrefix, StampedChange } from './types.ts'

/**
 * The `number`-th change of a cell; it replaces earlier ones, and perhaps one that nobody ever
 * sees.
 */
function change(number: number, replaces: readonly number[] = []): StampedChange {
  return {
    kind: 3,
    record: testId(1),
    field: 14,
    element: null,
    value: number,
    replaces: replaces.map(testId),
    commit: testId(number),
    stamp: {
      clock: { wall: number, logical: 0 },
      installation: testId(7),
      counter: number,
      hash: testId(number).repeat(2),
    },
  }
}

const commitsIn = ({ live }: LiveCell): readonly CommitPrefix[] =>
  live.map(({ commit }) => commit).toSorted()

describe('a change that reaches its cell', () => {
  it('is live beside others that it does not replace', () => {
    const first = applyChange(emptyLiveCell, change(1))
    const second = applyChange(first, change(2))
    expect(commitsIn(second)).toEqual([testId(1), testId(2)])
    expect(second).toMatchObject({ becameLive: true, replacedNow: [], remembered: [] })
  })

  it('takes the place of what its author had on screen', () => {
    const first = applyChange(emptyLiveCell, change(1))
    const second = applyChange(first, change(2, [1]))
    expect(commitsIn(second)).toEqual([testId(2)])
    expect(second.replacedNow).toEqual([testId(1)])
    expect(second.pending.size).toBe(0)
  })

  it('replaces what arrives only later', () => {
    const early = applyChange(emptyLiveCell, change(2, [1]))
    expect(early.remembered).toEqual([testId(1)])
    const late = applyChange(early, change(1))
    expect(late).toMatchObject({ becameLive: false, forgotten: true })
    expect(commitsIn(late)).toEqual([testId(2)])
    expect(late.pending.size).toBe(0)
  })

  it('still replaces others when it arrives replaced itself', () => {
    const early = applyChange(applyChange(emptyLiveCell, change(1)), change(3, [2]))
    const late = applyChange(early, change(2, [1]))
    expect(late.replacedNow).toEqual([testId(1)])
    expect(commitsIn(late)).toEqual([testId(3)])
  })
})

/** A history of one cell in an order of arrival; every change replaces some of the earlier ones. */
const histories = fc
  .array(
    fc.record({ sees: fc.array(fc.nat({ max: 12 }), { maxLength: 3 }), key: fc.nat({ max: 99 }) }),
    { minLength: 1, maxLength: 12 },
  )
  .map((items) => {
    const changes = items.map(({ sees }, index) =>
      // 0 stands for a commit that never arrives.
      change(
        index + 1,
        [...new Set(sees.map((number) => number % (index + 1)))].toSorted((a, b) => a - b),
      ),
    )
    return changes.toSorted(
      (a, b) => (items[a.stamp.counter - 1]?.key ?? 0) - (items[b.stamp.counter - 1]?.key ?? 0),
    )
  })

describe('keeping only what is live', () => {
  it('gives the same live changes as keeping everything', () => {
    fc.assert(
      fc.property(histories, (arrived) => {
        const small = arrived.reduce<LiveCell>(applyChange, emptyLiveCell)
        const whole = liveChanges(arrived.reduce(mergeChange, emptyCell))
        expect(commitsIn(small)).toEqual(whole.map(({ commit }) => commit).toSorted())
      }),
      { numRuns: 1000 },
    )
  })

  it('remembers every replacement that is still awaited, and else only what was replaced twice', () => {
    fc.assert(
      fc.property(histories, (arrived) => {
        const { pending } = arrived.reduce<LiveCell>(applyChange, emptyLiveCell)
        const commits = new Set(arrived.map(({ commit }) => commit))
        const named = arrived.flatMap(({ replaces }) => replaces)
        for (const commit of named.filter((name) => !commits.has(name))) {
          expect(pending.has(commit)).toBe(true)
        }
        for (const commit of pending) {
          const times = named.filter((other) => other === commit).length
          expect(times).toBeGreaterThanOrEqual(commits.has(commit) ? 2 : 1)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('tells exactly how the live changes differ from before', () => {
    fc.assert(
      fc.property(histories, (arrived) => {
        arrived.reduce<LiveCell>((cell, next) => {
          const after = applyChange(cell, next)
          const live = new Set(commitsIn(cell))
          for (const commit of after.replacedNow) live.delete(commit)
          if (after.becameLive) live.add(next.commit)
          const pending = new Set([...cell.pending, ...after.remembered])
          if (after.forgotten) pending.delete(next.commit)
          expect([...live].toSorted()).toEqual(commitsIn(after))
          expect(pending).toEqual(after.pending)
          return after
        }, emptyLiveCell)
      }),
    )
  })
})

describe('the whole state of a cell', () => {
  it('does not change when a change comes again', () => {
    const once = mergeChange(emptyCell, change(1))
    expect(mergeChange(once, change(1))).toBe(once)
  })

  it('has a name of its own for every record, field and element', () => {
    const cell = { record: testId(1), field: 24, element: null }
    const keys = [
      cellKey(cell),
      cellKey({ ...cell, record: testId(2) }),
      cellKey({ ...cell, field: 2 }),
      cellKey({ ...cell, element: 'a' }),
      cellKey({ ...cell, element: 'b' }),
    ]
    expect(new Set(keys).size).toBe(keys.length)
  })
})
