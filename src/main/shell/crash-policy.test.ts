import { describe, expect, it } from 'vitest'
import { watchCrashes } from './crash-policy.ts'

describe('a window that stops working', () => {
  it('is opened again, also many times over a long day', () => {
    const decide = watchCrashes()
    const decisions = [0, 1, 2, 3, 4].map((hour) => decide(hour * 3_600_000))
    expect(new Set(decisions)).toEqual(new Set(['reopen']))
  })

  it('is given up at the third time within a minute', () => {
    const decide = watchCrashes()
    expect([0, 5_000, 20_000].map(decide)).toEqual(['reopen', 'reopen', 'give_up'])
  })

  it('forgets what happened more than a minute ago', () => {
    const decide = watchCrashes()
    expect([0, 5_000, 60_000].map(decide)).toEqual(['reopen', 'reopen', 'reopen'])
  })
})
