import { describe, expect, test } from 'vitest'
import { listQuerySchema, type ListKind } from '../../contract/rows.ts'
import { acceptCapture } from '../usecases/accept-capture.ts'
import { addRecord } from '../usecases/add-record.ts'
import { withdrawRecord } from '../usecases/withdraw-record.ts'
import { issueVerdict } from '../usecases/issue-verdict.ts'
import {
  accept,
  addPerson,
  draftAgreement,
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

  test('an agreement that another session modified says so from the day on which it was recorded', async () => {
    const office = foundOffice('2017-01-16')
    const before = draftAgreement({ number: '01/XLI/16' })
    const { session, agreements } = await accept(office, [before])
    const [modified = ''] = agreements
    office.onDay('2017-08-30')
    const later = expectValue(
      await acceptCapture(office, {
        as: office.person,
        body: 'CNSP',
        ordinal: 42,
        type: 'ordinary',
        date: null,
        gazetteDate: null,
        language: 'es',
        agreements: [draftAgreement({ number: '05/XLII/17', text: 'Se modifica el anterior.' })],
        indicators: [],
        source: null,
      }),
    )
    const [modifying] = later.agreements
    const fields = { agreement: modifying?.id ?? '', kind: 'modifies', target: modified }
    const link = expectValue(addRecord(office, { as: office.person, kind: 'link', fields }))
    office.onDay('2017-09-10')
    // It was meant for another one.
    expectValue(
      withdrawRecord(office, { as: office.person, id: link.id, reason: 'Era otro acuerdo' }),
    )

    const known = (day: string) => {
      const { read } = expectValue(office.register.past({ day }))
      const rows = (kind: ListKind, field: string, value: string) =>
        expectValue(
          read.list(
            listQuerySchema.parse({ kind, where: [{ field, operator: '=', values: [value] }] }),
            day,
          ),
        ).rows
      return {
        inList: rows('agreements', 'sessionId', session),
        inDetail: read.agreement(modified, day)?.agreement,
        links: rows('links', 'agreement', modifying?.id ?? ''),
      }
    }
    const unknown = { modifiedBy: null }
    expect(known('2017-08-29')).toMatchObject({ inList: [unknown], inDetail: unknown, links: [] })
    const told = { modifiedBy: '05/XLII/17' }
    expect(known('2017-09-01')).toMatchObject({
      inList: [told],
      inDetail: told,
      links: [{ targetName: '01/XLI/16' }],
    })
    expect(known('2017-09-10')).toMatchObject({ inList: [unknown], inDetail: unknown, links: [] })
  })
})
