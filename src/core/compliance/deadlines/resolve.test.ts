import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DeadlineRule } from '../../schema/deadline-rule.ts'
import { addDays, compareDays } from '../day.ts'
import { isFederalBusinessDay } from './federal-holidays.ts'
import { resolveDeadline } from './resolve.ts'
import type { DeadlineAnchors, ResolvedDeadline } from './resolve.ts'

const unknown = { date: null, estimated: null }
/** The 41st session of 20 December 2016, published on 4 January 2017. */
const anchors = (parts: Partial<DeadlineAnchors> = {}): DeadlineAnchors => ({
  unit: 'ENT-01',
  session: { date: '2016-12-20', estimated: null },
  gazette: '2017-01-04',
  notification: null,
  sessionNumbered: () => null,
  nextSession: null,
  isBusinessDay: isFederalBusinessDay,
  ...parts,
})
const date = (day: string): ResolvedDeadline => ({ kind: 'date', date: day })

describe('a deadline that the text fixes', () => {
  test.each<[string, DeadlineRule, string]>([
    ['on 1 June 2017', { rule: 'fixed_day', date: '2017-06-01' }, '2017-06-01'],
    ['at the end of February 2016', { rule: 'end_of_month', month: '2016-02' }, '2016-02-29'],
    ['in the 2017 fiscal year', { rule: 'end_of_fiscal_year', year: 2017 }, '2017-12-31'],
    ['in 2017', { rule: 'within_year', year: 2017 }, '2017-12-31'],
    ['from 2017 onwards', { rule: 'starts_in_year', year: 2017 }, '2017-12-31'],
  ])('%s', (_, rule, expected) => {
    expect(resolveDeadline(rule, anchors())).toEqual(date(expected))
  })

  test('none by a person’s word, and none stated, are different things', () => {
    expect(resolveDeadline({ rule: 'none' }, anchors())).toEqual({ kind: 'none' })
    expect(resolveDeadline(null, anchors())).toEqual({ kind: 'unstated' })
  })
})

describe('a term after something', () => {
  test('thirty days after the session', () => {
    const rule: DeadlineRule = {
      rule: 'after',
      anchor: 'session',
      count: 30,
      unit: 'calendar_days',
    }
    expect(resolveDeadline(rule, anchors())).toEqual(date('2017-01-19'))
  })

  test('two months after publication', () => {
    const rule: DeadlineRule = { rule: 'after', anchor: 'gazette', count: 2, unit: 'months' }
    expect(resolveDeadline(rule, anchors())).toEqual(date('2017-03-04'))
  })

  test('ten business days after publication of Friday 27 January 2017 pass the Monday of the Constitution', () => {
    const rule: DeadlineRule = {
      rule: 'after',
      anchor: 'gazette',
      count: 10,
      unit: 'business_days',
    }
    expect(resolveDeadline(rule, anchors({ gazette: '2017-01-27' }))).toEqual(date('2017-02-13'))
  })

  test('a term of business days that begins on a Saturday begins to count on Monday', () => {
    const rule: DeadlineRule = { rule: 'after', anchor: 'gazette', count: 1, unit: 'business_days' }
    expect(resolveDeadline(rule, anchors({ gazette: '2017-01-07' }))).toEqual(date('2017-01-09'))
  })

  test('the unit has not been notified: an estimate from the session, and what is missing', () => {
    const rule: DeadlineRule = {
      rule: 'after',
      anchor: 'notification',
      count: 15,
      unit: 'calendar_days',
    }
    expect(resolveDeadline(rule, anchors())).toEqual({
      kind: 'estimate',
      date: '2017-01-04',
      missing: 'notification_date',
    })
    expect(resolveDeadline(rule, anchors({ notification: '2017-02-01' }))).toEqual(
      date('2017-02-16'),
    )
  })

  test('a session of February 2012 whose day nobody knows: to be defined', () => {
    const rule: DeadlineRule = {
      rule: 'after',
      anchor: 'session',
      count: 30,
      unit: 'calendar_days',
    }
    const open = anchors({ session: unknown, gazette: null })
    expect(resolveDeadline(rule, open)).toEqual({ kind: 'undetermined', missing: 'session_date' })
    expect(resolveDeadline({ ...rule, anchor: 'gazette' }, open)).toEqual({
      kind: 'undetermined',
      missing: 'gazette_date',
    })
    const estimated = anchors({ session: { date: null, estimated: '2012-02-29' }, gazette: null })
    expect(resolveDeadline(rule, estimated)).toEqual({
      kind: 'estimate',
      date: '2012-03-30',
      missing: 'session_date',
    })
  })

  test('not published yet, after a session held on another day than was expected: from the day it was held', () => {
    const rule: DeadlineRule = { rule: 'after', anchor: 'gazette', count: 1, unit: 'months' }
    const moved = anchors({
      session: { date: '2016-12-20', estimated: '2016-11-30' },
      gazette: null,
    })
    expect(resolveDeadline(rule, moved)).toMatchObject({ kind: 'estimate', date: '2017-01-20' })
  })

  test('commission members re-elected for three years', () => {
    const rule: DeadlineRule = { rule: 'period_of_years', years: 3, anchor: 'session' }
    expect(resolveDeadline(rule, anchors())).toEqual(date('2019-12-20'))
    // Years of the calendar: the one of 366 days is one of them.
    expect(resolveDeadline({ ...rule, years: 4 }, anchors())).toEqual(date('2020-12-20'))
  })

  test('not published yet, after a session that is only expected: from the day for which it is', () => {
    const rule: DeadlineRule = {
      rule: 'after',
      anchor: 'gazette',
      count: 30,
      unit: 'calendar_days',
    }
    const expected = anchors({ session: { date: null, estimated: '2017-06-30' }, gazette: null })
    expect(resolveDeadline(rule, expected)).toEqual({
      kind: 'estimate',
      date: '2017-07-30',
      missing: 'gazette_date',
    })
  })

  test('an office that closes for two weeks of winter counts none of them', () => {
    const rule: DeadlineRule = { rule: 'after', anchor: 'session', count: 1, unit: 'business_days' }
    const winter = anchors({
      isBusinessDay: (day) =>
        isFederalBusinessDay(day) && (day <= '2016-12-20' || day >= '2017-01-04'),
    })
    expect(resolveDeadline(rule, winter)).toEqual(date('2017-01-04'))
  })

  test.each([
    [1_460, date('2020-12-19')],
    [10_000, date('2044-05-07')],
    [10_001, { kind: 'undetermined', missing: 'valid_rule' }],
  ])('%d days are as many as somebody wrote, up to ten thousand', (count, expected) => {
    const rule: DeadlineRule = { rule: 'after', anchor: 'session', count, unit: 'calendar_days' }
    expect(resolveDeadline(rule, anchors())).toEqual(expected)
  })
})

describe('a deadline at a session', () => {
  const rule: DeadlineRule = { rule: 'at_session', ordinal: 42, type: 'ordinary' }

  test('not called yet: to be defined', () => {
    expect(resolveDeadline(rule, anchors())).toEqual({
      kind: 'undetermined',
      missing: 'named_session',
    })
  })

  test('announced for a day, then held on another: the deadline moves with it', () => {
    const announced = anchors({ sessionNumbered: () => ({ date: null, estimated: '2017-06-30' }) })
    expect(resolveDeadline(rule, announced)).toEqual({
      kind: 'estimate',
      date: '2017-06-30',
      missing: 'named_session',
    })
    const held = anchors({
      sessionNumbered: (ordinal, type) =>
        ordinal === 42 && type === 'ordinary' ? { date: '2017-08-30', estimated: null } : null,
    })
    expect(resolveDeadline(rule, held)).toEqual(date('2017-08-30'))
    expect(resolveDeadline({ ...rule, type: 'extraordinary' }, held)).toMatchObject({
      kind: 'undetermined',
    })
  })

  test('at the next session, whichever it is', () => {
    const next: DeadlineRule = { rule: 'next_session' }
    expect(resolveDeadline(next, anchors())).toEqual({
      kind: 'undetermined',
      missing: 'next_session',
    })
    expect(
      resolveDeadline(next, anchors({ nextSession: { date: '2017-08-30', estimated: null } })),
    ).toEqual(date('2017-08-30'))
  })
})

describe('the emergency number 9-1-1, begun by 16 states and then by the rest', () => {
  const rule: DeadlineRule = {
    rule: 'staged',
    stages: [
      { date: '2016-10-03', units: ['ENT-02', 'ENT-07'] },
      { date: '2017-06-01', units: [] },
    ],
  }

  test('each state has its own day', () => {
    expect(resolveDeadline(rule, anchors({ unit: 'ENT-07' }))).toEqual(date('2016-10-03'))
    expect(resolveDeadline(rule, anchors({ unit: 'ENT-01' }))).toEqual(date('2017-06-01'))
  })

  test('a state with a day of its own keeps it, also where the rest begins earlier', () => {
    const pilot: DeadlineRule = {
      rule: 'staged',
      stages: [
        { date: '2016-10-03', units: [] },
        { date: '2017-06-01', units: ['ENT-01'] },
      ],
    }
    expect(resolveDeadline(pilot, anchors({ unit: 'ENT-01' }))).toEqual(date('2017-06-01'))
    expect(resolveDeadline(pilot, anchors({ unit: 'ENT-02' }))).toEqual(date('2016-10-03'))
  })

  test('a state that no stage names has none yet', () => {
    const onlyNamed: DeadlineRule = { rule: 'staged', stages: rule.stages.slice(0, 1) }
    expect(resolveDeadline(onlyNamed, anchors())).toEqual({
      kind: 'undetermined',
      missing: 'stage',
    })
  })

  test('named in two stages, the earlier counts', () => {
    const twice: DeadlineRule = {
      rule: 'staged',
      stages: [
        { date: '2017-06-01', units: ['ENT-01'] },
        { date: '2017-02-01', units: ['ENT-01'] },
      ],
    }
    expect(resolveDeadline(twice, anchors())).toEqual(date('2017-02-01'))
  })
})

describe('what only an import can bring', () => {
  const nonsense: DeadlineRule[] = [
    { rule: 'fixed_day', date: '2017-02-30' },
    { rule: 'end_of_month', month: '2017-13' },
    { rule: 'end_of_month', month: '2017' },
    { rule: 'within_year', year: 20_170 },
    { rule: 'after', anchor: 'session', count: 1e9, unit: 'business_days' },
    { rule: 'after', anchor: 'session', count: 0.5, unit: 'months' },
    { rule: 'period_of_years', years: -1, anchor: 'session' },
    { rule: 'staged', stages: [{ date: '2017-02-30', units: [] }] },
  ]
  test.each(nonsense)('%j is no deadline, and stops nothing', (rule) => {
    expect(resolveDeadline(rule, anchors())).toEqual({
      kind: 'undetermined',
      missing: 'valid_rule',
    })
  })

  test('an anchor on a day that does not exist is not known', () => {
    const rule: DeadlineRule = { rule: 'after', anchor: 'session', count: 1, unit: 'months' }
    const session = { date: '2017-02-30', estimated: null }
    expect(resolveDeadline(rule, anchors({ session }))).toEqual({
      kind: 'undetermined',
      missing: 'session_date',
    })
  })

  test('an office that never opens cannot hang the program', () => {
    const rule: DeadlineRule = { rule: 'after', anchor: 'session', count: 2, unit: 'business_days' }
    expect(resolveDeadline(rule, anchors({ isBusinessDay: () => false })).kind).toBe('date')
  })
})

describe('when anchors move to later days', () => {
  const day = fc.integer({ min: 0, max: 6_000 }).map((count) => addDays('2010-01-01', count))
  const anchor = fc.constantFrom('session' as const, 'gazette' as const, 'notification' as const)
  const year = fc.integer({ min: 2010, max: 2030 })
  const rules: Readonly<Record<DeadlineRule['rule'], fc.Arbitrary<DeadlineRule>>> = {
    none: fc.constant({ rule: 'none' }),
    fixed_day: fc.record({ rule: fc.constant('fixed_day' as const), date: day }),
    end_of_month: fc.record({
      rule: fc.constant('end_of_month' as const),
      month: day.map((date) => date.slice(0, 7)),
    }),
    after: fc.record({
      rule: fc.constant('after' as const),
      anchor,
      count: fc.integer({ min: 0, max: 60 }),
      unit: fc.constantFrom('calendar_days' as const, 'business_days' as const, 'months' as const),
    }),
    at_session: fc.constant({ rule: 'at_session', ordinal: 42, type: 'ordinary' }),
    next_session: fc.constant({ rule: 'next_session' }),
    end_of_fiscal_year: fc.record({ rule: fc.constant('end_of_fiscal_year' as const), year }),
    within_year: fc.record({ rule: fc.constant('within_year' as const), year }),
    starts_in_year: fc.record({ rule: fc.constant('starts_in_year' as const), year }),
    period_of_years: fc.record({
      rule: fc.constant('period_of_years' as const),
      years: fc.integer({ min: 1, max: 10 }),
      anchor,
    }),
    staged: fc.record({
      rule: fc.constant('staged' as const),
      stages: fc.array(fc.record({ date: day, units: fc.subarray(['ENT-01', 'ENT-02']) }), {
        maxLength: 3,
      }),
    }),
  }

  /** Each anchor by itself: known and moved on by so many days, or known to neither. */
  const moving = fc.option(fc.tuple(day, fc.nat({ max: 400 })), { nil: null })
  const places = fc.record({
    session: moving,
    expected: moving,
    gazette: moving,
    notification: moving,
    named: moving,
    next: moving,
  })
  type Places = typeof places extends fc.Arbitrary<infer Value> ? Value : never
  const standing = (of: Places, by: 0 | 1): DeadlineAnchors => {
    const at = (name: keyof Places): string | null => {
      const place = of[name]
      return place === null ? null : addDays(place[0], by * place[1])
    }
    return anchors({
      session: { date: at('session'), estimated: at('expected') },
      gazette: at('gazette'),
      notification: at('notification'),
      sessionNumbered: () => ({ date: at('named'), estimated: at('expected') }),
      nextSession: { date: at('next'), estimated: at('expected') },
    })
  }

  test.each(Object.entries(rules))('no deadline by "%s" moves to an earlier one', (_, rule) => {
    fc.assert(
      fc.property(rule, places, (stated, of) => {
        const before = resolveDeadline(stated, standing(of, 0))
        const after = resolveDeadline(stated, standing(of, 1))
        expect({ ...after, date: '' }).toEqual({ ...before, date: '' })
        if (!('date' in before) || !('date' in after)) return
        expect(compareDays(before.date, after.date)).toBeLessThanOrEqual(0)
      }),
      { numRuns: 300 },
    )
  })

  test.each(['after', 'period_of_years'] as const)(
    'nor does "%s" lie before what it runs from, nor an estimate behind what comes true later',
    (name) => {
      fc.assert(
        fc.property(rules[name], day, fc.nat({ max: 400 }), (rule, held, later) => {
          const session = { date: held, estimated: null }
          const published = addDays(held, later)
          const open = anchors({ session, gazette: null, notification: null })
          const known = anchors({ session, gazette: published, notification: published })
          const [expected, settled] = [open, known].map((one) => resolveDeadline(rule, one))
          if (expected === undefined || !('date' in expected)) throw new Error('no estimate')
          if (settled?.kind !== 'date') throw new Error('the anchor is known')
          expect(compareDays(held, expected.date)).toBeLessThanOrEqual(0)
          expect(compareDays(expected.date, settled.date)).toBeLessThanOrEqual(0)
        }),
        { numRuns: 300 },
      )
    },
  )
})
