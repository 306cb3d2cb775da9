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
import { addObligations, planObligations } from './add-obligations.ts'
import { addRecord } from './add-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let clause: string

/** A clause that was accepted with Durango alone as its addressee. */
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const [draft] = [
    draftClause({ addressees: [{ unit: 'MX-DUR', role: 'obliged', inferred: false }] }),
  ]
  await accept(office, [draftAgreement({ clauses: [draft] })])
  clause = obligations(office)[0]?.clause ?? ''
})

const add = (units: string[], role: 'obliged' | 'supporting' = 'obliged') =>
  addObligations(office, { as: office.person, clause, units, role })

const addAsRecord = (fields: Readonly<Record<string, string | string[]>>) =>
  addRecord(office, { as: office.person, kind: 'obligation', fields: { clause, ...fields } })

const withdraw = (id: string) =>
  expectValue(withdrawRecord(office, { as: office.person, id, reason: 'No era destinataria' }))

const units = (): readonly string[] =>
  obligations(office)
    .map(({ unit }) => unit)
    .toSorted()

const addressees = (): readonly string[] =>
  (office.register.read.record(clause)?.sets['addressees'] ?? [])
    .map(
      ({ element, mark }) =>
        `${office.register.directory.unit(element)?.code} ${JSON.stringify(mark)}`,
    )
    .toSorted()

function refusedWith(work: () => Parameters<typeof expectRefusal>[0]): string {
  const before = office.register.read.digest()
  const code = expectRefusal(work())
  expect(office.register.read.digest()).toBe(before)
  return code
}

describe('a clause accepted with the wrong addressee', () => {
  test('gets the right one, and the wrong one is withdrawn with a reason', () => {
    const durango = obligationOf(office, 'MX-DUR')
    const { ids } = expectValue(add(['MX-COL']))
    withdraw(durango)
    expect(ids).toEqual([obligationOf(office, 'MX-COL')])
    expect(units()).toEqual(['MX-COL'])
    expect(addressees()).toEqual(['MX-COL "obliged"', 'MX-DUR "obliged"'])
    expect(office.register.read.summary('2017-01-16').counts.total).toBe(1)
  })

  test('gets all states that lack an obligation, as at capture, in one save', () => {
    const { ids } = expectValue(add(['ENT-32']))
    expect(ids).toHaveLength(31)
    expect(new Set(units()).size).toBe(32)
    const saves = new Set(
      ids.flatMap((id) => office.register.read.history(id).map(({ save }) => save)),
    )
    expect(saves.size).toBe(1)
    expect(addressees()).toEqual(['ENT-32 "obliged"', 'MX-DUR "obliged"'])
  })

  test('has no unit twice, however it was named', () => {
    expectValue(add(['ENT-32', 'MX-COL', 'Colima']))
    expect(units()).toHaveLength(32)
  })

  test('binds a unit once: a second obligation is refused, naming the first', () => {
    const durango = obligationOf(office, 'MX-DUR')
    const refused = add(['MX-DUR'])
    expect(refused).toEqual({
      ok: false,
      error: { code: 'duplicate_obligation', details: { unit: 'MX-DUR', id: durango } },
    })
    expect(refusedWith(() => add(['MX-COL', 'MX-DUR']))).toBe('duplicate_obligation')
    expect(refusedWith(() => addAsRecord({ unit: 'MX-DUR', role: 'obliged' }))).toBe(
      'duplicate_obligation',
    )
    expectValue(add(['ENT-32']))
    expect(refusedWith(() => add(['ENT-32']))).toBe('duplicate_obligation')
  })

  test('binds a unit again whose obligation was withdrawn', () => {
    withdraw(obligationOf(office, 'MX-DUR'))
    expectValue(add(['MX-DUR'], 'supporting'))
    expect(obligations(office)).toMatchObject([{ unit: 'MX-DUR', role: 'supporting' }])
  })

  test('unknown units and clauses, other records and withdrawn clauses are refused', () => {
    expect(refusedWith(() => add(['Atlantis']))).toBe('unit_unknown')
    const of = (id: string) => () =>
      addObligations(office, { as: office.person, clause: id, units: ['MX-COL'], role: 'obliged' })
    expect(refusedWith(of('f'.repeat(32)))).toBe('record_unknown')
    expect(refusedWith(of(obligationOf(office, 'MX-DUR')))).toBe('record_kind_wrong')
    withdraw(clause)
    expect(refusedWith(() => add(['MX-COL']))).toBe('record_withdrawn')
    expect(refusedWith(() => addAsRecord({ unit: 'MX-COL', role: 'obliged' }))).toBe(
      'record_withdrawn',
    )
  })
})

test('as a record of its own it has its other fields too, each member the same', () => {
  const made = expectValue(
    addAsRecord({ unit: 'ENT-32', role: 'obliged', coResponsible: ['SESNSP'], source: 'Oficio 1' }),
  )
  expect(made.ids).toHaveLength(31)
  expect(made.id).toBe(made.ids[0])
  for (const id of made.ids.slice(0, 3)) {
    const record = office.register.read.record(id)
    expect(record?.fields['source']?.value).toBe('Oficio 1')
    expect(record?.sets['coResponsible']).toHaveLength(1)
  }
  expect(refusedWith(() => addAsRecord({ unit: 'MX-COL' }))).toBe('field_required')
})

test('the plan says what would be made and what is there, and writes nothing', () => {
  const before = office.register.read.digest()
  const plan = expectValue(planObligations(office, { clause, units: ['ENT-32', 'SESNSP'] }))
  expect(plan.missing).toHaveLength(32)
  expect(plan.missing).toContain('SESNSP')
  expect(plan.existing).toEqual([{ unit: 'MX-DUR', id: obligationOf(office, 'MX-DUR') }])
  expect(expectRefusal(planObligations(office, { clause, units: ['Atlantis'] }))).toBe(
    'unit_unknown',
  )
  expect(office.register.read.digest()).toBe(before)
})

describe('an obligation is reassigned', () => {
  let durango: string
  beforeEach(() => {
    durango = obligationOf(office, 'MX-DUR')
  })
  const reassign = (fields: Readonly<Record<string, string>>) =>
    addRecord(office, {
      as: office.person,
      kind: 'reassignment',
      fields: {
        obligation: durango,
        unit: 'SESNSP',
        from: '2017-03-01',
        authority: 'Secretario Ejecutivo',
        reason: 'Acuerdo 3/2017',
        ...fields,
      },
    })

  test('to one unit, from a day, with authority and reason', () => {
    const { id } = expectValue(reassign({}))
    expect(office.register.read.record(id)?.fields).toMatchObject({
      from: { value: '2017-03-01' },
      authority: { value: 'Secretario Ejecutivo' },
      reason: { value: 'Acuerdo 3/2017' },
    })
  })

  test.each([
    ['no authority', { authority: '' }, 'field_required'],
    ['no reason', { reason: '' }, 'field_required'],
    ['an unknown unit', { unit: 'Atlantis' }, 'unit_unknown'],
    ['a group', { unit: 'ENT-32' }, 'value_invalid'],
    ['a day that does not exist', { from: '2017-02-30' }, 'date_invalid'],
  ] as const)('not with %s', (_, fields, code) => {
    expect(refusedWith(() => reassign(fields))).toBe(code)
  })

  test('not when it is withdrawn', () => {
    withdraw(durango)
    expect(refusedWith(() => reassign({}))).toBe('record_withdrawn')
  })
})
