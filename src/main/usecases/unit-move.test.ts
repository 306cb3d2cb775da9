import { describe, expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { knownAt } from './past.ts'
import { appointHolder } from './appoint-holder.ts'
import { addRecord } from './add-record.ts'
import { endUnit } from './unit-end.ts'
import { unitHistory } from './unit-history.ts'
import { moveUnit, previewMove } from './unit-move.ts'

const move = (office: Office, unit: string, parent: string | null, on: string) =>
  moveUnit(office, { as: office.person, unit, parent, on })

/** Code of the unit under which it stood on a day, by what is known now or was known then. */
function parentOf(
  { register }: Pick<Office, 'register'>,
  unit: string,
  day: string,
): string | null | undefined {
  const tree = register.read.unitTree(day)
  const node = tree.find(({ code }) => code === unit)
  if (node === undefined) return undefined
  return tree.find(({ id }) => id === node.parent)?.code ?? null
}

describe('a unit moves', () => {
  test('from a day on it stands elsewhere; before, where it stood', () => {
    const office = foundOffice('2024-11-01')
    const preview = expectValue(
      previewMove(office, { unit: 'SEMAR', parent: 'SEDENA', on: '2024-10-15' }),
    )
    expect(preview).toEqual({ before: null, after: 'SEDENA', until: null, below: 0 })
    expect(parentOf(office, 'SEMAR', '2024-11-01')).toBeNull()
    expectValue(move(office, 'SEMAR', 'SEDENA', '2024-10-15'))
    expect(parentOf(office, 'SEMAR', '2024-10-14')).toBeNull()
    expect(parentOf(office, 'SEMAR', '2024-10-15')).toBe('SEDENA')
    expectValue(move(office, 'SEMAR', 'SSPC', '2024-10-20'))
    expect(parentOf(office, 'SEMAR', '2024-10-19')).toBe('SEDENA')
    expect(parentOf(office, 'SEMAR', '2024-10-20')).toBe('SSPC')
    expectValue(move(office, 'SEMAR', null, '2024-10-25'))
    expect(parentOf(office, 'SEMAR', '2024-10-25')).toBeNull()
    const id = office.register.directory.unit('SEMAR')?.id ?? ''
    const { placements } = expectValue(unitHistory(office, { id }))
    expect(placements.map(({ parent, from, to }) => [parent.code, from, to])).toEqual([
      ['SEDENA', '2024-10-15', '2024-10-20'],
      ['SSPC', '2024-10-20', '2024-10-25'],
    ])
  })

  test('a place that is known for later stays; the preview says until when this one holds', () => {
    const office = foundOffice('2024-11-01')
    expectValue(move(office, 'SEMAR', 'SSPC', '2025-01-01'))
    expectValue(move(office, 'SEMAR', 'SEDENA', '2024-10-15'))
    expect(parentOf(office, 'SEMAR', '2024-12-31')).toBe('SEDENA')
    expect(parentOf(office, 'SEMAR', '2025-01-01')).toBe('SSPC')
    const under = { unit: 'SEMAR', parent: null, on: '2024-11-01' }
    expect(expectValue(previewMove(office, under)).until).toBe('2025-01-01')
  })

  test('what stands below goes with it', () => {
    const office = foundOffice('2024-11-01')
    expectValue(move(office, 'SEMAR', 'SEDENA', '2024-10-15'))
    const preview = { unit: 'SEDENA', parent: 'SSPC', on: '2024-10-20' }
    expect(expectValue(previewMove(office, preview)).below).toBe(1)
  })

  test.each([
    ['placement_circular', 'SEDENA', 'SEMAR', '2024-10-20'],
    ['placement_circular', 'SEDENA', 'SEDENA', '2024-10-20'],
    ['unit_stands_there', 'SEMAR', 'SEDENA', '2024-10-20'],
    ['unit_stands_there', 'SEDENA', null, '2024-10-20'],
    ['unit_unknown', 'NADIE', 'SEDENA', '2024-10-20'],
    ['unit_unknown', 'SEMAR', 'NADIE', '2024-10-20'],
    ['date_invalid', 'SEMAR', 'SSPC', '2024-02-30'],
  ])('refused (%s), and nothing is saved: %s under %s', (code, unit, parent, on) => {
    const office = foundOffice('2024-11-01')
    expectValue(move(office, 'SEMAR', 'SEDENA', '2024-10-15'))
    const before = office.register.read.digest()
    expect(expectRefusal(move(office, unit, parent, on))).toBe(code)
    expect(expectRefusal(previewMove(office, { unit, parent, on }))).toBe(code)
    expect(office.register.read.digest()).toBe(before)
  })
})

test('as known on a past day: the tree, who held a post, and who answered', async () => {
  const office = foundOffice('2024-09-01')
  const addressees = [{ unit: 'SEMAR', role: 'obliged' as const, inferred: false }]
  await accept(office, [draftAgreement({ clauses: [draftClause({ addressees })] })])
  const obligation = obligationOf(office, 'SEMAR')
  const post = expectValue(
    addRecord(office, {
      as: office.person,
      kind: 'post',
      fields: { name: 'Titular', unit: 'SEMAR', single: 'true' },
    }),
  ).id
  const appoint = (name: string, from: string) =>
    appointHolder(office, {
      as: office.person,
      post,
      holder: { name },
      from,
      to: null,
      source: null,
      ends: [],
      overlapConfirmed: true,
    })
  expectValue(appoint('Luz Rey', '2020-01-01'))
  office.onDay('2024-11-01')
  expectValue(move(office, 'SEMAR', 'SEDENA', '2024-06-01'))
  expectValue(appoint('Raúl Paz', '2024-06-01'))
  const end = { as: office.person, unit: 'SEMAR', kind: 'absorbs' as const }
  expectValue(endUnit(office, { ...end, on: '2024-10-15', successors: ['SEDENA'] }))

  const id = office.register.directory.unit('SEMAR')?.id ?? ''
  const told = (dependencies: Pick<Office, 'register' | 'today'>) => {
    const { posts } = expectValue(unitHistory(dependencies, { id }))
    return {
      parent: parentOf(dependencies, 'SEMAR', '2024-07-01'),
      holders: posts.flatMap(({ holders }) => holders.map(({ personName }) => personName)),
      answers: dependencies.register.read.obligation(obligation, dependencies.today())?.obligation
        .unit,
    }
  }
  expect(told(expectValue(knownAt(office, { asOf: '2024-09-01' })))).toEqual({
    parent: null,
    holders: ['Luz Rey'],
    answers: 'SEMAR',
  })
  expect(told(office)).toEqual({
    parent: 'SEDENA',
    holders: ['Luz Rey', 'Raúl Paz'],
    answers: 'SEDENA',
  })
})
