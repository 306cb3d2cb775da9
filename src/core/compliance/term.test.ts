import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayAfterTerm, derivedEnd, isReversed, overlap } from './term.ts'

describe('when a term ends', () => {
  test('a decree’s day is the first without the holder, a year still belongs to them', () => {
    expect(dayAfterTerm('2012-11-30')).toBe('2012-11-30')
    expect(dayAfterTerm('2012')).toBe('2013-01-01')
    expect(dayAfterTerm('2012-02')).toBe('2012-03-01')
    expect(dayAfterTerm(null)).toBeNull()
  })

  test('a commission is elected for three years, as exactly as its beginning is known', () => {
    expect(derivedEnd('2024-02-29', 3)).toBe('2027-02-28')
    expect(derivedEnd('2024-02-29', 4)).toBe('2028-02-29')
    expect(derivedEnd('2022-12', 3)).toBe('2025-12')
    expect(derivedEnd('2022', 3)).toBe('2025')
    expect(derivedEnd(null, 3)).toBeNull()
    expect(derivedEnd('2022', null)).toBeNull()
  })
})

test('a term that ends before it begins, or as it begins, is none', () => {
  expect(isReversed({ from: '2006-12-01', to: '2005-01-01' })).toBe(true)
  expect(isReversed({ from: '2006-12-01', to: '2006-12-01' })).toBe(true)
  expect(isReversed({ from: '2006-12-01', to: '2006' })).toBe(false)
  expect(isReversed({ from: '2006', to: '2006' })).toBe(false)
  expect(isReversed({ from: null, to: '2006' })).toBe(false)
})

describe('two holders of one post', () => {
  test('the five secretaries from 2000 to 2013 hand over within a year: no overlap', () => {
    const terms = [
      ['2000', '2004'],
      ['2004', '2005'],
      ['2005', '2006'],
      ['2006', '2012'],
      ['2012', '2013'],
    ].map(([from = null, to = null]) => ({ from, to }))
    const pairs = terms.flatMap((one) =>
      terms.filter((other) => other !== one).map((other) => [one, other] as const),
    )
    expect(pairs.filter(([one, other]) => overlap(one, other))).toEqual([])
  })

  test('one who still holds it, and one who begins', () => {
    expect(overlap({ from: '2006', to: null }, { from: '2010-03-01', to: null })).toBe(true)
    expect(
      overlap({ from: '2006-12-01', to: '2010-03-01' }, { from: '2010-03-01', to: null }),
    ).toBe(false)
  })

  test('one of whom no source says when is nobody’s contradiction', () => {
    expect(overlap({ from: null, to: null }, { from: '2010-03-01', to: null })).toBe(false)
    expect(overlap({ from: null, to: '2012' }, { from: '2010-03-01', to: null })).toBe(true)
  })

  test('it is the same whichever is named first', () => {
    const end = fc.constantFrom(null, '2004', '2005', '2005-06', '2005-06-15', '2006')
    const term = fc.record({ from: end, to: end })
    fc.assert(
      fc.property(term, term, (one, other) => {
        expect(overlap(one, other)).toBe(overlap(other, one))
      }),
    )
  })
})
