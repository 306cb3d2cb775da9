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

const total = (where: ListQuery['where']) => expectValue(list({ kind: 'obligations', where })).total

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
      where: [{ field: 'agreement', operator: '=', values: ["' OR 1=1 --"] }],
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
