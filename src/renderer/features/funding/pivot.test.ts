import { expect, test } from 'vitest'
import type { FundingRow } from '../../../contract/rows.ts'
import { pivotOf } from './pivot.ts'

const row = (parts: Partial<FundingRow>): FundingRow => ({
  id: `${parts.year ?? 2017} ${parts.entity ?? ''} ${parts.programme ?? ''}`,
  withdrawn: null,
  demonstration: false,
  fund: 'FASP',
  year: 2017,
  entity: null,
  entityName: parts.entity ?? null,
  entityNameEnglish: null,
  programme: null,
  federalAmount: null,
  stateShare: null,
  stateShareLow: false,
  committed: null,
  exercised: null,
  instalments: 0,
  paid: null,
  agreements: 0,
  source: null,
  sourceNote: null,
  ...parts,
})

test('entities by years, with what is missing to the national figure', () => {
  const { years, lines, totals } = pivotOf(
    [
      row({ federalAmount: 0.3 }),
      row({ entity: 'MX-VER', federalAmount: 5, year: 2015 }),
      row({ entity: 'MX-VER', federalAmount: 0.1 }),
      row({ entity: 'MX-DUR', federalAmount: 0.1 }),
      row({ year: 2016, federalAmount: 7 }),
    ],
    'federalAmount',
  )
  expect(years).toEqual([2015, 2016, 2017])
  expect(lines.map(({ entity, cells }) => [entity.entity, [...cells.keys()]])).toEqual([
    ['MX-DUR', [2017]],
    ['MX-VER', [2015, 2017]],
  ])
  expect(totals.get(2017)).toEqual({
    sum: { pesos: 0.2, parts: 2 },
    nation: { pesos: 0.3, id: '2017  ' },
    difference: 0.1,
  })
  expect(totals.get(2015)).toMatchObject({ nation: null, difference: null })
  expect(totals.get(2016)).toMatchObject({ sum: null, difference: null })
})

test('programmes stand in for the figure of an entity that has none, and no record says that sum', () => {
  const { lines } = pivotOf(
    [
      row({ entity: 'MX-DUR', stateShare: 1 }),
      row({ entity: 'MX-DUR', programme: 'Equipamiento', federalAmount: 2 }),
      row({ entity: 'MX-DUR', programme: 'Capacitación', federalAmount: 3 }),
    ],
    'federalAmount',
  )
  expect(lines[0]?.cells.get(2017)).toEqual({ pesos: 5, id: null })
})
