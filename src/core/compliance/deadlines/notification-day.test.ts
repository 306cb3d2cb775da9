import { describe, expect, test } from 'vitest'
import { notification } from '../../../../tests/support/obligation-facts.ts'
import { notificationDay } from './notification-day.ts'

describe('when a unit learnt of its obligation', () => {
  test('never, without a letter or with a withdrawn one', () => {
    expect(notificationDay([])).toBeNull()
    expect(notificationDay([notification({ withdrawn: true })])).toBeNull()
  })

  test('the day it acknowledged the letter, else the day of the letter', () => {
    expect(notificationDay([notification({ acknowledgedOn: '2017-01-13' })])).toBe('2017-01-13')
    expect(notificationDay([notification()])).toBe('2017-01-10')
  })

  test('a reminder starts no new term', () => {
    expect(
      notificationDay([notification({ id: 'reminder', date: '2017-05-02' }), notification()]),
    ).toBe('2017-01-10')
  })
})
