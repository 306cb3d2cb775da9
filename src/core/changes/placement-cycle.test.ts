import { describe, expect, test } from 'vitest'
import { cycleDay } from './placement-cycle.ts'
import type { Placement } from './tree.ts'

const placement = (
  unit: string,
  parent: string,
  from: string | null = null,
  to: string | null = null,
): Placement => ({
  id: `${unit}<${parent}`,
  unit,
  parent,
  from,
  to,
  stamp: { clock: { wall: 0, logical: 0 }, installation: '', counter: 0, hash: '' },
})

describe('a unit below itself', () => {
  const others = [placement('CNI', 'SESNSP'), placement('SESNSP', 'SEGOB', '2013', '2018-11-30')]

  test('directly, and through others', () => {
    expect(cycleDay(placement('SEGOB', 'SEGOB', '2014'), others)).toBe('2014')
    expect(cycleDay(placement('SEGOB', 'CNI', '2014-01-01'), others)).toBe('2014-01-01')
  })

  test('only on the days on which the others stand so', () => {
    expect(cycleDay(placement('SEGOB', 'CNI', '2018-11-30'), others)).toBeNull()
    expect(cycleDay(placement('SEGOB', 'CNI', '2010', '2012'), others)).toBeNull()
    expect(cycleDay(placement('SEGOB', 'CNI', '2010'), others)).toBe('2013-01-01')
  })

  test('its own earlier place does not stand in its way', () => {
    expect(cycleDay(placement('CNI', 'SEGOB', '2020'), others)).toBeNull()
  })
})
