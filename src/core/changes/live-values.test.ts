import { describe, expect, it } from 'vitest'
import { testId } from '../../../tests/support/commits.ts'
import type { Value } from '../schema/value.ts'
import {
  displayedValue,
  distinctLiveValues,
  isConfidential,
  isConflict,
  isPresent,
} from './live-values.ts'
import type { StampedChange } from './types.ts'

/** Written later the greater `wall` is. */
function written(wall: number, value: Value, element: string | null = null): StampedChange {
  return {
    kind: 3,
    record: testId(1),
    field: 14,
    element,
    value,
    replaces: [],
    commit: testId(wall),
    stamp: {
      clock: { wall, logical: 0 },
      installation: testId(7),
      counter: wall,
      hash: testId(wall).repeat(2),
    },
  }
}

describe('a field that two offices edited', () => {
  it('shows the later value and keeps both to choose from', () => {
    const live = [written(1, '30 días'), written(2, '60 días')]
    expect(displayedValue(live)).toBe('60 días')
    expect(distinctLiveValues(live)).toEqual(['60 días', '30 días'])
    expect(isConflict(live)).toBe(true)
  })

  it('is no conflict when both wrote the same, in whatever order of names', () => {
    const live = [written(1, { rule: 'x', year: 1 }), written(2, { year: 1, rule: 'x' })]
    expect(isConflict(live)).toBe(false)
    expect(distinctLiveValues(live)).toHaveLength(1)
  })

  it('is a conflict when one cleared it', () => {
    expect(isConflict([written(1, 'texto'), written(2, null)])).toBe(true)
  })

  it('is empty, and no conflict, before anybody writes', () => {
    expect(displayedValue([])).toBeNull()
    expect(distinctLiveValues([])).toEqual([])
    expect(isConflict([])).toBe(false)
  })
})

describe('an element of a set', () => {
  const removedLater = [written(1, true, 'urgente'), written(2, null, 'urgente')]

  it('stays when one office removed what another added meanwhile', () => {
    expect(isPresent(removedLater)).toBe(true)
    expect(displayedValue(removedLater)).toBe(true)
  })

  it('leaves nothing to decide by being removed and added', () => {
    expect(isConflict(removedLater)).toBe(false)
    expect(distinctLiveValues(removedLater)).toEqual([true])
  })

  it('is gone when every live change removes it', () => {
    const live = [written(1, null, 'urgente'), written(2, null, 'urgente')]
    expect(isPresent(live)).toBe(false)
    expect(displayedValue(live)).toBeNull()
    expect(isPresent([])).toBe(false)
  })

  it('is a conflict when its mark differs', () => {
    const live = [written(1, 'obliged', testId(5)), written(2, 'supporting', testId(5))]
    expect(isConflict(live)).toBe(true)
  })
})

describe('a confidential agreement', () => {
  it('stays confidential while somebody’s mark is live, whatever else is', () => {
    expect(isConfidential([written(1, true), written(2, false)])).toBe(true)
    expect(isConfidential([written(1, false), written(2, null)])).toBe(false)
    expect(isConfidential([])).toBe(false)
  })
})
