import { beforeEach, describe, expect, test } from 'vitest'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { report } from '../../../tests/support/casework.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let agreement: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office)
  agreement = accepted.agreements[0] ?? ''
})

const withdraw = (id: string, reason = 'Se capturó por error') =>
  withdrawRecord(office, { as: office.person, id, reason })

describe('withdrawing', () => {
  test('needs a reason, and a record', () => {
    const before = office.register.read.digest()
    expect(expectRefusal(withdraw(agreement, ' \n'))).toBe('reason_required')
    expect(expectRefusal(withdraw('f'.repeat(32)))).toBe('record_unknown')
    expect(office.register.read.digest()).toBe(before)
  })

  test('happens once; the first reason stays', () => {
    expectValue(withdraw(agreement))
    const before = office.register.read.digest()
    expect(expectRefusal(withdraw(agreement, 'Otra razón'))).toBe('already_withdrawn')
    expect(office.register.read.digest()).toBe(before)
    expect(office.register.read.record(agreement)?.fields['withdrawn']?.value).toBe(
      'Se capturó por error',
    )
  })

  test('an agreement takes what hangs from it out of lists and counts, and writes nothing there', () => {
    const durango = obligationOf(office, 'MX-DUR')
    const untouched = office.register.read.history(durango)
    expectValue(withdraw(agreement))
    expect(obligations(office)).toEqual([])
    expect(obligations(office, {}, { withdrawn: true })).toHaveLength(32)
    expect(office.register.read.summary('2017-01-16').counts).toMatchObject({
      total: 0,
      withdrawn: 32,
    })
    expect(office.register.read.history(durango)).toEqual(untouched)
  })

  test('one obligation is counted apart: 31, and one withdrawn', () => {
    expectValue(withdraw(obligationOf(office, 'MX-DUR')))
    const detail = office.register.read.agreement(agreement, '2017-01-16')
    expect(detail?.agreement).toMatchObject({ obligations: 31, withdrawnObligations: 1 })
  })

  test('a report that crossed it is kept and listed as an issue', async () => {
    const durango = obligationOf(office, 'MX-DUR')
    const { id } = await report(office, durango, { as: addPerson(office, 'Rosa Ibarra') })
    expectValue(withdraw(durango))
    const page = expectValue(
      office.register.read.list(
        { kind: 'issues', where: [], sort: [], limit: 100, offset: 0, withdrawn: false },
        '2017-01-16',
      ),
    )
    expect(page.rows).toContainEqual(
      expect.objectContaining({ kind: 'report_on_withdrawn', record: id }),
    )
  })
})
