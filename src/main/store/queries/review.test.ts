import { beforeEach, describe, expect, test } from 'vitest'
import { decide, report } from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../../tests/support/registers.ts'
import { readinessRowSchema, weakRowSchema } from '../../../contract/review.ts'
import { listQuerySchema, type ListQuery } from '../../../contract/rows.ts'
import { addObligations } from '../../usecases/add-obligations.ts'
import { recordNotification } from '../../usecases/record-notification.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'

let office: Office
beforeEach(() => {
  office = foundOffice('2017-01-16')
})

const ask = (query: ListQuery) =>
  office.register.read.list(listQuerySchema.parse(query), office.today())
const page = (query: ListQuery) => expectValue(ask(query))

const reasons = (query: Omit<ListQuery, 'kind'> = {}) =>
  page({ kind: 'readiness', ...query }).rows.map((row) => readinessRowSchema.parse(row))

const found = (query: Omit<ListQuery, 'kind'> = {}) =>
  page({ kind: 'weak', ...query }).rows.map((row) => weakRowSchema.parse(row))

const where = (field: string, ...values: string[]) => ({
  where: [{ field, operator: '=' as const, values }],
})

const unanswered = () => found(where('check', 'no_addressee')).map((row) => row.clause ?? '')

/** A report with a file by somebody else, and the office's own verdict on it. */
const meet = async (unit: string, fulfilledOn: string | null) => {
  const obligation = obligationOf(office, unit)
  const { id } = await report(office, obligation, { as: addPerson(office, `Reporta ${unit}`) })
  expectValue(decide(office, obligation, { as: office.person, result: 'met', fulfilledOn }))
  return { obligation, report: id }
}

describe('audit readiness', () => {
  test('asks nothing of what nobody calls met', async () => {
    await accept(office)
    await report(office, obligationOf(office, 'MX-DUR'))
    expect(page({ kind: 'readiness' })).toEqual({ total: 0, rows: [] })
  })

  test('lists each reason with its verdict, its unit and its agreement', async () => {
    const { agreements } = await accept(office)
    const { obligation } = await meet('MX-DUR', null)
    expect(reasons()).toEqual([
      expect.objectContaining({
        reason: 'fulfilment_date_missing',
        recordKind: 'verdict',
        obligation,
        unit: 'MX-DUR',
        agreement: agreements[0],
        session: 'XLI',
        issuedOn: '2017-01-16',
        days: null,
      }),
      expect.objectContaining({ reason: 'no_notification', record: obligation, verdict: null }),
    ])
  })

  test('is narrowed by reason, unit and session, searched, sorted and read by pages', async () => {
    await accept(office)
    await meet('MX-DUR', null)
    await meet('MX-AGU', '2017-01-10')
    expect(reasons()).toHaveLength(3)
    expect(reasons(where('reason', 'no_notification'))).toHaveLength(2)
    expect(reasons(where('unit', 'Durango')).map(({ unit }) => unit)).toEqual(['MX-DUR', 'MX-DUR'])
    expect(reasons(where('session', '41'))).toHaveLength(3)
    expect(reasons({ search: 'mx-agu' })).toHaveLength(1)
    const sort = [{ field: 'unit', descending: true }]
    expect(reasons({ sort, limit: 1 })[0]?.unit).toBe('MX-DUR')
    expect(reasons({ sort, offset: 2 }).map(({ unit }) => unit)).toEqual(['MX-AGU'])
    expect(page({ kind: 'readiness', limit: 1 }).total).toBe(3)
    expect(expectRefusal(ask({ kind: 'readiness', ...where('reason', 'x') }))).toBe('code_invalid')
    expect(
      expectRefusal(ask({ kind: 'readiness', sort: [{ field: 'x', descending: false }] })),
    ).toBe('sort_invalid')
  })

  test('a reason that is cured goes away', async () => {
    await accept(office)
    const { obligation } = await meet('MX-DUR', '2017-01-16')
    expect(reasons().map(({ reason }) => reason)).toEqual(['no_notification'])
    expectValue(
      recordNotification(office, {
        as: office.person,
        obligation,
        number: 'SESNSP/1/2017',
        date: '2017-01-16',
        acknowledgedOn: null,
        acknowledgementNumber: null,
      }),
    )
    expect(reasons()).toEqual([])
  })

  test('a file that is missing when somebody looks is a reason until it is found again', async () => {
    await accept(office)
    const { obligation } = await meet('MX-DUR', '2017-01-16')
    const [file] = office.register.read.assessed(obligation)?.facts.evidence ?? []
    const sha256 = file?.sha256 ?? ''
    const look = (state: 'held' | 'missing' | 'altered'): string[] => {
      expectValue(office.register.rememberFiles([{ sha256, state }], Date.parse('2017-02-01')))
      return reasons({ where: [{ field: 'recordKind', operator: '=', values: ['evidence'] }] }).map(
        ({ reason, record }) => `${reason} ${record === file?.id}`,
      )
    }
    expect(look('held')).toEqual([])
    expect(look('missing')).toEqual(['evidence_bytes_missing true'])
    expect(look('altered')).toEqual(['evidence_altered true'])
    expect(look('held')).toEqual([])
  })

  test('a report that is taken back after the verdict is named, with its record', async () => {
    await accept(office)
    const { report: id } = await meet('MX-DUR', '2017-01-16')
    expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Era de otra unidad' }))
    expect(reasons()).toContainEqual(
      expect.objectContaining({
        reason: 'basis_report_withdrawn',
        record: id,
        recordKind: 'progressReport',
      }),
    )
  })
})

describe('weak agreements', () => {
  test('a sound agreement asks for its number at most; a group that was expanded is no group any more', async () => {
    await accept(office)
    expect(found().map(({ check, clause }) => [check, clause])).toContainEqual([
      'number_unknown',
      null,
    ])
    expect(found().map(({ check }) => check)).not.toContain('group_not_expanded')
    expect(found().map(({ check }) => check)).not.toContain('no_addressee')
  })

  test('names the clause that has no day and nobody to answer', async () => {
    const text = 'Se fortalecerá la coordinación.'
    const vague = draftClause({ text, addressees: [], deadline: null })
    const { agreements } = await accept(office, [
      draftAgreement({ number: '08/XLI/16', clauses: [draftClause(), vague] }),
    ])
    const ofVague = found({ search: 'fortalecera coordinacion' })
    expect(ofVague.map(({ check }) => check)).toEqual([
      'no_deadline',
      'no_addressee',
      'no_measurable_result',
    ])
    expect(ofVague[0]).toMatchObject({ agreement: agreements[0], session: 'XLI', text })
    const byCheck = { field: 'check', operator: '=' as const, values: ['no_deadline'] }
    expect(found({ where: [byCheck] })).toHaveLength(1)
    expect(
      found({ where: [byCheck, { field: 'session', operator: '!=', values: ['XLI'] }] }),
    ).toEqual([])
  })

  test('whom a clause binds is looked at again when an obligation is added', async () => {
    const clause = draftClause({ addressees: [] })
    await accept(office, [draftAgreement({ number: '08/XLI/16', clauses: [clause] })])
    const [bare = ''] = unanswered()
    expect(bare).not.toBe('')
    expectValue(
      addObligations(office, {
        as: office.person,
        clause: bare,
        units: ['SESNSP'],
        role: 'responsible',
      }),
    )
    expect(unanswered()).toEqual([])
  })

  test('what is withdrawn is weak no more', async () => {
    const { agreements } = await accept(office)
    expect(found()).not.toEqual([])
    expectValue(
      withdrawRecord(office, {
        as: office.person,
        id: agreements[0] ?? '',
        reason: 'Se capturó por error',
      }),
    )
    expect(found()).toEqual([])
  })
})
