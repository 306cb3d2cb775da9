import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { fundingFindings, stateShareLow, type FundingPart } from './reckoning.ts'

const part = (id: string, parts: Partial<FundingPart> = {}): FundingPart => ({
  id,
  fund: 'FASP',
  year: 2017,
  entity: null,
  programme: null,
  federalAmount: null,
  stateShare: null,
  committed: null,
  exercised: null,
  ...parts,
})
const nation = part('nation', { federalAmount: 7_000_000_000 })
const bajaCalifornia = part('bc', { entity: 'MX-BCN', federalAmount: 297_982_963 })
const guanajuato = part('gua', { entity: 'MX-GUA', federalAmount: 212_803_805 })
const veracruz = part('ver', { entity: 'MX-VER', federalAmount: 300_388_372 })

test('three states of thirty-two: the national figure says how much is missing', () => {
  expect(fundingFindings([nation, bajaCalifornia, guanajuato, veracruz], [])).toEqual([
    {
      code: 'parts_differ',
      funding: 'nation',
      column: 'federalAmount',
      stated: 7_000_000_000,
      reckoned: 811_175_140,
      difference: 6_188_824_860,
      parts: 3,
    },
  ])
})

test('each year and each fund is reckoned by itself', () => {
  const other = { entity: 'MX-BCN', federalAmount: 1 }
  const records = [
    nation,
    part('a', { ...other, year: 2018 }),
    part('b', { ...other, fund: 'FORTASEG' }),
  ]
  expect(fundingFindings(records, [])).toEqual([])
})

test('programmes make up the amount of their entity, and stand in for it where it has none', () => {
  const programmes = [
    part('p1', { entity: 'MX-DUR', programme: 'Profesionalización', federalAmount: 0.1 }),
    part('p2', { entity: 'MX-DUR', programme: 'Equipamiento', federalAmount: 0.2 }),
  ]
  const durango = part('dur', { entity: 'MX-DUR', federalAmount: 0.3 })
  expect(fundingFindings([durango, ...programmes], [])).toEqual([])
  expect(fundingFindings([{ ...durango, federalAmount: 0.31 }, ...programmes], [])).toMatchObject([
    { code: 'programmes_differ', funding: 'dur', difference: 0.01, parts: 2 },
  ])
  const total = part('total', { federalAmount: 0.3 })
  expect(fundingFindings([total, ...programmes], [])).toEqual([])
  const more = { ...total, federalAmount: 0.4 }
  expect(fundingFindings([more, ...programmes], [])).toMatchObject([
    { code: 'parts_differ', funding: 'total', reckoned: 0.3, difference: 0.1, parts: 1 },
  ])
  // The programmes of the nation are not those of a state.
  expect(
    fundingFindings(
      [total, durango, part('n1', { programme: 'Equipamiento', federalAmount: 0.1 })],
      [],
    ),
  ).toMatchObject([{ code: 'programmes_differ', funding: 'total', difference: 0.2 }])
})

test('a state whose programmes do not make up its amount counts with its amount', () => {
  const programme = part('p', { entity: 'MX-DUR', programme: 'Equipamiento', federalAmount: 1 })
  const durango = part('dur', { entity: 'MX-DUR', federalAmount: 3 })
  const total = part('total', { federalAmount: 3 })
  expect(fundingFindings([total, programme, durango], [])).toMatchObject([
    { code: 'programmes_differ', funding: 'dur', difference: 2 },
  ])
})

test('a state of which nobody knows the amount is not one of the parts', () => {
  const total = part('total', { federalAmount: 600_000_000 })
  const unknown = part('dur', { entity: 'MX-DUR', exercised: null })
  expect(fundingFindings([total, bajaCalifornia, unknown, veracruz], [])).toMatchObject([
    { code: 'parts_differ', parts: 2, reckoned: 598_371_335 },
  ])
})

test('a quarter of what cannot be divided by four is never less than a quarter', () => {
  const low = part('x', { entity: 'MX-DUR', federalAmount: 100.01, stateShare: 25 })
  expect(fundingFindings([low], [])).toMatchObject([
    { code: 'state_share_low', reckoned: 25.01, difference: -0.01 },
  ])
})

test('instalments make up the federal amount to the centavo', () => {
  const instalments = Array.from({ length: 10 }, (_, index) => ({
    id: String(index),
    funding: 'bc',
    order: index + 1,
    amount: 29_798_296.3,
    paidAmount: null,
  }))
  expect(fundingFindings([bajaCalifornia], instalments)).toEqual([])
  expect(fundingFindings([bajaCalifornia], instalments.slice(1))).toMatchObject([
    { code: 'instalments_differ', funding: 'bc', difference: 29_798_296.3, parts: 9 },
  ])
})

test('what was paid is compared with the instalments that it paid, and with no other', () => {
  const instalments = [100.1, 100.1, 50].map((amount, index) => ({
    id: String(index),
    funding: 'x',
    order: index + 1,
    amount,
    paidAmount: index < 2 ? 100.1 : null,
  }))
  const [first, second, third] = instalments
  if (first === undefined || second === undefined || third === undefined) throw new Error('three')
  const money = part('x', { entity: 'MX-DUR', federalAmount: 250.2 })
  const found = (paid: typeof instalments) => fundingFindings([money], paid)
  expect(found(instalments)).toEqual([])
  expect(found([first, { ...second, paidAmount: 90 }, third])).toMatchObject([
    { code: 'payments_differ', stated: 190.1, reckoned: 200.2, difference: -10.1, parts: 2 },
  ])
  // Too much here does not make up for too little there.
  expect(
    found([{ ...first, paidAmount: 110.1 }, { ...second, paidAmount: 90.1 }, third]),
  ).toMatchObject([{ code: 'payments_differ', difference: 0, parts: 2 }])
})

test('a state adds a quarter of the federal amount: Quintana Roo did, to the centavo', () => {
  const share = { federalAmount: 175_833_723, stateShare: 43_958_430.75 }
  expect(stateShareLow(share)).toBe(false)
  expect(stateShareLow({ ...share, stateShare: 43_958_430.74 })).toBe(true)
  expect(stateShareLow({ ...share, stateShare: null })).toBe(false)
  const low = part('roo', { entity: 'MX-ROO', ...share, stateShare: 40_000_000 })
  expect(fundingFindings([low], [])).toMatchObject([
    {
      code: 'state_share_low',
      stated: 40_000_000,
      reckoned: 43_958_430.75,
      difference: -3_958_430.75,
    },
  ])
})

test('nothing is exercised that was not committed, and nothing committed that is not there', () => {
  const money = { entity: 'MX-DUR', federalAmount: 100, stateShare: 25 }
  const codes = (parts: Partial<FundingPart>) =>
    fundingFindings([part('x', { ...money, ...parts })], []).map(({ code, difference }) => [
      code,
      difference,
    ])
  expect(codes({ committed: 125, exercised: 125 })).toEqual([])
  expect(codes({ committed: 125.01 })).toEqual([['committed_over_total', 0.01]])
  expect(codes({ committed: 50, exercised: 60 })).toEqual([['exercised_over_committed', 10]])
  expect(codes({ exercised: 130 })).toEqual([['exercised_over_total', 5]])
})

test('what is stated twice is said, and counts once', () => {
  const again = part('again', {
    ...guanajuato,
    id: 'again',
    fund: 'fasp ',
    federalAmount: 200_000_000,
  })
  const total = part('nation', { federalAmount: 212_803_805 })
  expect(fundingFindings([total, guanajuato, again], [])).toMatchObject([
    { code: 'repeated', funding: 'again', column: 'federalAmount', difference: -12_803_805 },
  ])
  const same = { ...guanajuato, id: 'same', exercised: 5 }
  // The column is the one that differs, not the first that both state.
  expect(fundingFindings([{ ...guanajuato, exercised: 4 }, same], [])).toMatchObject([
    { code: 'repeated', funding: 'same', column: 'exercised', difference: 1 },
  ])
})

test('a figure that only one of the two states is no contradiction, and another one is', () => {
  const first = { ...guanajuato, committed: 3, exercised: 2 }
  const again = { ...guanajuato, id: 'again', committed: null, exercised: 1 }
  expect(fundingFindings([first, again], [])).toMatchObject([
    { code: 'repeated', funding: 'again', column: 'exercised', difference: -1 },
  ])
})

test('a programme of the nation is not the nation, wherever it stands in the list', () => {
  const programme = part('p', { programme: 'Equipamiento', federalAmount: 297_982_963 })
  const total = part('total', { federalAmount: 297_982_963 })
  expect(fundingFindings([programme, total, bajaCalifornia], [])).toEqual([])
  const apart = { ...programme, federalAmount: 1 }
  expect(fundingFindings([apart, total, bajaCalifornia], [])).toMatchObject([
    { code: 'programmes_differ', funding: 'total' },
  ])
})

test('a programme that is stated twice is not added twice', () => {
  const durango = part('dur', { entity: 'MX-DUR', federalAmount: 10 })
  const programme = part('p', { entity: 'MX-DUR', programme: 'Equipamiento', federalAmount: 10 })
  const again = { ...programme, id: 'again', programme: 'equipamiento ' }
  const codes = fundingFindings([durango, programme, again], []).map(({ code }) => code)
  expect(codes).toEqual(['repeated'])
})

test('parts that make up their whole are found to, in any order; one centavo more is found', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 10_000_000_000 }), {
    minLength: 1,
    maxLength: 32,
  })
  fc.assert(
    fc.property(amounts, (centavos) => {
      const parts = centavos.map((amount, index) =>
        part(String(index), { entity: `E${index}`, federalAmount: amount / 100 }),
      )
      const sum = centavos.reduce((total, amount) => total + amount, 0)
      const whole = part('whole', { federalAmount: sum / 100 })
      expect(fundingFindings([whole, ...parts], [])).toEqual([])
      expect(fundingFindings([...parts.toReversed(), whole], [])).toEqual([])
      const more = { ...whole, federalAmount: (sum + 1) / 100 }
      expect(fundingFindings([more, ...parts], [])).toMatchObject([
        { code: 'parts_differ', difference: 0.01, parts: centavos.length },
      ])
    }),
  )
})
