import { createHash } from 'node:crypto'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import type * as z from 'zod'
import { beforeEach, describe, expect, test } from 'vitest'
import type { DraftObservation } from '../../contract/capture.ts'
import type { EngineParams } from '../../contract/engine.ts'
import { indicatorRowSchema, observationRowSchema } from '../../contract/measure-rows.ts'
import { listQuerySchema, type ListKind } from '../../contract/rows.ts'
import {
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { acceptCapture } from './accept-capture.ts'
import { addRecord } from './add-record.ts'
import { editRecord } from './edit-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

type Capture = EngineParams<'capture.accept'>

let office: Office
beforeEach(() => {
  office = foundOffice('2017-01-16')
})

const captured = (parts: Partial<Capture> = {}): Capture => ({
  as: office.person,
  body: 'CNSP',
  ordinal: 41,
  type: 'ordinary',
  date: null,
  gazetteDate: null,
  language: 'es',
  agreements: [draftAgreement()],
  indicators: [],
  source: null,
  ...parts,
})

const accepted = async (parts: Partial<Capture> = {}) =>
  expectValue(await acceptCapture(office, captured(parts)))

async function refusedWith(parts: Partial<Capture>): Promise<string> {
  const before = office.register.read.digest()
  const code = expectRefusal(await acceptCapture(office, captured(parts)))
  expect(office.register.read.digest()).toBe(before)
  return code
}

function rows<Row>(kind: ListKind, schema: z.ZodType<Row>): readonly Row[] {
  const page = expectValue(
    office.register.read.list(listQuerySchema.parse({ kind, limit: 1000 }), office.today()),
  )
  return page.rows.map((row) => schema.parse(row))
}

const fieldsOf = (id: string) => office.register.read.record(id)?.fields

async function textStatusOf(parts: Partial<Capture>) {
  const { agreements } = await accepted(parts)
  return fieldsOf(agreements[0]?.id ?? '')?.textStatus?.value ?? null
}

function documents(): number {
  const database = new BetterSqlite3(join(office.directory, 'register.sqlite'), { readonly: true })
  const count: unknown = database.prepare('SELECT count(*) FROM record_document').pluck().get()
  database.close()
  return typeof count === 'number' ? count : -1
}

const measurement: DraftObservation = {
  indicator: 'Homicidio doloso de prueba',
  indicatorEnglish: 'Intentional homicide, for a test',
  direction: 'decrease',
  value: -14.5,
  atLeast: true,
  baselinePeriod: '2012',
  baselineSource: null,
  period: '2015',
  quote: 'una disminución de más de 14.5 por ciento',
  line: 3,
  span: { start: 0, end: 1 },
}

describe('accepting drafts', () => {
  test('a group becomes one obligation for each of its members, and stays the addressee it was', async () => {
    const { agreements } = await accepted()
    expect(agreements).toMatchObject([{ existing: false, clauses: 1, obligations: 32 }])
    const units = obligations(office).map(({ unit }) => unit)
    expect(new Set(units).size).toBe(32)
    const detail = office.register.read.agreement(agreements[0]?.id ?? '', '2017-01-16')
    expect(detail?.clauses[0]?.addressees).toEqual([{ unit: 'ENT-32', role: 'obliged' }])
  })

  test('an agreement says whether its words are the official ones, where the document tells', async () => {
    expect(await textStatusOf({ ordinal: 41, textStatus: 'official' })).toBe('official')
    expect(await textStatusOf({ ordinal: 42, textStatus: 'press' })).toBe('press')
    expect(await textStatusOf({ ordinal: 43 })).toBe(null)
  })

  test('a member that is withdrawn is not bound, one that was entered twice is bound once', async () => {
    const unit = (code: string) => office.register.directory.unit(code)?.id ?? ''
    const again = expectValue(
      addRecord(office, {
        as: office.person,
        kind: 'unit',
        fields: { code: 'MX-DUR-2', kind: 'federal_entity', name: 'Durango (bis)' },
      }),
    )
    expectValue(
      editRecord(office, {
        as: office.person,
        id: unit('MX-DUR'),
        fields: [{ field: 'duplicateOf', value: again.id, replaces: [] }],
      }),
    )
    expectValue(withdrawRecord(office, { as: office.person, id: unit('MX-COL'), reason: 'Prueba' }))
    await accepted()
    const units = obligations(office).map((row) => row.unit)
    expect(units).toHaveLength(31)
    expect(units).toContain('MX-DUR-2')
    expect(units).not.toContain('MX-COL')
  })

  test('a unit that is named beside its group is bound once, in the role named first', async () => {
    await accepted({
      agreements: [
        draftAgreement({
          clauses: [
            draftClause({
              addressees: [
                { unit: 'ENT-32', role: 'obliged', inferred: false },
                { unit: 'MX-CMX', role: 'supporting', inferred: false },
              ],
            }),
          ],
        }),
      ],
    })
    expect(obligations(office)).toHaveLength(32)
    expect(obligations(office, { unit: 'MX-CMX' })).toMatchObject([{ role: 'obliged' }])
  })

  test('a session that the register has is found, another one is made', async () => {
    const known = await accepted()
    expect(known.session).toMatchObject({ roman: 'XLI', created: false })
    const made = await accepted({ ordinal: 99, date: '2040-05-02' })
    expect(made.session).toMatchObject({ roman: 'XCIX', created: true })
    expect(fieldsOf(made.session.id)?.['date']?.value).toBe('2040-05-02')
    const again = await accepted({ ordinal: 99, agreements: [draftAgreement({ sequence: 2 })] })
    expect(again.session).toMatchObject({ id: made.session.id, created: false })
  })

  test('an extraordinary session is not the ordinary one of its number', async () => {
    const ordinary = await accepted()
    const extraordinary = await accepted({ type: 'extraordinary' })
    expect(extraordinary.session.id).not.toBe(ordinary.session.id)
  })

  test('dates that were missing are filled, dates that are there are not overwritten', async () => {
    const { session } = await accepted({ ordinal: 99, date: '2040-05-02' })
    await accepted({
      ordinal: 99,
      gazetteDate: '2040-05-20',
      agreements: [draftAgreement({ sequence: 2, text: 'Otro' })],
    })
    expect(fieldsOf(session.id)?.['date']?.value).toBe('2040-05-02')
    expect(fieldsOf(session.id)?.['gazetteDate']?.value).toBe('2040-05-20')
  })

  test('a document that only brings a date fills it, though its agreements are known', async () => {
    const source = { fileName: 'comunicado.txt', text: 'Acuerdos de la sesión' }
    const { session } = await accepted({ ordinal: 99, date: '2040-05-02', source })
    await accepted({ ordinal: 99, gazetteDate: '2040-05-20', source })
    expect(fieldsOf(session.id)?.['gazetteDate']?.value).toBe('2040-05-20')
    // The document itself is there already.
    expect(documents()).toBe(1)
    const before = office.register.read.digest()
    await accepted({ ordinal: 99, gazetteDate: '2040-05-21' })
    expect(office.register.read.digest()).toBe(before)
  })

  test('the document is kept beside what came of it, once', async () => {
    const source = { fileName: 'comunicado.txt', text: 'Acuerdos de la sesión' }
    const { agreements } = await accepted({ source })
    const document = fieldsOf(agreements[0]?.id ?? '')?.['document']?.value
    const sha256 = createHash('sha256').update(source.text).digest('hex')
    expect(typeof document === 'string' && fieldsOf(document)?.['sha256']?.value).toBe(sha256)
    expect(await office.attachments.verify(sha256)).toBe('intact')
    const before = office.register.read.digest()
    await accepted({ source })
    expect(office.register.read.digest()).toBe(before)
  })

  test('all of it is one save', async () => {
    const { agreements, session } = await accepted({ ordinal: 99, indicators: [measurement] })
    const ids = [session.id, agreements[0]?.id ?? '', ...obligations(office).map(({ id }) => id)]
    const saves = ids.flatMap((id) => office.register.read.history(id).map(({ save }) => save))
    expect(new Set(saves).size).toBe(1)
  })
})

describe('an agreement that is already there is named, not doubled', () => {
  const numbered = draftAgreement({ number: '05/XLI/16', kind: 'acuerdo', sequence: 5 })

  test.each([
    ['its number in another spelling', { number: '5/xli/2016', text: 'Otro', sequence: 7 }],
    ['the same words', { number: null, text: numbered.text.toUpperCase(), sequence: 7 }],
    ['the same place', { number: null, text: 'Otro texto' }],
  ])('by %s', async (_, parts) => {
    const first = await accepted({ agreements: [numbered] })
    const before = office.register.read.digest()
    const second = await accepted({ agreements: [{ ...numbered, ...parts }] })
    expect(second.agreements).toMatchObject([
      { id: first.agreements[0]?.id, number: '05/XLI/16', existing: true, obligations: 0 },
    ])
    expect(office.register.read.digest()).toBe(before)
  })

  test('what is new beside it is saved', async () => {
    await accepted({ agreements: [numbered] })
    const both = await accepted({
      agreements: [numbered, { ...numbered, number: '06/XLI/16', sequence: 6, text: 'Nuevo' }],
    })
    expect(both.agreements.map(({ existing }) => existing)).toEqual([true, false])
    expect(obligations(office)).toHaveLength(64)
  })

  test('a document that prints an agreement twice gives it once', async () => {
    const twice = await accepted({
      agreements: [numbered, { ...numbered, number: '05/XLI/2016', sequence: 6, text: 'Otra vez' }],
    })
    expect(twice.agreements.map(({ existing }) => existing)).toEqual([false, true])
    expect(twice.agreements[1]?.id).toBe(twice.agreements[0]?.id)
    expect(obligations(office)).toHaveLength(32)
  })

  test('two drafts that only claim the same place are two agreements', async () => {
    const two = await accepted({
      agreements: [draftAgreement(), draftAgreement({ text: 'Un segundo punto.' })],
    })
    expect(two.agreements.map(({ existing }) => existing)).toEqual([false, false])
  })

  test('the same words in another session are another agreement', async () => {
    await accepted({ agreements: [numbered] })
    const other = await accepted({ ordinal: 99, agreements: [{ ...numbered, number: null }] })
    expect(other.agreements).toMatchObject([{ existing: false }])
  })

  test('a withdrawn one does not stand in the way of a new one', async () => {
    const first = await accepted({ agreements: [numbered] })
    expectValue(
      withdrawRecord(office, {
        as: office.person,
        id: first.agreements[0]?.id ?? '',
        reason: 'Mal capturado',
      }),
    )
    expect((await accepted({ agreements: [numbered] })).agreements[0]?.existing).toBe(false)
  })
})

/** The first agreement is in order, the second is not. */
const second = (parts: Parameters<typeof draftClause>[0]) => ({
  agreements: [
    draftAgreement(),
    draftAgreement({ sequence: 2, text: 'Segundo', clauses: [draftClause(parts)] }),
  ],
})

describe('a capture is refused whole', () => {
  test('for an unknown unit, body or person', async () => {
    expect(
      await refusedWith(
        second({ addressees: [{ unit: 'MARTE', role: 'obliged', inferred: false }] }),
      ),
    ).toBe('unit_unknown')
    expect(await refusedWith({ body: 'ONU' })).toBe('body_unknown')
    expect(await refusedWith({ as: 'Nadie' })).toBe('person_unknown')
  })

  test('for a day that does not exist', async () => {
    expect(await refusedWith({ date: '2016-02-30' })).toBe('date_invalid')
    expect(await refusedWith({ gazetteDate: '2016-13-01' })).toBe('date_invalid')
    expect(await refusedWith(second({ deadline: { rule: 'fixed_day', date: '2017-04-31' } }))).toBe(
      'date_invalid',
    )
    expect(
      await refusedWith(
        second({
          deadline: { rule: 'staged', stages: [{ date: '2017-06-31', units: ['MX-DUR'] }] },
        }),
      ),
    ).toBe('date_invalid')
  })

  test('for an agreement or a clause without text', async () => {
    expect(await refusedWith({ agreements: [draftAgreement({ text: ' ' })] })).toBe(
      'field_required',
    )
    expect(await refusedWith(second({ text: '\n' }))).toBe('field_required')
  })

  test('for another day than the register has for the session', async () => {
    const { session } = await accepted({ ordinal: 99, date: '2040-05-02' })
    const more = [draftAgreement({ sequence: 2, text: 'Otro' })]
    expect(await refusedWith({ ordinal: 99, date: '2040-05-03', agreements: more })).toBe(
      'session_date_differs',
    )
    const same = await accepted({ ordinal: 99, date: '2040-05-02', agreements: more })
    expect(same.session).toEqual({ ...session, created: false })
  })

  test.each([
    ['another session', '01/XXXI/11'],
    ['an extraordinary session', '01/XLI-SE/16'],
    ['a commission', '01/XLI/SO/CPPDPC/2016'],
  ])('for a number of %s', async (_, number) => {
    const agreements = [draftAgreement(), draftAgreement({ sequence: 2, text: 'Otro', number })]
    const before = office.register.read.digest()
    expect(await acceptCapture(office, captured({ agreements }))).toMatchObject({
      ok: false,
      error: {
        code: 'session_number_differs',
        details: { session: 'XLI', numbers: number },
      },
    })
    expect(office.register.read.digest()).toBe(before)
  })

  test.each(['Acuerdo 5', '5', '05-XLI-16', '05/XLI/16 bis', 'S/N'])(
    'for a number that is no official one, which is named: %s',
    async (number) => {
      const agreements = [draftAgreement(), draftAgreement({ sequence: 2, text: 'Otro', number })]
      const before = office.register.read.digest()
      expect(await acceptCapture(office, captured({ agreements }))).toMatchObject({
        ok: false,
        error: { code: 'number_not_official', details: { number } },
      })
      expect(office.register.read.digest()).toBe(before)
    },
  )

  test('and not for a number in another spelling, which is kept as it is published', async () => {
    const { agreements } = await accepted({
      agreements: [
        draftAgreement({ number: ' 5 / xli / 16' }),
        draftAgreement({ number: '  ', sequence: 2, text: 'Otro' }),
      ],
    })
    expect(agreements.map(({ number }) => number)).toEqual(['05/XLI/16', null])
    const kept = agreements.map(({ id }) => office.register.read.record(id)?.fields['number'])
    expect(kept).toMatchObject([{ value: '05/XLI/16' }, undefined])
  })

  test('and not for the numbers of its own session, whatever its body', async () => {
    const { agreements } = await accepted({
      body: 'CP-PDPC',
      ordinal: 2,
      agreements: [draftAgreement({ number: '01/II/SO/CPPDPC/2019' })],
    })
    expect(agreements).toMatchObject([{ existing: false }])
  })

  test('for having nothing in it', async () => {
    expect(await refusedWith({ agreements: [], indicators: [] })).toBe('text_without_agreements')
  })
})

describe('measurements', () => {
  test('are saved once per session, whatever the document repeats', async () => {
    const first = await accepted({ agreements: [], indicators: [measurement] })
    expect(first.observations).toMatchObject([{ indicator: measurement.indicator }])
    const before = office.register.read.digest()
    const again = await accepted({ agreements: [], indicators: [measurement] })
    expect(again.observations).toEqual([])
    expect(office.register.read.digest()).toBe(before)

    const later = await accepted({ ordinal: 99, agreements: [], indicators: [measurement] })
    expect(later.observations).toHaveLength(1)
    const ofIt = rows('observations', observationRowSchema).filter(
      ({ indicatorName }) => indicatorName === measurement.indicator,
    )
    expect(ofIt.map(({ value, atLeast }) => [value, atLeast])).toEqual([
      [-14.5, true],
      [-14.5, true],
    ])
  })

  test('join the catalogue’s indicator of that name', async () => {
    const [known] = rows('indicators', indicatorRowSchema)
    if (known === undefined) throw new Error('the catalogue has no indicators')
    const before = rows('indicators', indicatorRowSchema).length
    await accepted({ agreements: [], indicators: [{ ...measurement, indicator: known.name }] })
    expect(rows('indicators', indicatorRowSchema)).toHaveLength(before)
  })
})
