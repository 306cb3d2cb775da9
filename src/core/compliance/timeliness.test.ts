import { describe, expect, test } from 'vitest'
import { evidence, facts, report, verdict } from '../../../tests/support/obligation-facts.ts'
import type { ResolvedDeadline } from './deadlines/resolve.ts'
import type { ObligationFacts } from './facts.ts'
import { obligationStatus } from './status.ts'
import { timeliness } from './timeliness.ts'
import type { Timeliness } from './timeliness.ts'

const due: ResolvedDeadline = { kind: 'date', date: '2017-03-01' }
const on = (today: string, known: ObligationFacts, deadline: ResolvedDeadline = due): Timeliness =>
  timeliness(obligationStatus(known), deadline, today, 30)
const met = (fulfilledOn: string | null): ObligationFacts =>
  facts({ reports: [report()], evidence: [evidence()], verdicts: [verdict({ fulfilledOn })] })

describe('due on 1 March 2017', () => {
  test('on the day itself it is due, the day after it is overdue', () => {
    expect(on('2017-03-01', facts())).toMatchObject({ overdue: false, dueSoon: true })
    expect(on('2017-03-02', facts())).toMatchObject({ overdue: true, dueSoon: false })
  })

  test('due soon begins as many days before as the window has', () => {
    expect(on('2017-01-29', facts()).dueSoon).toBe(false)
    expect(on('2017-01-30', facts()).dueSoon).toBe(true)
  })

  test('claimed on the last day with the verdict pending: not overdue, kept apart', () => {
    const reported = facts({ reports: [report({ reportedOn: '2017-03-01' })] })
    expect(on('2017-06-01', reported)).toEqual({
      overdue: false,
      dueSoon: false,
      metLate: false,
      reportedInTime: true,
    })
  })

  test('claimed a day late, or a mere progress in time: overdue', () => {
    const late = facts({ reports: [report({ reportedOn: '2017-03-02' })] })
    const small = facts({ reports: [report({ claim: 'in_progress', reportedOn: '2017-02-01' })] })
    expect(on('2017-06-01', late)).toMatchObject({ overdue: true, reportedInTime: false })
    expect(on('2017-06-01', small)).toMatchObject({ overdue: true, reportedInTime: false })
  })

  test('the claim in time was returned: overdue', () => {
    const returned = facts({
      reports: [report()],
      verdicts: [verdict({ result: 'returned', basisEvidence: [] })],
    })
    expect(on('2017-06-01', returned)).toMatchObject({ overdue: true, reportedInTime: false })
  })

  test('found not met, or met only in part: still overdue', () => {
    for (const result of ['not_met', 'partially_met'] as const) {
      const determined = facts({ reports: [report()], verdicts: [verdict({ result })] })
      expect(on('2017-06-01', determined).overdue).toBe(true)
    }
  })

  test('met in time, met late, met on a day nobody stated', () => {
    expect(on('2017-06-01', met('2017-03-01'))).toMatchObject({ overdue: false, metLate: false })
    expect(on('2017-06-01', met('2017-03-02'))).toMatchObject({ overdue: false, metLate: true })
    expect(on('2017-06-01', met(null))).toMatchObject({ overdue: false, metLate: false })
  })

  test('moot or withdrawn: nothing is overdue', () => {
    const moot = facts({ verdicts: [verdict({ result: 'moot' })] })
    expect(on('2017-06-01', moot).overdue).toBe(false)
    expect(on('2017-06-01', facts({ withdrawn: true })).overdue).toBe(false)
    expect(on('2017-02-28', facts({ withdrawn: true })).dueSoon).toBe(false)
  })
})

test('what does not bind is never overdue nor due soon', () => {
  for (const nature of ['exhortative', 'optional', 'procedural'] as const) {
    expect(on('2017-06-01', facts({ nature })).overdue).toBe(false)
    expect(on('2017-02-28', facts({ nature })).dueSoon).toBe(false)
  }
})

test('an estimate makes nothing late', () => {
  const nothing = { overdue: false, dueSoon: false, metLate: false, reportedInTime: false }
  const estimate: ResolvedDeadline = {
    kind: 'estimate',
    date: '2017-03-01',
    missing: 'named_session',
  }
  expect(on('2017-06-01', facts(), estimate)).toEqual(nothing)
  expect(on('2017-06-01', met('2017-05-01'), estimate)).toEqual(nothing)
  expect(on('2017-06-01', facts(), { kind: 'unstated' })).toEqual(nothing)
})
