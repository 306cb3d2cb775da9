import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DeadlineRule } from '../../schema/deadline-rule.ts'
import { parseDeadlineCode, writeDeadlineCode } from './deadline-code.ts'

const examples: readonly (readonly [string, DeadlineRule])[] = [
  ['none', { rule: 'none' }],
  ['2026-06-30', { rule: 'fixed_day', date: '2026-06-30' }],
  ['2026-06', { rule: 'end_of_month', month: '2026-06' }],
  ['2026', { rule: 'within_year', year: 2026 }],
  ['fiscal-2026', { rule: 'end_of_fiscal_year', year: 2026 }],
  ['from-2026', { rule: 'starts_in_year', year: 2026 }],
  ['90d-after-session', { rule: 'after', anchor: 'session', count: 90, unit: 'calendar_days' }],
  ['10bd-after-gazette', { rule: 'after', anchor: 'gazette', count: 10, unit: 'business_days' }],
  ['2m-after-notification', { rule: 'after', anchor: 'notification', count: 2, unit: 'months' }],
  ['3y-after-session', { rule: 'period_of_years', years: 3, anchor: 'session' }],
  ['session-42', { rule: 'at_session', ordinal: 42, type: 'ordinary' }],
  ['session-2-SE', { rule: 'at_session', ordinal: 2, type: 'extraordinary' }],
  ['next-session', { rule: 'next_session' }],
  [
    '2016-10-03:MX-BCN+MX-CHP,2017-06-01:rest',
    {
      rule: 'staged',
      stages: [
        { date: '2016-10-03', units: ['MX-BCN', 'MX-CHP'] },
        { date: '2017-06-01', units: [] },
      ],
    },
  ],
]

describe('a deadline as an official writes it on the command line', () => {
  it.each(examples)('%s', (code, rule) => {
    expect(parseDeadlineCode(code)).toEqual(rule)
    expect(writeDeadlineCode(rule)).toBe(code)
  })

  it.each([
    [' NEXT-SESSION ', 'next-session'],
    ['90D-after-Session', '90d-after-session'],
    ['session-XLII', 'session-42'],
    ['session-ii-se', 'session-2-SE'],
    ['2016-10-03: MX-BCN + MX-CHP', '2016-10-03:MX-BCN+MX-CHP'],
  ])('%j means %s', (written, code) => {
    const rule = parseDeadlineCode(written)
    expect(rule === null ? null : writeDeadlineCode(rule)).toBe(code)
  })

  it.each([
    '',
    'mañana',
    '30 de junio de 2026',
    '26-06-30',
    '90-after-session',
    '90w-after-session',
    '90d-after-minutes',
    '-3d-after-session',
    '1.5m-after-session',
    'session-',
    'session-cien',
    'fiscal-26',
    '2016-10-03:',
    '2016-10-03:MX-BCN,',
    '2016-10-03:MX-BCN+',
    '2016-10-03:rest+MX-BCN',
  ])('%j is none', (written) => {
    expect(parseDeadlineCode(written)).toBeNull()
  })

  it('what no word can say is said as JSON', () => {
    const rule: DeadlineRule = {
      rule: 'staged',
      stages: [{ date: '2016-10-03', units: ['Unidad A, B y C'] }],
    }
    expect(JSON.parse(writeDeadlineCode(rule))).toEqual(rule)
  })
})

it('every rule is read back as it was written', () => {
  const day = fc
    .tuple(
      fc.integer({ min: 1900, max: 2200 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([year, month, date]) => `${year}-${two(month)}-${two(date)}`)
  const anchor = fc.constantFrom('session' as const, 'gazette' as const, 'notification' as const)
  const year = fc.integer({ min: 1900, max: 2200 })
  const unit = fc.stringMatching(/^[A-Z]{2,5}(-[A-Z0-9]{1,5})?$/).filter((code) => code !== 'REST')
  const rule: fc.Arbitrary<DeadlineRule> = fc.oneof(
    fc.constantFrom({ rule: 'none' as const }, { rule: 'next_session' as const }),
    fc.record({ rule: fc.constant('fixed_day' as const), date: day }),
    fc.record({
      rule: fc.constant('end_of_month' as const),
      month: day.map((date) => date.slice(0, 7)),
    }),
    fc.record({
      rule: fc.constantFrom(
        'within_year' as const,
        'end_of_fiscal_year' as const,
        'starts_in_year' as const,
      ),
      year,
    }),
    fc.record({
      rule: fc.constant('after' as const),
      anchor,
      count: fc.integer({ min: 1, max: 10_000 }),
      unit: fc.constantFrom('calendar_days' as const, 'business_days' as const, 'months' as const),
    }),
    fc.record({
      rule: fc.constant('period_of_years' as const),
      years: fc.integer({ min: 1, max: 100 }),
      anchor,
    }),
    fc.record({
      rule: fc.constant('at_session' as const),
      ordinal: fc.integer({ min: 1, max: 3999 }),
      type: fc.constantFrom('ordinary' as const, 'extraordinary' as const),
    }),
    fc.record({
      rule: fc.constant('staged' as const),
      stages: fc.array(fc.record({ date: day, units: fc.array(unit) }), { minLength: 1 }),
    }),
  )
  fc.assert(
    fc.property(rule, (one) => {
      expect(parseDeadlineCode(writeDeadlineCode(one))).toEqual(one)
    }),
  )
})

const two = (number: number): string => String(number).padStart(2, '0')
