import { describe, expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { addRecord } from './add-record.ts'
import { editRecord } from './edit-record.ts'
import { endUnit, previewEndOfUnit } from './unit-end.ts'
import { unitHistory } from './unit-history.ts'

async function officeOf(...units: readonly string[]): Promise<Office> {
  const office = foundOffice('2024-11-01')
  const addressees = units.map((unit) => ({ unit, role: 'obliged' as const, inferred: false }))
  await accept(office, [draftAgreement({ clauses: [draftClause({ addressees })] })])
  return office
}

const end = (
  office: Office,
  unit: string,
  on: string,
  successors: string[],
  kind: 'replaces' | 'absorbs' = 'replaces',
) => endUnit(office, { as: office.person, unit, on, successors, kind })

const add = (office: Office, kind: string, fields: Readonly<Record<string, string>>) =>
  addRecord(office, { as: office.person, kind, fields })

const answering = (office: Office) =>
  obligations(office).map(({ unit, namedUnit, responsibleOpen }) => [
    namedUnit,
    unit,
    responsibleOpen,
  ])

describe('a unit ends', () => {
  test('the preview says how many obligations pass, and the end moves them', async () => {
    const office = await officeOf('SEDENA', 'SEMAR')
    const input = {
      unit: 'SEMAR',
      on: '2024-10-15',
      successors: ['SEDENA'],
      kind: 'absorbs' as const,
    }
    const preview = expectValue(previewEndOfUnit(office, input))
    expect(preview).toEqual({ kind: 'absorbs', obligations: 1, open: 1 })
    expect(answering(office)).toEqual([
      ['SEDENA', 'SEDENA', null],
      ['SEMAR', 'SEMAR', null],
    ])
    const ended = expectValue(endUnit(office, { ...input, as: office.person }))
    expect(ended).toMatchObject(preview)
    expect(answering(office)).toEqual([
      ['SEDENA', 'SEDENA', null],
      ['SEMAR', 'SEDENA', null],
    ])
    expect(office.register.read.record(ended.id)?.fields['validTo']?.value).toBe('2024-10-15')
    const history = expectValue(unitHistory(office, { id: ended.id }))
    expect(history).toMatchObject({
      successors: [{ unit: { code: 'SEDENA' }, date: '2024-10-15', kind: 'absorbs' }],
      obligations: 0,
    })
  })

  test('among several it is a split: what it had waits for a choice', async () => {
    const office = await officeOf('SEMAR')
    const ended = expectValue(end(office, 'SEMAR', '2024-10-15', ['SEDENA', 'SSPC']))
    expect(ended).toMatchObject({ kind: 'splits', obligations: 1 })
    expect(ended.successions).toHaveLength(2)
    expect(answering(office)).toEqual([['SEMAR', 'SEMAR', 'split_without_choice']])
  })

  test('a successor that a source names without a day gets the day: PGR and FGR', async () => {
    const office = await officeOf('PGR')
    expect(answering(office)).toEqual([['PGR', 'PGR', 'undated']])
    expectValue(end(office, 'PGR', '2018-12-14', ['FGR']))
    expect(answering(office)).toEqual([['PGR', 'FGR', null]])
    const { id } = expectValue(end(office, 'PGR', '2018-12-15', []))
    expect(expectValue(unitHistory(office, { id })).successors).toHaveLength(1)
  })

  test.each([
    ['2018', '2017-12-31', '2018-01-01'],
    ['2018-12', '2018-11-30', '2018-12-01'],
  ])(
    'of which the source knows only "%s": its obligations pass from the first day of it',
    async (on, before, first) => {
      const office = await officeOf('PGR')
      const { id } = expectValue(end(office, 'PGR', on, ['FGR']))
      expect(office.register.read.record(id)?.fields['validTo']?.value).toBe(on)
      const answers = (day: string) => {
        office.onDay(day)
        return obligations(office)[0]?.unit
      }
      expect([answers(before), answers(first), answers('2024-11-01')]).toEqual([
        'PGR',
        'FGR',
        'FGR',
      ])
      expect(expectRefusal(end(office, 'PGR', on, ['FGR']))).toBe('succession_repeated')
    },
  )

  test('a year in which it also began is no end before its beginning', () => {
    const office = foundOffice('2024-11-01')
    expectValue(end(office, 'SSPC', '2018', []))
    expect(expectRefusal(end(office, 'SSPC', '2017', []))).toBe('unit_ends_before_it_begins')
  })

  test.each([
    ['date_invalid', 'SEMAR', '2024-13', ['SEDENA']],
    ['unit_unknown', 'NADIE', '2024-10-15', ['SEDENA']],
    ['unit_unknown', 'SEMAR', '2024-10-15', ['NADIE']],
    ['succession_to_itself', 'SEMAR', '2024-10-15', ['SEMAR']],
    ['date_invalid', 'SEMAR', '2024-02-30', ['SEDENA']],
    ['unit_ends_before_it_begins', 'SSPC', '2018-11-30', ['SEDENA']],
    ['succession_repeated', 'CNS', '2018-11-30', ['SSPC']],
  ])('refused (%s), and nothing is saved: %s on %s', (code, unit, on, successors) => {
    const office = foundOffice('2024-11-01')
    const before = office.register.read.digest()
    expect(expectRefusal(end(office, unit, on, successors))).toBe(code)
    expect(
      expectRefusal(previewEndOfUnit(office, { unit, on, successors, kind: 'replaces' })),
    ).toBe(code)
    expect(office.register.read.digest()).toBe(before)
  })

  test('two units that follow each other on one day are refused; a name that comes back is not', () => {
    const office = foundOffice('2024-11-01')
    expectValue(end(office, 'SEMAR', '2024-10-15', ['SEDENA']))
    expect(expectRefusal(end(office, 'SEDENA', '2024-10-15', ['SEMAR']))).toBe(
      'succession_circular',
    )
    expectValue(end(office, 'SEDENA', '2024-10-20', ['SEMAR']))
  })
})

describe('entered field by field, the same is refused', () => {
  test('a succession of a unit by itself', () => {
    const office = foundOffice('2024-11-01')
    const fields = { predecessor: 'SEMAR', successor: 'SEMAR', date: '2024', kind: 'replaces' }
    expect(expectRefusal(add(office, 'succession', fields))).toBe('succession_to_itself')
  })

  test('a placement of a unit below itself, new or corrected', () => {
    const office = foundOffice('2024-11-01')
    const below = expectValue(
      add(office, 'placement', { unit: 'SEMAR', parent: 'SEDENA', from: '2024-01-01' }),
    )
    const above = { unit: 'SEDENA', parent: 'SEMAR', from: '2024-06-01' }
    expect(expectRefusal(add(office, 'placement', above))).toBe('placement_circular')
    const live = office.register.read.record(below.id)?.fields['parent']?.live ?? []
    const fields = [{ field: 'parent', value: 'SEMAR', replaces: [...live] }]
    expect(expectRefusal(editRecord(office, { as: office.person, id: below.id, fields }))).toBe(
      'placement_circular',
    )
  })

  test('a period that ends before it begins', () => {
    const office = foundOffice('2024-11-01')
    const placement = { unit: 'SEMAR', parent: 'SEDENA', from: '2024-06-01', to: '2024-05-31' }
    expect(expectRefusal(add(office, 'placement', placement))).toBe('term_reversed')
    const unit = { code: 'X', name: 'X', kind: 'other', validFrom: '2020', validTo: '2019' }
    expect(expectRefusal(add(office, 'unit', unit))).toBe('term_reversed')
  })
})

const post = (office: Office, fields: Readonly<Record<string, string>> = {}) =>
  expectValue(add(office, 'post', { name: 'Titular', unit: 'SSPC', single: 'true', ...fields })).id

const person = (office: Office, name: string) => expectValue(add(office, 'person', { name })).id

describe('who holds a post', () => {
  test('a term that ends before it begins is refused', () => {
    const office = foundOffice('2024-11-01')
    const fields = { person: person(office, 'Luz Rey'), post: post(office) }
    const reversed = { ...fields, from: '2024-10-01', to: '2023-10-01' }
    expect(expectRefusal(add(office, 'assignment', reversed))).toBe('term_reversed')
  })

  test('a second holder of a post for one is saved, and a person is told', () => {
    const office = foundOffice('2024-11-01')
    const of = post(office)
    const first = add(office, 'assignment', {
      person: person(office, 'Luz Rey'),
      post: of,
      from: '2024-01-01',
    })
    expect(expectValue(first).warnings).toEqual([])
    const second = expectValue(
      add(office, 'assignment', {
        person: person(office, 'Raúl Paz'),
        post: of,
        from: '2024-10-01',
      }),
    )
    expect(second.warnings).toMatchObject([
      { code: 'post_held_by_another', details: { person: 'Luz Rey' } },
    ])
    const { live } = office.register.read.record(expectValue(first).id)?.fields['to'] ?? {
      live: [],
    }
    const handover = editRecord(office, {
      as: office.person,
      id: expectValue(first).id,
      fields: [{ field: 'to', value: '2024-10-01', replaces: [...live] }],
    })
    expect(expectValue(handover).warnings).toEqual([])
  })

  test('elected for three years, a commission’s chair has an end that nobody wrote', () => {
    const office = foundOffice('2024-11-01')
    const of = post(office, { termYears: '3' })
    const luz = person(office, 'Luz Rey')
    expectValue(add(office, 'assignment', { person: luz, post: of, from: '2022-03-15' }))
    const unit = office.register.directory.unit('SSPC')
    const { posts } = expectValue(unitHistory(office, { id: unit?.id ?? '' }))
    const elected = { personName: 'Luz Rey', from: '2022-03-15', to: '2025-03-15', derived: true }
    expect(posts.find(({ id }) => id === of)?.holders).toMatchObject([
      { ...elected, state: 'running' },
    ])
    // The next one begins as the first ends: nobody has to be told anything.
    const next = add(office, 'assignment', {
      person: person(office, 'Raúl Paz'),
      post: of,
      from: '2025-03-15',
    })
    expect(expectValue(next).warnings).toEqual([])
  })
})
