import { beforeEach, describe, expect, test } from 'vitest'
import { arrives, decide, report } from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../../tests/support/registers.ts'
import type { DossierObligation } from '../../../contract/dossier.ts'
import { endUnit } from '../../usecases/unit-end.ts'
import { mergeRecords } from '../../usecases/merge-records.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'

let office: Office
let session: string
let agreement: string
let verifier: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office)
  session = accepted.session
  agreement = accepted.agreements[0] ?? ''
  verifier = addPerson(office, 'Luis Verificador')
})

const withdraw = (id: string, reason = 'Se capturó por error') =>
  expectValue(withdrawRecord(office, { as: office.person, id, reason }))

const dossier = () => {
  const content = office.register.read.dossier(session, '2017-06-01', () => '')
  if (content === undefined) throw new Error('no such session')
  return content
}

const bound = (): readonly DossierObligation[] =>
  dossier().agreements.flatMap((one) => one.clauses.flatMap((clause) => clause.obligations))

const durango = (): DossierObligation => {
  const found = bound().find(({ unitCode }) => unitCode === 'MX-DUR')
  if (found === undefined) throw new Error('Durango is not bound')
  return found
}

const clauseOf = (id: string): string =>
  office.register.read.agreement(id, '2017-06-01')?.clauses[0]?.clause.id ?? ''

describe('what was withdrawn stays in the dossier, with its reason, its author and its day', () => {
  const said = {
    kind: 'withdrawn',
    reason: 'Se capturó por error',
    office: 'Secretariado Ejecutivo',
    on: '2017-01-20',
  }
  beforeEach(() => office.onDay('2017-01-20'))

  test('nothing withdrawn: nothing says so', () => {
    const { agreements, counts } = dossier()
    expect(counts).toMatchObject({ total: 32, withdrawn: 0 })
    expect(agreements.map(({ withdrawal }) => withdrawal)).toEqual([null])
    expect(bound().every(({ withdrawal }) => withdrawal === null)).toBe(true)
  })

  test('a clause takes its obligations along; they are counted as withdrawn', () => {
    withdraw(clauseOf(agreement))
    const { agreements, counts } = dossier()
    expect(counts).toMatchObject({ total: 0, withdrawn: 32 })
    expect(agreements[0]).toMatchObject({ withdrawal: null, counts: { withdrawn: 32 } })
    expect(agreements[0]?.clauses[0]?.withdrawal).toMatchObject(said)
    expect(bound()).toHaveLength(32)
    expect(durango().withdrawal).toMatchObject(said)
  })

  test('an agreement takes its clauses along', () => {
    withdraw(agreement)
    const [only] = dossier().agreements
    expect(only?.withdrawal).toMatchObject(said)
    expect(only?.clauses[0]?.withdrawal).toMatchObject(said)
  })

  test('an obligation that was withdrawn before its clause keeps its own reason', () => {
    withdraw(obligationOf(office, 'MX-DUR'), 'Durango no participa')
    office.onDay('2017-02-03')
    withdraw(clauseOf(agreement), 'No lo acordó el Consejo')
    expect(durango().withdrawal).toMatchObject({ reason: 'Durango no participa', on: '2017-01-20' })
    const others = bound().filter(({ unitCode }) => unitCode !== 'MX-DUR')
    expect(new Set(others.map(({ withdrawal }) => withdrawal?.reason))).toEqual(
      new Set(['No lo acordó el Consejo']),
    )
  })

  test('a duplicate names the record that stands for it', () => {
    const [durangos, sonora] = [obligationOf(office, 'MX-DUR'), obligationOf(office, 'MX-SON')]
    expectValue(
      mergeRecords(office, { as: office.person, id: durangos, into: sonora, confirmed: true }),
    )
    expect(dossier().counts).toMatchObject({ total: 31, withdrawn: 1 })
    expect(durango().withdrawal?.kind).toBe('duplicate')
    expect(durango().withdrawal?.reason).toMatch(/^Sonora · /)
  })

  test('a report takes its evidence along, and a verdict says so for itself', async () => {
    const id = obligationOf(office, 'MX-DUR')
    const first = await report(office, id)
    const issued = expectValue(decide(office, id, { as: verifier }))
    expectValue(
      withdrawRecord(office, { as: verifier, id: issued.id, reason: 'Sin revisar el archivo' }),
    )
    withdraw(first.id)
    const { reports, evidence, verdicts, compliance } = durango()
    expect(compliance).toBe('not_started')
    expect(reports[0]?.withdrawal).toMatchObject(said)
    expect(evidence[0]?.withdrawal).toMatchObject(said)
    expect(verdicts[0]).toMatchObject({
      governing: false,
      determining: false,
      withdrawal: { reason: 'Sin revisar el archivo', person: 'Luis Verificador' },
    })
  })
})

test('a reopening is withdrawn while a later return stands: the dossier says which verdict determines', async () => {
  const id = obligationOf(office, 'MX-DUR')
  await report(office, id)
  expectValue(decide(office, id, { as: verifier }))
  const reopened = expectValue(
    decide(office, id, { as: verifier, result: 'not_met', reason: 'Se reabre' }),
  )
  expectValue(decide(office, id, { as: verifier, result: 'returned', reason: 'Falta la firma' }))
  expectValue(
    withdrawRecord(office, { as: verifier, id: reopened.id, reason: 'No procedía reabrir' }),
  )
  const { compliance, verification, verdicts } = durango()
  expect([compliance, verification]).toEqual(['met', 'returned'])
  const standing = verdicts.map(({ result, governing, determining, withdrawal }) => [
    result,
    governing,
    determining,
    withdrawal !== null,
  ])
  expect(standing.toSorted(([a], [b]) => String(a).localeCompare(String(b)))).toEqual([
    ['met', false, true, false],
    ['not_met', false, false, true],
    ['returned', true, false, false],
  ])
  const detail = office.register.read.obligation(id, '2017-06-01')
  expect(detail?.verdicts.filter(({ determining }) => determining)).toHaveLength(1)
  expect(detail?.status).toMatchObject({ compliance, verification })
})

test('one of thirty-two that was made up for show marks the whole dossier', () => {
  expect(dossier().demonstration).toBe(false)
  arrives(office, obligationOf(office, 'MX-DUR'), 'demonstration', true)
  expect(dossier().demonstration).toBe(true)
  expect(bound().filter(({ demonstration }) => demonstration)).toHaveLength(1)
})

test('who answers is named, and whom the agreement names where that is somebody else', () => {
  expect(durango().namedUnit).toBeNull()
  const end = { as: office.person, unit: 'MX-DUR', kind: 'absorbs' as const }
  expectValue(endUnit(office, { ...end, on: '2017-01-10', successors: ['MX-COL'] }))
  const passed = bound().filter(({ namedUnit }) => namedUnit !== null)
  expect(passed.map(({ unitCode, namedUnit }) => [unitCode, namedUnit])).toEqual([
    ['MX-COL', { code: 'MX-DUR', name: 'Durango' }],
  ])
})
test('a division after which nobody has chosen is said, and no other unit is doubted', () => {
  const end = { as: office.person, unit: 'MX-DUR', kind: 'replaces' as const }
  expectValue(endUnit(office, { ...end, on: '2017-01-10', successors: ['MX-COL', 'MX-SON'] }))
  const open = bound().filter(({ responsibleOpen }) => responsibleOpen !== null)
  expect(
    open.map(({ unitCode, namedUnit, responsibleOpen }) => [unitCode, namedUnit, responsibleOpen]),
  ).toEqual([['MX-DUR', null, 'split_without_choice']])
})
