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
import { grantExtension } from './grant-extension.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let durango: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office, [
    draftAgreement({
      clauses: [draftClause({ deadline: { rule: 'fixed_day', date: '2017-03-31' } })],
    }),
  ])
  durango = obligationOf(office, 'MX-DUR')
})

const extend = (parts: Partial<Parameters<typeof grantExtension>[1]> = {}) =>
  grantExtension(office, {
    as: office.person,
    obligation: durango,
    to: '2017-06-30',
    authority: 'Secretario Ejecutivo',
    reason: 'La licitación quedó desierta',
    earlierConfirmed: false,
    ...parts,
  })

function refusedWith(parts: Parameters<typeof extend>[0]): string {
  const before = office.register.read.digest()
  const code = expectRefusal(extend(parts))
  expect(office.register.read.digest()).toBe(before)
  return code
}

const due = () => obligations(office, { unit: 'MX-DUR' })[0]?.due
const history = () => office.register.read.obligation(durango, '2017-01-16')?.extensions ?? []

describe('an extension', () => {
  test('moves the deadline of one unit; a second one moves it on, and both stay in the history', () => {
    expect(expectValue(extend()).due).toBe('2017-06-30')
    expect(due()).toBe('2017-06-30')
    expect(obligations(office, { unit: 'MX-COL' })[0]?.due).toBe('2017-03-31')
    office.onDay('2017-06-01')
    expectValue(extend({ to: '2017-12-31' }))
    expect(due()).toBe('2017-12-31')
    expect(history().map(({ previousDue, newDue }) => [previousDue, newDue])).toEqual([
      ['2017-03-31', '2017-06-30'],
      ['2017-06-30', '2017-12-31'],
    ])
  })

  test('to a day that is not later than the present one is refused', () => {
    expect(refusedWith({ to: '2017-03-31' })).toBe('extension_not_later')
    expect(refusedWith({ to: '2017-03-30' })).toBe('extension_not_later')
    expectValue(extend())
    expect(refusedWith({ to: '2017-06-30' })).toBe('extension_not_later')
  })

  test('needs an authority, a reason and a day that exists', () => {
    expect(refusedWith({ authority: ' ' })).toBe('field_required')
    expect(refusedWith({ reason: '' })).toBe('reason_required')
    expect(refusedWith({ to: '2017-06-31' })).toBe('date_invalid')
  })

  test('that was withdrawn gives the day before back', () => {
    const { id } = expectValue(extend())
    expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Sin firma' }))
    expect(due()).toBe('2017-03-31')
  })

  test('two that were granted without knowledge of each other: the earlier day counts', () => {
    const first = expectValue(extend({ to: '2017-09-30' }))
    expectValue(withdrawRecord(office, { as: office.person, id: first.id, reason: 'Sin firma' }))
    expectValue(extend({ to: '2017-06-30' }))
    const third = expectValue(extend({ to: '2017-12-31' }))
    expect(due()).toBe('2017-12-31')
    expectValue(withdrawRecord(office, { as: office.person, id: third.id, reason: 'Sin firma' }))
    expect(due()).toBe('2017-06-30')
  })

  test('is refused for an obligation that was withdrawn', () => {
    expectValue(withdrawRecord(office, { as: office.person, id: durango, reason: 'Error' }))
    expect(refusedWith({})).toBe('obligation_withdrawn')
  })
})
