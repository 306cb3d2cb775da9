import { beforeEach, describe, expect, test } from 'vitest'
import { listQuerySchema } from '../../contract/rows.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import type { UseCaseDependencies } from './dependencies.ts'
import { editRecord } from './edit-record.ts'
import {
  agreementDetail,
  listRecords,
  obligationDetail,
  recordAt,
  recordHistory,
} from './look-up.ts'
import { knownAt } from './past.ts'

let office: Office
let verifier: string
let durango: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  verifier = addPerson(office, 'Berta Ríos')
  durango = obligationOf(office, 'MX-DUR')
  await report(office, durango)
  office.onDay('2017-03-01')
  expectValue(decide(office, durango, { as: verifier }))
})

const then = (asOf: string) => expectValue(knownAt(office, { asOf }))

const met = (at: UseCaseDependencies = office) =>
  expectValue(
    listRecords(
      at,
      listQuerySchema.parse({
        kind: 'obligations',
        where: [{ field: 'compliance', operator: '=', values: ['met'] }],
      }),
    ),
  ).total

const overdue = (today?: string) =>
  expectValue(
    obligationDetail(office, {
      id: obligationOf(office, 'MX-COL'),
      as: null,
      ...(today === undefined ? {} : { today }),
    }),
  ).status.overdue

describe('looking things up', () => {
  test('lists and records can be asked for as they were known on a day', () => {
    expect(met()).toBe(1)
    expect(met(then('2017-02-28'))).toBe(0)
    const verdict = office.register.read.obligation(durango, '2017-03-01')?.verdicts[0]
    const id = verdict?.id ?? ''
    expectValue(recordAt(office, { id }))
    expect(expectRefusal(recordAt(then('2017-02-28'), { id }))).toBe('record_unknown')
    expect(expectRefusal(recordHistory(then('2017-02-28'), { id }))).toBe('record_unknown')
    expectValue(recordHistory(then('2017-03-01'), { id }))
  })

  test('a day before the register began, or to come, is refused everywhere alike', () => {
    expect(expectRefusal(knownAt(office, { asOf: '2017-01-15' }))).toBe('as_of_before_receipts')
    expect(expectRefusal(knownAt(office, { asOf: '2017-03-02' }))).toBe('as_of_in_future')
  })

  test('the gate is reckoned for the person who asks', () => {
    const refusedTo = (as: string | null) =>
      expectValue(obligationDetail(office, { id: durango, as })).gate.refused?.code
    expect(refusedTo(office.person)).toBe('verdict_own_work')
    expect(refusedTo(verifier)).toBeUndefined()
    expect(refusedTo(null)).toBe('person_required')
    const again = addPerson(office, 'Ana Torres García')
    expect(refusedTo(again)).toBeUndefined()
    expectValue(
      editRecord(office, {
        as: office.person,
        id: again,
        fields: [{ field: 'duplicateOf', value: office.person, replaces: [] }],
      }),
    )
    expect(refusedTo(again)).toBe('verdict_own_work')
  })

  test('who would report is told before what it costs them', () => {
    const costTo = (as: string | null) =>
      expectValue(obligationDetail(office, { id: durango, as })).gate.reportingCost
    expect(costTo(office.person)).toBe('nothing')
    expect(costTo(verifier)).toBe('own_verdict')
    expect(costTo(addPerson(office, 'Carla Soto'))).toBe('right_to_verify')
    expect(costTo(null)).toBe('nothing')
  })

  test('what is not there is refused, not shown empty', () => {
    const id = 'f'.repeat(32)
    expect(expectRefusal(recordAt(office, { id }))).toBe('record_unknown')
    expect(expectRefusal(recordHistory(office, { id }))).toBe('record_unknown')
    expect(expectRefusal(agreementDetail(office, { id }))).toBe('record_unknown')
    expect(expectRefusal(obligationDetail(office, { id, as: null }))).toBe('record_unknown')
    expect(expectRefusal(agreementDetail(office, { id: durango }))).toBe('record_unknown')
  })

  test('overdue is reckoned on the day that one asks for, today if none is given', () => {
    expect(overdue()).toBe(false)
    expect(overdue('2040-01-01')).toBe(true)
  })
})
