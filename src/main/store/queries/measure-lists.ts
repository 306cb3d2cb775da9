import { indicatorCourses } from '../../../core/compliance/codes.ts'
import { directions, indicatorScales } from '../../../core/schema/codes.ts'
import {
  base,
  boolean,
  code,
  day,
  decimal,
  id,
  integer,
  named,
  partialDay,
  stands,
  text,
  type ListDefinition,
} from './list-columns.ts'

/** How many agreements are linked to a record as what measures or pays for them. */
const linksTo = (record: string): string =>
  `(SELECT count(DISTINCT k.agreement) FROM record_link k WHERE k.target = ${record} AND ${stands('k')})`

/** What is measured and what is paid. Rules of the core stand in the SQL as functions (`measure-functions.ts`). */
export const measureLists = {
  indicators: {
    from: `record_indicator x LEFT JOIN record_observation l ON l.record = (
        SELECT o.record FROM record_observation o JOIN record r ON r.id = o.record
        LEFT JOIN record_session z ON z.record = o.session
        WHERE o.indicator = x.record AND o.value IS NOT NULL AND ${stands('o')}
        ORDER BY measured_on(o.date, o.period, z.date) DESC, r.uid DESC LIMIT 1)
      LEFT JOIN record_session z ON z.record = l.session`,
    columns: {
      ...base('x'),
      name: text("coalesce(x.name, '')"),
      nameEnglish: text('x.name_english'),
      definition: text('x.definition'),
      measure: text('x.measure'),
      direction: code('x.direction', directions),
      scale: code('x.scale', indicatorScales),
      baselinePeriod: text('x.baseline_period'),
      baselineValue: decimal('x.baseline_value'),
      target: decimal('x.target'),
      targetBy: partialDay('x.target_by'),
      targetDoubtful: boolean('target_doubtful(x.direction, x.scale, x.baseline_value, x.target)'),
      observations: integer(
        `(SELECT count(*) FROM record_observation o WHERE o.indicator = x.record AND ${stands('o')})`,
      ),
      lastValue: decimal('l.value'),
      lastAtLeast: boolean('l.at_least'),
      lastPeriod: text('l.period'),
      lastOn: day('measured_on(l.date, l.period, z.date)'),
      change: decimal('change_against_baseline(x.scale, x.baseline_value, l.value)'),
      course: code(
        `indicator_course(x.direction, x.scale, x.baseline_period, x.baseline_value, x.target, x.target_by,
          l.value, l.at_least, measured_on(l.date, l.period, z.date))`,
        indicatorCourses,
      ),
      agreements: integer(linksTo('x.record')),
      source: text('x.source'),
      sourceNote: text('x.source_note'),
    },
    present: stands('x'),
    searched: [{ kind: 'indicator', record: 'x.record' }],
    order: ['x.name', 'x.record'],
  },
  observations: {
    from: `record_observation x LEFT JOIN record_indicator i ON i.record = x.indicator
      LEFT JOIN record_session z ON z.record = x.session`,
    columns: {
      ...base('x'),
      indicator: id('x.indicator'),
      indicatorName: text("coalesce(i.name, '')"),
      session: named('session', 'x.session', text('z.roman')),
      period: text('x.period'),
      baselinePeriod: text('i.baseline_period'),
      date: day('x.date'),
      on: day('measured_on(x.date, x.period, z.date)'),
      value: decimal('coalesce(x.value, 0)'),
      atLeast: boolean('x.at_least'),
      quote: text('x.quote'),
      source: text('x.source'),
    },
    present: stands('x'),
    searched: [{ kind: 'indicator', record: 'x.indicator' }],
    order: ['z.date', 'i.name', 'x.record'],
  },
  funding: {
    from: 'record_funding x LEFT JOIN record_unit u ON u.record = x.entity',
    columns: {
      ...base('x'),
      fund: text("coalesce(x.fund, '')"),
      year: integer('coalesce(x.year, 0)'),
      entity: named('unit', 'x.entity', text('u.code')),
      entityName: text('coalesce(u.name, u.name_english, u.code)'),
      entityNameEnglish: text('u.name_english'),
      programme: text('x.programme'),
      federalAmount: decimal('x.federal_amount'),
      stateShare: decimal('x.state_share'),
      stateShareLow: boolean('state_share_low(x.federal_amount, x.state_share)'),
      committed: decimal('x.committed'),
      exercised: decimal('x.exercised'),
      instalments: integer(
        `(SELECT count(*) FROM record_instalment p WHERE p.funding = x.record AND ${stands('p')})`,
      ),
      // Summed in centavos: pesos as doubles do not add up.
      paid: decimal(
        `(SELECT sum(CAST(round(p.paid_amount * 100) AS INTEGER)) / 100.0 FROM record_instalment p
          WHERE p.funding = x.record AND ${stands('p')})`,
      ),
      agreements: integer(linksTo('x.record')),
      source: text('x.source'),
      sourceNote: text('x.source_note'),
    },
    present: stands('x'),
    searched: [
      { kind: 'funding', record: 'x.record' },
      { kind: 'unit', record: 'x.entity' },
    ],
    order: ['x.fund', 'x.year', 'u.inegi', 'x.programme', 'x.record'],
  },
  instalments: {
    from: `record_instalment x LEFT JOIN record_funding f ON f.record = x.funding
      LEFT JOIN record_unit u ON u.record = f.entity`,
    columns: {
      ...base('x'),
      funding: id('x.funding'),
      fund: text("coalesce(f.fund, '')"),
      year: integer('coalesce(f.year, 0)'),
      entity: named('unit', 'f.entity', text('u.code')),
      order: integer('coalesce(x."order", 0)'),
      dueOn: day('x.due_on'),
      amount: decimal('coalesce(x.amount, 0)'),
      paidOn: day('x.paid_on'),
      paidAmount: decimal('x.paid_amount'),
    },
    present: `${stands('x')} AND ${stands('f')}`,
    searched: [
      { kind: 'funding', record: 'x.funding' },
      { kind: 'unit', record: 'f.entity' },
    ],
    order: ['f.fund', 'f.year', 'u.inegi', 'x."order"', 'x.record'],
  },
} as const satisfies Readonly<Record<string, ListDefinition>>
