import { expect, test } from 'vitest'
import {
  accept,
  expectRefusal,
  expectValue,
  foundOffice,
  type Office,
} from '../../../tests/support/registers.ts'
import { addRecord } from './add-record.ts'
import { agreementMeasures } from './agreement-measures.ts'
import { editRecord } from './edit-record.ts'
import { indicatorDetail } from './indicator-detail.ts'
import { fundingDetail } from './funding-reckoning.ts'
import { listRecords } from './look-up.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { withdrawRecord } from './withdraw-record.ts'

type Fields = Parameters<typeof addRecord>[1]['fields']

const tryAdd = (office: Office, kind: string, fields: Fields) =>
  addRecord(office, { as: office.person, kind, fields })
const add = (office: Office, kind: string, fields: Fields): string =>
  expectValue(tryAdd(office, kind, fields)).id
const set = (office: Office, id: string, field: string, value: string | number | null) =>
  editRecord(office, {
    as: office.person,
    id,
    fields: [
      {
        field,
        value,
        replaces: [...(office.register.read.record(id)?.fields[field]?.live ?? [])],
      },
    ],
  })

const certified: Fields = {
  name: 'Policías certificados',
  measure: 'Policías',
  direction: 'increase',
  baselinePeriod: '2016',
  baselineValue: '1,000',
  target: '2000',
  targetBy: '2018',
}

test('an office follows how many police officers are certified, figure by figure', () => {
  const office = foundOffice('2018-02-01')
  const indicator = add(office, 'indicator', certified)
  const shown = () => expectValue(indicatorDetail(office, { id: indicator }))
  expect(shown().indicator).toMatchObject({ course: 'unmeasured', change: null, lastValue: null })
  add(office, 'observation', { indicator, period: 'enero-junio de 2017', value: '1,200' })
  expect(shown().indicator).toMatchObject({
    baselineValue: 1000,
    lastValue: 1200,
    lastOn: '2017-06-30',
    change: 20,
    course: 'off_course',
    observations: 1,
  })
  const last = add(office, 'observation', { indicator, date: '2017-12-31', value: 1600 })
  add(office, 'observation', { indicator, period: '2017-T1', value: 1100 })
  expect(shown().indicator).toMatchObject({ lastValue: 1600, change: 60, course: 'on_course' })
  expect(shown().observations.map(({ on, value }) => [on, value])).toEqual([
    ['2017-03-31', 1100],
    ['2017-06-30', 1200],
    ['2017-12-31', 1600],
  ])
  expectValue(withdrawRecord(office, { as: office.person, id: last, reason: 'Cifra de otro año' }))
  expect(shown().indicator).toMatchObject({ lastValue: 1200, course: 'off_course' })
})

test('a target on the wrong side of the baseline is taken and marked', () => {
  const office = foundOffice()
  const indicator = add(office, 'indicator', { ...certified, target: 900 })
  expect(expectValue(indicatorDetail(office, { id: indicator })).indicator).toMatchObject({
    targetDoubtful: true,
  })
  expectValue(set(office, indicator, 'target', '1,500'))
  expect(expectValue(indicatorDetail(office, { id: indicator })).indicator).toMatchObject({
    targetDoubtful: false,
    target: 1500,
  })
})

test('lists are filtered and sorted by where indicators stand', () => {
  const office = foundOffice('2018-02-01')
  const late = add(office, 'indicator', certified)
  add(office, 'observation', { indicator: late, date: '2017-12-31', value: 1001 })
  const page = expectValue(
    listRecords(
      office,
      listQuerySchema.parse({
        kind: 'indicators',
        where: [{ field: 'course', operator: '=', values: ['off_course', 'missed'] }],
      }),
    ),
  )
  expect(page.rows.map(({ id }) => id)).toEqual([late])
})

test('what is no number is refused as such, and nothing is saved', () => {
  const office = foundOffice()
  const indicator = add(office, 'indicator', certified)
  for (const value of ['1.234,56', 'mil', '0x10', '']) {
    const refused = expectRefusal(tryAdd(office, 'observation', { indicator, value }))
    expect(refused).toBe(value === '' ? 'field_required' : 'number_invalid')
  }
  expect(expectRefusal(set(office, indicator, 'target', '1,5'))).toBe('number_invalid')
  expect(expectValue(indicatorDetail(office, { id: indicator })).observations).toEqual([])
})

test('nobody has measured or paid tomorrow', () => {
  const office = foundOffice('2017-03-01')
  const indicator = add(office, 'indicator', certified)
  const funding = add(office, 'funding', { fund: 'FASP', year: 2017, entity: 'MX-DUR' })
  const tomorrow = '2017-03-02'
  expect(
    expectRefusal(tryAdd(office, 'observation', { indicator, value: 1, date: tomorrow })),
  ).toBe('day_in_future')
  const instalment = { funding, order: 1, amount: '10' }
  expect(expectRefusal(tryAdd(office, 'instalment', { ...instalment, paidOn: tomorrow }))).toBe(
    'day_in_future',
  )
  expect(expectRefusal(tryAdd(office, 'instalment', { ...instalment, order: 0 }))).toBe(
    'value_invalid',
  )
  const planned = add(office, 'instalment', { ...instalment, dueOn: tomorrow })
  expect(expectRefusal(set(office, planned, 'paidOn', tomorrow))).toBe('day_in_future')
})

test.each([
  ['1.234,56', 'amount_invalid'],
  ['mucho', 'amount_invalid'],
  ['-1', 'amount_negative'],
  ['1.234', 'amount_decimals'],
  ['99999999999999999', 'amount_too_large'],
])('%s is no amount of money: %s', (amount, code) => {
  const office = foundOffice()
  const fields = { fund: 'FASP', year: 2017, entity: 'MX-DUR' }
  expect(expectRefusal(tryAdd(office, 'funding', { ...fields, federalAmount: amount }))).toBe(code)
  const funding = add(office, 'funding', fields)
  expect(expectRefusal(set(office, funding, 'exercised', amount))).toBe(code)
  expect(expectRefusal(tryAdd(office, 'instalment', { funding, order: 1, amount }))).toBe(code)
  expect(expectValue(fundingDetail(office, { id: funding }))).toMatchObject({
    funding: { exercised: null },
    instalments: [],
  })
})

test('money is entered once for a fund, year, entity and programme', () => {
  const office = foundOffice()
  const place = { fund: 'FASP', year: 2017, entity: 'MX-DUR' }
  const first = add(office, 'funding', place)
  expect(expectRefusal(tryAdd(office, 'funding', { ...place, fund: ' fasp' }))).toBe(
    'funding_repeated',
  )
  const programme = add(office, 'funding', { ...place, programme: 'Profesionalización' })
  expect(expectRefusal(set(office, programme, 'programme', null))).toBe('funding_repeated')
  expectValue(set(office, first, 'federalAmount', '$1,000.50'))
  // The record itself is no second one.
  expectValue(set(office, first, 'fund', 'Fasp'))
  expect(expectRefusal(set(office, first, 'year', 17))).toBe('year_invalid')
  expect(expectRefusal(tryAdd(office, 'funding', { ...place, entity: 'ENT-32' }))).toBe(
    'value_invalid',
  )
})

test('an agreement shows what measures it and what pays for it, and these show the agreement', async () => {
  const office = foundOffice()
  const [agreement = ''] = (await accept(office)).agreements
  const indicator = add(office, 'indicator', certified)
  const funding = add(office, 'funding', { fund: 'FASP', year: 2017, entity: 'MX-DUR' })
  const link = (target: string, kind: string) => tryAdd(office, 'link', { agreement, target, kind })
  const measured = expectValue(link(indicator, 'measured_by')).id
  const paid = expectValue(link(funding, 'funded_by')).id
  expect(expectRefusal(link(funding, 'measured_by'))).toBe('record_kind_wrong')
  expect(expectRefusal(link(indicator, 'funded_by'))).toBe('record_kind_wrong')
  expect(expectRefusal(link(indicator, 'precedes'))).toBe('record_kind_wrong')
  expect(expectRefusal(set(office, measured, 'kind', 'funded_by'))).toBe('record_kind_wrong')
  const shown = () => expectValue(agreementMeasures(office, { id: agreement }))
  expect(shown()).toMatchObject({
    indicators: [{ link: measured, indicator: { id: indicator, agreements: 1 } }],
    funding: [{ link: paid, funding: { id: funding, agreements: 1 } }],
  })
  expect(expectValue(indicatorDetail(office, { id: indicator })).agreements).toMatchObject([
    { link: measured, agreement: { id: agreement } },
  ])
  expect(expectValue(fundingDetail(office, { id: funding })).agreements).toMatchObject([
    { link: paid, agreement: { id: agreement } },
  ])
  expectValue(withdrawRecord(office, { as: office.person, id: measured, reason: 'Mide otra cosa' }))
  expect(shown().indicators).toEqual([])
  expect(expectValue(indicatorDetail(office, { id: indicator })).agreements).toEqual([])
})
