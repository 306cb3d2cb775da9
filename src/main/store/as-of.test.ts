import { describe, expect, test } from 'vitest'
import { withdrawRecord } from '../usecases/withdraw-record.ts'
import { issueVerdict } from '../usecases/issue-verdict.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
} from '../../../tests/support/registers.ts'

describe('the register as it was known on a day', () => {
  test('a verdict is not known before the day on which it was issued', async () => {
    const office = foundOffice('2017-01-16')
    await accept(office)
    const verifier = addPerson(office, 'Berta Ríos')
    office.onDay('2017-03-01')
    const obligation = obligationOf(office, 'MX-DUR')
    expectValue(
      issueVerdict(office, {
        as: verifier,
        obligation,
        result: 'not_met',
        reason: 'No respondió',
        fulfilledOn: null,
        pertinence: null,
        seenReports: [],
        seenEvidence: [],
        seenVerdicts: [],
      }),
    )
    office.onDay('2017-05-01')

    const known = (day: string) =>
      expectValue(office.register.past({ day })).read.obligation(obligation, day)?.status.compliance
    expect(known('2017-02-28')).toBe('not_started')
    expect(known('2017-03-01')).toBe('not_met')
    expect(known('2017-05-01')).toBe('not_met')
    expect(office.register.read.obligation(obligation, '2017-05-01')?.status.compliance).toBe(
      'not_met',
    )
  })

  test('as of today it is what it is now', async () => {
    const office = foundOffice('2017-01-16')
    const { agreements } = await accept(office)
    office.onDay('2017-02-20')
    expectValue(
      withdrawRecord(office, {
        as: office.person,
        id: obligationOf(office, 'MX-COL'),
        reason: 'Capturada por error',
      }),
    )
    const past = expectValue(office.register.past({ day: '2017-02-20' })).read
    expect(past.summary('2017-02-20')).toEqual(office.register.read.summary('2017-02-20'))
    expect(past.agreement(agreements[0] ?? '', '2017-02-20')).toEqual(
      office.register.read.agreement(agreements[0] ?? '', '2017-02-20'),
    )
    expect(past.digest()).toBe(office.register.read.digest())
  })

  test('a day ends at midnight in Mexico, not in London', async () => {
    const office = foundOffice('2017-01-16')
    await accept(office)
    // 17 January, 03:00 UTC, is still the evening of the 16th in Mexico City.
    const evening = { ...office, now: () => Date.parse('2017-01-17T03:00:00Z') }
    expectValue(
      withdrawRecord(evening, {
        as: office.person,
        id: obligationOf(office, 'MX-COL'),
        reason: 'Capturada por error',
      }),
    )
    office.onDay('2017-02-01')
    const known = expectValue(office.register.past({ day: '2017-01-16' })).read
    expect(known.summary('2017-01-16').counts).toMatchObject({ total: 31, withdrawn: 1 })
  })

  test('a clock that goes back counts for the last day that was noted', async () => {
    const office = foundOffice('2017-01-16')
    await accept(office)
    const withdraw = (unit: string): void => {
      const id = obligationOf(office, unit)
      expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Capturada por error' }))
    }
    office.onDay('2017-03-01')
    withdraw('MX-COL')
    office.onDay('2017-02-01')
    withdraw('MX-DUR')
    // Today is now, whatever the clock said before.
    const total = (day: string) =>
      expectValue(office.register.past({ day })).read.summary(day).counts.total
    expect(total('2017-02-01')).toBe(30)
    office.onDay('2017-03-05')
    expect(total('2017-02-15')).toBe(32)
    expect(total('2017-03-01')).toBe(30)
  })

  test('days before the first receipt and days to come are refused', () => {
    const office = foundOffice('2017-01-16')
    expect(expectRefusal(office.register.past({ day: '2017-01-15' }))).toBe('as_of_before_receipts')
    expect(expectRefusal(office.register.past({ day: '2017-01-17' }))).toBe('as_of_in_future')
  })
})
