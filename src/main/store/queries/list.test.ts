import * as z from 'zod'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  listKinds,
  listQuerySchema,
  listRowSchemas,
  type ListQuery,
} from '../../../contract/rows.ts'
import { complianceCodes } from '../../../core/compliance/codes.ts'
import { listDefinitions } from './list-definitions.ts'
import { recordNotification } from '../../usecases/record-notification.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'
import {
  accept,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'

let office: Office
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office, [
    draftAgreement(),
    draftAgreement({
      sequence: 2,
      title: 'Norma técnica',
      text: 'El Secretariado Ejecutivo elaborará una norma técnica.',
      clauses: [
        draftClause({
          text: 'Elaborar la norma técnica de los centros.',
          addressees: [
            { unit: 'SESNSP', role: 'responsible', inferred: false },
            { unit: 'PGR', role: 'supporting', inferred: false },
          ],
          deadline: { rule: 'fixed_day', date: '2017-03-31' },
        }),
      ],
    }),
  ])
})

const list = (query: ListQuery) =>
  office.register.read.list(listQuerySchema.parse(query), office.today())

const is = (field: string, value: string) => ({
  field,
  operator: '=' as const,
  values: [value],
})

const total = (where: ListQuery['where']) => expectValue(list({ kind: 'obligations', where })).total

const notified = (field: string, value: string) =>
  expectValue(list({ kind: 'notifications', where: [is(field, value)] })).total

const foundIn = (kind: ListQuery['kind'], search: string) =>
  expectValue(list({ kind, search })).total

const endedSince = (date: string) =>
  list({ kind: 'units', where: [{ field: 'validTo', operator: '>=', values: [date] }] })

const overdueOn = (today: string) =>
  expectValue(
    office.register.read.list(
      listQuerySchema.parse({
        kind: 'obligations',
        where: [{ field: 'overdue', operator: '=', values: ['true'] }],
      }),
      today,
    ),
  ).total

const page = (offset: number) =>
  expectValue(
    list({
      kind: 'obligations',
      sort: [{ field: 'due', descending: true }],
      limit: 10,
      offset,
    }),
  )

const jsonEnum = z.object({ enum: z.array(z.string()) })
const eitherOf = z.object({ anyOf: z.array(z.unknown()) })

/** The codes of a field that holds one of a closed list, or nothing; `null`: no such field. */
function enumeratedIn(schema: unknown): string[] | null {
  const direct = jsonEnum.safeParse(schema)
  if (direct.success) return direct.data.enum
  const either = eitherOf.safeParse(schema)
  if (!either.success) return null
  return either.data.anyOf.map(enumeratedIn).find((codes) => codes !== null) ?? null
}

describe('lists', () => {
  test('every list of a new register has rows of its contract', () => {
    for (const kind of listKinds) {
      const { total, rows } = expectValue(list({ kind, limit: 1000 }))
      expect(rows).toHaveLength(Math.min(total, 1000))
      for (const row of rows) expect(listRowSchemas[kind].safeParse(row).success).toBe(true)
    }
  })

  test('one sentence that binds 32 states is 32 obligations', () => {
    expect(
      obligations(office, { session: 'XLI', agreementTitle: 'Policía cibernética' }),
    ).toHaveLength(32)
  })

  test('filters: any of several values, not, comparison of days, empty', () => {
    expect(total([{ field: 'unit', operator: '=', values: ['MX-DUR', 'MX-COL'] }])).toBe(2)
    expect(total([{ field: 'unit', operator: '!=', values: ['MX-DUR'] }])).toBe(33)
    expect(total([{ field: 'due', operator: '<=', values: ['2017-03-31'] }])).toBe(2)
    expect(total([{ field: 'due', operator: '>', values: ['2017-03-31'] }])).toBe(32)
    expect(total([{ field: 'agreementNumber', operator: '=', values: [''] }])).toBe(34)
    expect(total([{ field: 'agreementNumber', operator: '!=', values: [''] }])).toBe(0)
    expect(total([{ field: 'overdue', operator: '=', values: ['true'] }])).toBe(0)
    const ids = obligations(office)
      .filter(({ unit }) => ['MX-DUR', 'MX-COL', 'PGR'].includes(unit))
      .map(({ id }) => id)
    expect(total([{ field: 'id', operator: '=', values: ids }])).toBe(3)
    expect(total([{ field: 'id', operator: '!=', values: ids }])).toBe(31)
    expect(total([{ field: 'id', operator: '=', values: [...ids, 'f'.repeat(32)] }])).toBe(3)
  })

  test.each(['XLI', '41', '41ª', 'xli'])('a session is named by its number: %s', (session) => {
    const ofSession = (kind: ListQuery['kind']) =>
      expectValue(list({ kind, where: [is('session', session)] })).total
    expect(ofSession('obligations')).toBe(34)
    expect(ofSession('agreements')).toBe(2)
    expect(ofSession('clauses')).toBe(2)
    expect(ofSession('sessions')).toBe(1)
  })

  test('a number without more is any session that has it, with -SE an extraordinary one', () => {
    // The council met in ordinary session III, of which the catalogue knows nothing, and in III-SE.
    const extraordinary = list({ kind: 'sessions', where: [is('session', 'III-SE')] })
    expect(expectValue(extraordinary).rows).toMatchObject([{ roman: 'III', type: 'extraordinary' }])
    expect(expectRefusal(list({ kind: 'sessions', where: [is('session', 'XLI-SE')] }))).toBe(
      'session_unknown',
    )
    expect(total([is('session', 'III')])).toBe(0)
    expect(total([{ field: 'session', operator: '!=', values: ['III'] }])).toBe(34)
  })

  test.each([
    ['Durango', 1],
    ['mx-dur', 1],
    ['10', 1],
    ['ciudad de mexico', 1],
    ['Secretariado Ejecutivo del Sistema Nacional de Seguridad Pública', 1],
  ])('a unit is named by its code, its INEGI code or its exact name: %s', (unit, count) => {
    expect(total([is('unit', unit)])).toBe(count)
    expect(total([{ field: 'unit', operator: '!=', values: [unit] }])).toBe(34 - count)
  })

  test('an agreement is named by its number in any spelling', async () => {
    await accept(office, [
      draftAgreement({ number: '03/XLI/16', sequence: 3, title: 'Tercero', text: 'Se aprueba.' }),
    ])
    for (const agreement of ['03/XLI/16', '3/xli/2016']) {
      expect(total([is('agreement', agreement)])).toBe(32)
      for (const kind of ['agreements', 'clauses'] as const) {
        expect(expectValue(list({ kind, where: [is('agreement', agreement)] })).total).toBe(1)
      }
    }
  })

  test('what is done about an obligation is found by unit, agreement and session', () => {
    expectValue(
      recordNotification(office, {
        as: office.person,
        obligation: obligationOf(office, 'MX-DUR'),
        number: 'SESNSP/0011/2017',
        date: '2017-01-10',
        acknowledgedOn: null,
        acknowledgementNumber: null,
      }),
    )
    expect(notified('unit', 'Durango')).toBe(1)
    expect(notified('unit', 'Colima')).toBe(0)
    expect(notified('session', '41')).toBe(1)
    expect(notified('session', 'XL')).toBe(0)
  })

  test.each([
    ['session', 'CCC', 'session_unknown'],
    ['session', 'marzo', 'session_unknown'],
    ['unit', 'NO-EXISTE', 'unit_unknown'],
    ['unit', 'Dur', 'unit_unknown'],
    ['unit', 'f'.repeat(32), 'unit_unknown'],
    ['agreement', '01/XLI/99', 'agreement_unknown'],
  ])('nobody takes an empty list for an answer about %s %s', (field, value, code) => {
    expect(expectRefusal(list({ kind: 'obligations', where: [is(field, value)] }))).toBe(code)
    const either = list({
      kind: 'obligations',
      where: [{ field, operator: '!=', values: ['', value] }],
    })
    expect(expectRefusal(either)).toBe(code)
  })

  test('no session is less than another', () => {
    const less = list({
      kind: 'obligations',
      where: [{ field: 'session', operator: '<', values: ['XLI'] }],
    })
    expect(expectRefusal(less)).toBe('filter_invalid')
  })

  test('the number of a session finds it and its agreements', () => {
    for (const search of ['41', '41ª', '41st']) expect(foundIn('sessions', search)).toBe(1)
    for (const search of ['41', 'XLI']) expect(foundIn('agreements', search)).toBe(2)
    // A numeral is a word too, and may be unfinished: XLII and XLIII begin with it.
    expect(foundIn('sessions', 'XLI')).toBeGreaterThan(1)
    expect(foundIn('agreements', '41 norma')).toBe(1)
    expect(foundIn('agreements', '40 norma')).toBe(0)
    expect(foundIn('agreements', '40 41')).toBe(0)
    expect(foundIn('obligations', '41')).toBe(0)
  })

  test('overdue is reckoned on the day that one asks for', () => {
    expect(overdueOn('2017-03-31')).toBe(0)
    expect(overdueOn('2017-04-01')).toBe(2)
    expect(overdueOn('2017-08-31')).toBe(34)
  })

  test('a field or a value that does not exist is refused with what is known', () => {
    const unknown = list({
      kind: 'obligations',
      where: [{ field: 'colour', operator: '=', values: ['red'] }],
    })
    expect(expectRefusal(unknown)).toBe('field_unknown')
    const notAnId = list({
      kind: 'obligations',
      where: [{ field: 'clause', operator: '=', values: ["' OR 1=1 --"] }],
    })
    expect(expectRefusal(notAnId)).toBe('filter_invalid')
    expect(
      expectRefusal(
        list({ kind: 'units', sort: [{ field: 'x); DROP TABLE record', descending: false }] }),
      ),
    ).toBe('sort_invalid')
  })

  test.each(['foo', '30/12/2017', '2017-02-30', '2017'])('no day is due on %s', (day) => {
    for (const operator of ['=', '<'] as const) {
      const where = [{ field: 'due', operator, values: [day] }]
      expect(expectRefusal(list({ kind: 'obligations', where }))).toBe('date_invalid')
    }
  })

  test('where sources know no more than a year, a year can be asked for', () => {
    expect(expectValue(endedSince('2013')).total).toBeGreaterThan(0)
    expect(expectRefusal(endedSince('MMXIII'))).toBe('date_invalid')
  })

  test('a code that nothing can have is refused with those that there are', () => {
    const bogus = list({
      kind: 'obligations',
      where: [{ field: 'compliance', operator: '!=', values: ['met', 'bogus'] }],
    })
    expect(bogus).toMatchObject({
      ok: false,
      error: {
        code: 'code_invalid',
        details: { field: 'compliance', value: 'bogus', allowed: complianceCodes },
      },
    })
  })

  test('every code that a row may carry can be asked for, and no other', () => {
    const coded = Object.entries(listDefinitions).flatMap(([kind, { columns }]) =>
      Object.entries(columns).flatMap(([field, { codes }]) =>
        codes === undefined ? [] : [{ list: kind, field, codes: [...codes].toSorted() }],
      ),
    )
    const ofRows = listKinds.flatMap((kind) =>
      Object.entries(listRowSchemas[kind].shape).flatMap(([field, schema]) => {
        const codes = enumeratedIn(z.toJSONSchema(schema))
        return codes === null || !(kind in listDefinitions)
          ? []
          : [{ list: kind, field, codes: codes.toSorted() }]
      }),
    )
    expect(new Set(coded.map((column) => JSON.stringify(column)))).toEqual(
      new Set(ofRows.map((column) => JSON.stringify(column))),
    )
  })

  test('sorted either way, ties by id, in pages that do not overlap', () => {
    const pages = [0, 10, 20, 30].map(page)
    const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
    expect(pages[0]?.total).toBe(34)
    expect(new Set(ids).size).toBe(34)
  })

  test('search ignores accents and case, matches beginnings, and is no place for operators', () => {
    const found = (search: string) => expectValue(list({ kind: 'obligations', search })).total
    expect(found('CIBERNETICA')).toBe(32)
    expect(found('cibern')).toBe(32)
    expect(found('durango')).toBe(1)
    expect(found('"norma técnica"')).toBe(2)
    expect(found('"técnica norma"')).toBe(0)
    expect(found('norma NOT técnica')).toBe(0)
    expect(found('*')).toBe(0)
    expect(
      expectValue(list({ kind: 'units', search: 'secretariado ejecutivo' })).total,
    ).toBeGreaterThan(0)
  })

  test('withdrawn records are hidden, counted, and shown on demand', () => {
    expectValue(
      withdrawRecord(office, {
        as: office.person,
        id: obligationOf(office, 'MX-COL'),
        reason: 'Capturada por error',
      }),
    )
    expect(obligations(office)).toHaveLength(33)
    expect(obligations(office, {}, { withdrawn: true })).toHaveLength(34)
    const { rows } = expectValue(
      list({ kind: 'sessions', where: [{ field: 'roman', operator: '=', values: ['XLI'] }] }),
    )
    expect(rows[0]).toMatchObject({ obligations: 33, withdrawnObligations: 1, agreements: 2 })
  })
})
