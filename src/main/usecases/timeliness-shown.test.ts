import { beforeEach, describe, expect, test } from 'vitest'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { grantExtension } from './grant-extension.ts'

/** List, detail and counts say the same of what is late, and of whose delay it is. */
let office: Office
let rosa: string
let berta: string
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office, [
    draftAgreement({
      clauses: [draftClause({ deadline: { rule: 'fixed_day', date: '2017-03-31' } })],
    }),
  ])
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
})

/** What each place says of Durango's obligation on a day, and how many of the 32 are overdue and met late. */
function shownOn(day: string) {
  office.onDay(day)
  const [row] = obligations(office, { id: durango })
  const status = office.register.read.obligation(durango, day)?.status
  const { overdue, metLate } = office.register.read.summary(day).counts
  expect(row).toMatchObject({
    overdue: status?.overdue,
    metLate: status?.metLate,
    reportedInTime: status?.reportedInTime,
  })
  return {
    overdue: row?.overdue,
    inTime: status?.reportedInTime,
    late: row?.metLate,
    counts: { overdue, metLate },
  }
}

describe('the day after the deadline', () => {
  test('what was not reported is overdue', () => {
    expect(shownOn('2017-03-31').counts.overdue).toBe(0)
    expect(shownOn('2017-04-01')).toMatchObject({ overdue: true, counts: { overdue: 32 } })
  })

  test('what was reported in time and waits for its verdict is the verifier’s delay', async () => {
    office.onDay('2017-03-31')
    await report(office, durango, { as: rosa })
    expect(shownOn('2017-04-01')).toMatchObject({
      overdue: false,
      inTime: true,
      counts: { overdue: 31 },
    })
    expectValue(decide(office, durango, { as: berta, result: 'returned' }))
    expect(shownOn('2017-04-02')).toMatchObject({ overdue: true, inTime: false })
  })

  test('what was fulfilled late stays met late, unless an extension reaches that far', async () => {
    office.onDay('2017-05-10')
    await report(office, durango, { as: rosa })
    expectValue(decide(office, durango, { as: berta, fulfilledOn: '2017-05-02' }))
    expect(shownOn('2017-05-11')).toMatchObject({
      overdue: false,
      late: true,
      counts: { overdue: 31, metLate: 1 },
    })
    expectValue(
      grantExtension(office, {
        as: office.person,
        obligation: durango,
        to: '2017-05-31',
        authority: 'Consejo',
        reason: 'Acuerdo posterior',
        earlierConfirmed: false,
      }),
    )
    expect(shownOn('2017-05-12')).toMatchObject({ late: false, counts: { metLate: 0 } })
  })
})
