import { expect, test } from 'vitest'
import { expectRefusal, expectValue, foundOffice } from '../../../tests/support/registers.ts'
import { addRecord } from './add-record.ts'
import { fundingDetail, fundingReckoning } from './funding-reckoning.ts'
import { planInstalments } from './instalment-plan.ts'

test('the catalogue knows three states of 2017, and says what is missing to the national total', () => {
  const office = foundOffice()
  const { rows, findings, funds } = expectValue(
    fundingReckoning(office, { fund: 'fasp', year: 2017 }),
  )
  expect(funds).toEqual(['FASP'])
  expect(rows).toHaveLength(4)
  expect(findings).toMatchObject([
    {
      code: 'parts_differ',
      year: 2017,
      entity: null,
      stated: 7_000_000_000,
      difference: 6_188_824_860,
      parts: 3,
    },
  ])
  expect(expectValue(fundingReckoning(office, { year: 1999 }))).toMatchObject({
    funds: ['FASP'],
    rows: [],
    findings: [],
  })
})

test('ten monthly instalments are planned at once, paid one by one, and add up', () => {
  const office = foundOffice('2017-02-15')
  const { as, funding } = {
    as: office.person,
    funding: expectValue(
      addRecord(office, {
        as: office.person,
        kind: 'funding',
        fields: { fund: 'FASP', year: 2017, entity: 'MX-DUR', federalAmount: '100,000,000.07' },
      }),
    ).id,
  }
  const { ids } = expectValue(planInstalments(office, { as, funding }))
  expect(ids).toHaveLength(10)
  const planned = expectValue(fundingDetail(office, { id: funding }))
  expect(planned.findings).toEqual([])
  expect(planned.instalments.map(({ order, dueOn, amount }) => [order, dueOn, amount])).toEqual([
    [1, '2017-01-31', 10_000_000.01],
    [2, '2017-02-28', 10_000_000.01],
    [3, '2017-03-31', 10_000_000.01],
    [4, '2017-04-30', 10_000_000.01],
    [5, '2017-05-31', 10_000_000.01],
    [6, '2017-06-30', 10_000_000.01],
    [7, '2017-07-31', 10_000_000.01],
    [8, '2017-08-31', 10_000_000],
    [9, '2017-09-30', 10_000_000],
    [10, '2017-10-31', 10_000_000],
  ])
  expect(new Set(ids.map((id) => office.register.read.history(id)[0]?.save)).size).toBe(1)
  expect(expectRefusal(planInstalments(office, { as, funding }))).toBe('instalments_exist')
  expectValue(
    addRecord(office, {
      as,
      kind: 'instalment',
      fields: { funding, order: 11, amount: '0.5', paidOn: '2017-02-01', paidAmount: '0.5' },
    }),
  )
  expect(expectValue(fundingDetail(office, { id: funding }))).toMatchObject({
    funding: { instalments: 11, paid: 0.5 },
    findings: [{ code: 'instalments_differ', difference: -0.5, parts: 11 }],
  })
})

test('nothing is planned where no federal amount is known', () => {
  const office = foundOffice()
  const funding = expectValue(
    addRecord(office, {
      as: office.person,
      kind: 'funding',
      fields: { fund: 'FASP', year: 2017, entity: 'MX-DUR' },
    }),
  ).id
  const plan = (id: string) =>
    expectRefusal(planInstalments(office, { as: office.person, funding: id }))
  expect(plan(funding)).toBe('field_required')
  expect(plan(office.person)).toBe('record_unknown')
})

test('programmes stand beside the amount that they are parts of', () => {
  const office = foundOffice()
  const add = (fields: Readonly<Record<string, string | number>>): string =>
    expectValue(
      addRecord(office, {
        as: office.person,
        kind: 'funding',
        fields: { fund: 'FASP', year: 2017, entity: 'MX-DUR', ...fields },
      }),
    ).id
  const whole = add({ federalAmount: 300, stateShare: 60, committed: 400 })
  const programme = add({ programme: 'Equipamiento', federalAmount: 100 })
  const shown = expectValue(fundingDetail(office, { id: whole }))
  expect(shown.programmes.map(({ id }) => id)).toEqual([programme])
  expect(shown.funding.stateShareLow).toBe(true)
  expect(shown.findings.map(({ code, difference }) => [code, difference])).toEqual([
    ['programmes_differ', 200],
    ['state_share_low', -15],
    ['committed_over_total', 40],
  ])
  expect(expectValue(fundingDetail(office, { id: programme })).programmes).toEqual([])
})
