import { beforeEach, describe, expect, test } from 'vitest'
import { evidenceOf, fileWith, report } from '../../../tests/support/casework.ts'
import {
  accept,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { addEvidence } from './add-evidence.ts'
import { editRecord } from './edit-record.ts'
import { recordNotification } from './record-notification.ts'

let office: Office
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  durango = obligationOf(office, 'MX-DUR')
})

const edit = (id: string, values: Readonly<Record<string, string | number | null>>) =>
  editRecord(office, {
    as: office.person,
    id,
    fields: Object.entries(values).map(([field, value]) => ({
      field,
      value,
      replaces: office.register.read.record(id)?.fields[field]?.live ?? [],
    })),
  })

function refusedWith(...given: Parameters<typeof edit>): string {
  const before = office.register.read.digest()
  const code = expectRefusal(edit(...given))
  expect(office.register.read.digest()).toBe(before)
  return code
}

/** Of one day, to Durango. */
const letter = (number: string) =>
  expectValue(
    recordNotification(office, {
      as: office.person,
      obligation: durango,
      number,
      date: '2017-01-10',
      acknowledgedOn: null,
      acknowledgementNumber: null,
    }),
  ).id

describe('an acknowledgement that comes later', () => {
  test('is entered on the letter, with its number, by the rules of its form', () => {
    const { id } = expectValue(
      recordNotification(office, {
        as: office.person,
        obligation: durango,
        number: 'SESNSP/11/2017',
        date: '2017-01-10',
        acknowledgedOn: null,
        acknowledgementNumber: ' ',
      }),
    )
    expect(office.register.read.record(id)?.fields['acknowledgementNumber']).toBeUndefined()
    expect(refusedWith(id, { acknowledgedOn: '2017-01-09' })).toBe('acknowledged_before_letter')
    expect(refusedWith(id, { acknowledgedOn: '2017-01-17' })).toBe('day_in_future')
    expectValue(edit(id, { acknowledgedOn: '2017-01-12', acknowledgementNumber: 'SSP/3/2017' }))
    expect(office.register.read.obligation(durango, '2017-01-16')?.notifications).toMatchObject([
      { acknowledgedOn: '2017-01-12', acknowledgementNumber: 'SSP/3/2017' },
    ])
    expect(refusedWith(id, { date: '2017-01-13' })).toBe('acknowledged_before_letter')
    expect(refusedWith(id, { date: '2017-01-17', acknowledgedOn: null })).toBe('day_in_future')
  })
})

describe('correcting', () => {
  test('a letter: it does not become one by which the unit was notified before', () => {
    letter('SESNSP/11/2017')
    const second = letter('SESNSP/12/2017')
    expect(refusedWith(second, { number: 'sesnsp/11/2017 ' })).toBe('notification_repeated')
    expectValue(edit(second, { number: 'SESNSP/13/2017' }))
    expectValue(edit(second, { number: 'SESNSP/11/2017', date: '2017-01-11' }))
    expect(refusedWith(second, { date: '2017-01-10' })).toBe('notification_repeated')
  })

  test('a report: a percentage is one, and what was done has been done', async () => {
    const { id } = await report(office, durango)
    expect(refusedWith(id, { percent: 101 })).toBe('percent_invalid')
    expect(refusedWith(id, { percent: -1 })).toBe('percent_invalid')
    expect(refusedWith(id, { reportedOn: '2017-01-17' })).toBe('day_in_future')
    expect(refusedWith(id, { cutOff: '2017-01-17' })).toBe('day_in_future')
    expectValue(edit(id, { percent: 0, cutOff: '2017-01-16' }))
  })

  test('evidence: a link is one, a document has its date, and something is left of it', async () => {
    const made = expectValue(
      await addEvidence(office, {
        as: office.person,
        obligation: durango,
        report: null,
        evidence: [
          { ...evidenceOf(''), file: null, link: 'https://www.gob.mx/acta' },
          evidenceOf(fileWith('Acta')),
        ],
      }),
    )
    const [link = '', file = ''] = made.evidence.map(({ id }) => id)
    expect(refusedWith(link, { link: 'acta' })).toBe('link_invalid')
    expect(refusedWith(link, { link: null })).toBe('evidence_empty')
    expect(refusedWith(file, { date: '2017-01-17' })).toBe('day_in_future')
    expectValue(edit(file, { date: '2017-01-16', reference: 'SSP/7/2017' }))
    expectValue(edit(file, { reference: null }))
  })
})
