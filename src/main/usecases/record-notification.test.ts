import { beforeEach, describe, expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { recordNotification } from './record-notification.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let durango: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office, [
    draftAgreement({
      clauses: [
        draftClause({
          deadline: { rule: 'after', anchor: 'notification', count: 30, unit: 'calendar_days' },
        }),
      ],
    }),
  ])
  durango = obligationOf(office, 'MX-DUR')
})

const notify = (parts: Partial<Parameters<typeof recordNotification>[1]> = {}) =>
  recordNotification(office, {
    as: office.person,
    obligation: durango,
    number: 'SESNSP/0011/2017',
    date: '2017-01-10',
    acknowledgedOn: null,
    acknowledgementNumber: null,
    ...parts,
  })

function refusedWith(parts: Parameters<typeof notify>[0]): string {
  const before = office.register.read.digest()
  const code = expectRefusal(notify(parts))
  expect(office.register.read.digest()).toBe(before)
  return code
}

describe('the letter by which a unit learns of its obligation', () => {
  test('starts the deadline that runs from it, for this unit alone', () => {
    expect(obligations(office, { unit: 'MX-DUR' })).toMatchObject([{ dueEstimated: true }])
    expectValue(notify({ acknowledgedOn: '2017-01-12' }))
    expect(obligations(office, { unit: 'MX-DUR' })).toMatchObject([
      { due: '2017-02-11', dueEstimated: false },
    ])
    expect(obligations(office, { unit: 'MX-COL' })).toMatchObject([{ dueEstimated: true }])
  })

  test('needs a number and days that exist', () => {
    expect(refusedWith({ number: ' ' })).toBe('field_required')
    expect(refusedWith({ date: '2017-02-29' })).toBe('date_invalid')
    expect(refusedWith({ acknowledgedOn: '2017-00-10' })).toBe('date_invalid')
  })

  test('cannot be acknowledged before it was sent, but on the same day it can', () => {
    expect(refusedWith({ acknowledgedOn: '2017-01-09' })).toBe('acknowledged_before_letter')
    expectValue(notify({ acknowledgedOn: '2017-01-10' }))
  })

  test('has been sent and acknowledged by today, on whatever day one asks', () => {
    expect(refusedWith({ date: '2017-01-17' })).toBe('day_in_future')
    expect(refusedWith({ acknowledgedOn: '2017-01-17' })).toBe('day_in_future')
    expectValue(notify({ date: '2017-01-16', acknowledgedOn: '2017-01-16' }))
  })

  test('is entered once, however its number is spelt; the existing one is named', () => {
    const { id } = expectValue(notify())
    for (const number of ['SESNSP/0011/2017', ' sesnsp / 0011 / 2017 ']) {
      expect(notify({ number })).toMatchObject({
        ok: false,
        error: {
          code: 'notification_repeated',
          details: { number: 'SESNSP/0011/2017', date: '2017-01-10', id },
        },
      })
    }
    // Another day, another number and another unit make another letter.
    expectValue(notify({ date: '2017-01-11' }))
    expectValue(notify({ number: 'SESNSP/0012/2017' }))
    expectValue(notify({ obligation: obligationOf(office, 'MX-COL') }))
  })

  test('may be entered again once the wrong entry is withdrawn', () => {
    const { id } = expectValue(notify())
    expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Fecha equivocada' }))
    expectValue(notify())
  })

  test('is refused for an obligation that was withdrawn', () => {
    expectValue(
      withdrawRecord(office, { as: office.person, id: durango, reason: 'Se capturó por error' }),
    )
    expect(refusedWith({})).toBe('obligation_withdrawn')
  })
})
