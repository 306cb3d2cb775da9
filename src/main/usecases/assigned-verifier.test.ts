import { beforeEach, describe, expect, test } from 'vitest'
import { obligationRowSchema } from '../../contract/casework-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { readinessRowSchema } from '../../contract/review.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { previewBulk } from './bulk-casework.ts'
import { editRecord } from './edit-record.ts'
import { obligationDetail } from './look-up.ts'
import { previewVerifier } from './named-verifier.ts'

let office: Office
let rosa: string
let berta: string
let luis: string
let durango: string

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office)
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
  luis = addPerson(office, 'Luis Mora')
  durango = obligationOf(office, 'MX-DUR')
  await report(office, durango, { as: rosa })
})

const set = (id: string, field: string, value: string | null) =>
  expectValue(
    editRecord(office, {
      as: office.person,
      id,
      fields: [
        { field, value, replaces: office.register.read.record(id)?.fields[field]?.live ?? [] },
      ],
    }),
  )

const otherVerifier = (as: string) =>
  expectValue(obligationDetail(office, { id: durango, as })).gate.otherVerifier

const findings = () =>
  expectValue(
    office.register.read.list(listQuerySchema.parse({ kind: 'readiness' }), '2017-01-16'),
  ).rows.map((row) => readinessRowSchema.parse(row).reason)

describe('an obligation that names its verifier', () => {
  test('is judged by another person with a warning, and the audit asks about it', () => {
    set(durango, 'verifier', 'Luis Mora')
    expect(otherVerifier(berta)).toBe('Luis Mora')
    expect(otherVerifier(luis)).toBeNull()
    const verdict = expectValue(decide(office, durango, { as: berta, fulfilledOn: '2017-01-10' }))
    expect(verdict.compliance).toBe('met')
    expect(verdict.warnings).toEqual([
      { code: 'verdict_by_other_verifier', details: { verifier: 'Luis Mora' } },
    ])
    expect(findings()).toContain('other_verifier')
    // The case was given to the one who judged.
    set(durango, 'verifier', 'Berta Ríos')
    expect(findings()).not.toContain('other_verifier')
  })

  test('by that person, and by an entry that turns out to be that person, without one', () => {
    set(durango, 'verifier', luis)
    const again = addPerson(office, 'Luis Mora Díaz')
    expect(otherVerifier(again)).toBe('Luis Mora')
    set(again, 'duplicateOf', luis)
    expect(otherVerifier(again)).toBeNull()
    expect(expectValue(decide(office, durango, { as: again })).warnings).toEqual([])
  })

  test('or a unit, of which the people that the directory puts there are meant', () => {
    set(durango, 'verifier', 'SESNSP')
    expect(otherVerifier(berta)).not.toBeNull()
    set(berta, 'unit', 'SESNSP')
    expect(otherVerifier(berta)).toBeNull()
    expect(otherVerifier(luis)).not.toBeNull()
  })

  test('and the finding goes when the directory puts who judged there, and comes back after', () => {
    set(durango, 'verifier', 'SESNSP')
    expectValue(decide(office, durango, { as: berta, fulfilledOn: '2017-01-10' }))
    expect(findings()).toContain('other_verifier')
    set(berta, 'unit', 'SESNSP')
    expect(findings()).not.toContain('other_verifier')
    set(berta, 'unit', null)
    expect(findings()).toContain('other_verifier')
  })

  test('also by another entry of the same person', () => {
    set(durango, 'verifier', 'SESNSP')
    expectValue(decide(office, durango, { as: berta, fulfilledOn: '2017-01-10' }))
    const again = addPerson(office, 'Berta Ríos Mora')
    set(again, 'duplicateOf', berta)
    expect(findings()).toContain('other_verifier')
    set(again, 'unit', 'SESNSP')
    expect(findings()).not.toContain('other_verifier')
  })

  test('is listed with it, and found by it', () => {
    const colima = obligationOf(office, 'MX-COL')
    set(durango, 'verifier', luis)
    set(colima, 'verifier', 'SESNSP')
    const [row] = obligations(office, { id: durango })
    expect(row).toMatchObject({ verifier: 'Luis Mora', verifierName: 'Luis Mora' })
    for (const [verifier, found] of [
      ['luis mora', [durango]],
      [luis, [durango]],
      ['SESNSP', [colima]],
    ] as const) {
      expect(obligations(office, { verifier }).map(({ id }) => id)).toEqual(found)
    }
    const nobody = obligations(office, { verifier: '' })
    expect(nobody).toHaveLength(30)
    const sorted = expectValue(
      office.register.read.list(
        listQuerySchema.parse({
          kind: 'obligations',
          sort: [{ field: 'verifierName', descending: false }],
          limit: 2,
        }),
        '2017-01-16',
      ),
    ).rows.map((found) => obligationRowSchema.parse(found).verifier)
    expect(sorted).toEqual(['Luis Mora', 'SESNSP'])
    const unknown = office.register.read.list(
      listQuerySchema.parse({
        kind: 'obligations',
        where: [{ field: 'verifier', operator: '=', values: ['Nadie'] }],
      }),
      '2017-01-16',
    )
    expect(unknown).toMatchObject({ error: { code: 'verifier_unknown' } })
  })

  test('warns in bulk before anything is saved, row by row', () => {
    set(durango, 'verifier', luis)
    const colima = obligationOf(office, 'MX-COL')
    const { rows } = expectValue(
      previewBulk(office, {
        as: berta,
        obligations: [durango, colima],
        action: {
          action: 'verdict',
          result: 'moot',
          reason: 'Sin materia',
          fulfilledOn: null,
          pertinence: null,
        },
      }),
    )
    expect(rows.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([
      ['verdict_by_other_verifier'],
      [],
    ])
  })

  test('warns who names somebody that reported, or somebody of a unit that answers or reported', () => {
    const warned = (verifier: string) => set(durango, 'verifier', verifier).warnings
    const preview = (verifier: string) =>
      expectValue(previewVerifier(office, { obligation: durango, verifier })).warning?.code ?? null
    expect(preview(rosa)).toBe('verifier_reported')
    expect(warned(rosa)).toEqual([
      { code: 'verifier_reported', details: { verifier: 'Rosa Ibarra' } },
    ])
    expect(warned(luis)).toEqual([])
    // Luis is found to be of the unit that answers.
    set(luis, 'unit', 'MX-DUR')
    expect(preview(luis)).toBe('verifier_of_reporting_unit')
    const durangoUnit = office.register.directory.unit('MX-DUR')?.id ?? ''
    expect(warned(durangoUnit)).toMatchObject([{ code: 'verifier_of_reporting_unit' }])
    // Berta is of another unit, until somebody of it reports.
    set(berta, 'unit', 'SESNSP')
    expect(preview(berta)).toBeNull()
    set(rosa, 'unit', 'SESNSP')
    expect(preview(berta)).toBe('verifier_of_reporting_unit')
    expect(
      previewVerifier(office, { obligation: durango, verifier: 'ab'.repeat(16) }),
    ).toMatchObject({ error: { code: 'record_unknown' } })
  })

  test('or nobody: whoever may judge it does', () => {
    expect(otherVerifier(berta)).toBeNull()
    expect(expectValue(decide(office, durango, { as: berta })).warnings).toEqual([])
    expect(findings()).not.toContain('other_verifier')
  })
})
