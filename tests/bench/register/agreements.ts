import type { DraftChange } from '../../../src/core/changes/save.ts'
import type { ClauseNature, ObligationRole } from '../../../src/core/schema/codes.ts'
import type { DeadlineRule } from '../../../src/core/schema/deadline-rule.ts'
import { newRecord } from '../../../src/main/usecases/new-record.ts'
import { dayAfter } from './days.ts'
import type { GeneratedSession, GeneratedUnit } from './institutions.ts'
import type { Random } from './random.ts'
import { agreementTitle, mandate } from './vocabulary.ts'

export interface GeneratedObligation {
  readonly id: string
  readonly agreement: string
  readonly unit: GeneratedUnit
  readonly binding: boolean
}

export interface GeneratedAgreement {
  readonly id: string
  readonly changes: readonly DraftChange[]
  readonly obligations: readonly GeneratedObligation[]
}

export interface Bindable {
  readonly entities: readonly GeneratedUnit[]
  readonly federal: readonly GeneratedUnit[]
  readonly municipalities: readonly GeneratedUnit[]
}

/** An agreement with its clauses, which bind `obligations` units in all: all states, some offices, some towns. */
export function makeAgreement(
  random: Random,
  session: GeneratedSession,
  sequence: number,
  units: Bindable,
  obligations: number,
): GeneratedAgreement {
  const id = random.id()
  const partition = { kind: 'agreement', id } as const
  const year = session.day.slice(2, 4)
  const changes: DraftChange[] = [
    ...newRecord({
      kind: 'agreement',
      id,
      partition,
      fields: {
        session: session.id,
        number: random.chance(0.8)
          ? `${String(sequence).padStart(2, '0')}/${session.ordinal}/${year}`
          : null,
        kind: random.weighted([
          [6, 'acuerdo'],
          [2, 'resolucion'],
          [1, 'exhorto'],
          [1, 'compromiso'],
        ] as const),
        sequence,
        title: agreementTitle(random),
        text: `El Consejo acuerda ${mandate(random)} ${mandate(random)}`,
        textLanguage: 'es',
        textStatus: random.chance(0.7) ? 'official' : 'press',
        procedural: random.chance(0.03) ? true : null,
        confidential: random.chance(0.01) ? true : null,
      },
    }),
  ]
  const bound: GeneratedObligation[] = []
  for (let order = 1; bound.length < obligations; order += 1) {
    const clause = random.id()
    const nature = random.weighted<ClauseNature>([
      [86, 'binding'],
      [9, 'exhortative'],
      [3, 'optional'],
      [2, 'procedural'],
    ])
    const role: ObligationRole =
      nature === 'exhortative' ? 'exhorted' : nature === 'optional' ? 'enabled' : 'responsible'
    const deadline = deadlineOf(random, session, units)
    const left = obligations - bound.length
    changes.push(
      ...newRecord({
        kind: 'clause',
        id: clause,
        partition,
        fields: { agreement: id, order, text: mandate(random), nature, deadline },
      }),
    )
    for (const [index, unit] of someUnits(random, units, left).entries()) {
      const obligation = random.id()
      changes.push(
        ...newRecord({
          kind: 'obligation',
          id: obligation,
          partition,
          fields: {
            clause,
            unit: unit.id,
            role: index > 0 && role === 'responsible' && random.chance(0.1) ? 'supporting' : role,
            deadline: random.chance(0.02) ? deadlineOf(random, session, units) : null,
          },
        }),
      )
      bound.push({ id: obligation, agreement: id, unit, binding: nature === 'binding' })
    }
  }
  return { id, changes, obligations: bound }
}

/** All federal entities, a few federal offices, or a row of municipalities; at most `most`. */
function someUnits(random: Random, units: Bindable, most: number): readonly GeneratedUnit[] {
  if (most >= units.entities.length && random.chance(0.6)) return units.entities
  const [from, count] =
    units.municipalities.length > 0 && random.chance(0.5)
      ? [units.municipalities, 4 + random.below(30)]
      : [units.federal, 1 + random.below(5)]
  const start = random.below(from.length)
  const chosen = Math.min(count, most, from.length)
  return Array.from({ length: chosen }, (_, index) => {
    const unit = from[(start + index) % from.length]
    if (unit === undefined) throw new Error('no units to bind')
    return unit
  })
}

/** Every rule there is, the common ones more often. */
function deadlineOf(
  random: Random,
  { day, ordinal }: GeneratedSession,
  { entities }: Bindable,
): DeadlineRule | null {
  const year = Number(day.slice(0, 4))
  return random.weighted<DeadlineRule | null>([
    [8, null],
    [3, { rule: 'none' }],
    [25, { rule: 'fixed_day', date: dayAfter(day, 30 + random.below(700)) }],
    [8, { rule: 'end_of_month', month: dayAfter(day, 40 + random.below(300)).slice(0, 7) }],
    [
      20,
      {
        rule: 'after',
        anchor: random.weighted([
          [3, 'session'],
          [1, 'gazette'],
          [1, 'notification'],
        ] as const),
        ...random.pick([
          { count: 30, unit: 'calendar_days' },
          { count: 60, unit: 'business_days' },
          { count: 6, unit: 'months' },
        ] as const),
      },
    ],
    [5, { rule: 'at_session', ordinal: ordinal + 1, type: 'ordinary' }],
    [8, { rule: 'next_session' }],
    [8, { rule: 'end_of_fiscal_year', year: year + random.below(2) }],
    [6, { rule: 'within_year', year: year + 1 }],
    [3, { rule: 'starts_in_year', year: year + 1 }],
    [2, { rule: 'period_of_years', years: 3, anchor: 'session' }],
    [
      4,
      {
        rule: 'staged',
        stages: [
          { date: dayAfter(day, 120), units: entities.slice(0, 16).map(({ code }) => code) },
          { date: dayAfter(day, 240), units: [] },
        ],
      },
    ],
  ])
}
