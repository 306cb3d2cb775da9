import { beforeEach, describe, expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { agreementRowSchema } from '../../contract/agreement-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import type { SessionAgreement } from '../../contract/sessions.ts'
import { findAgreements } from './look-up-agreements.ts'
import { renumberAgreements } from './renumber-agreements.ts'

let office: Office
let session: string
let agreements: readonly SessionAgreement[]
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const made = await accept(office, [
    draftAgreement({ number: '01/XLI/16', sequence: 1, title: 'Policía cibernética' }),
    draftAgreement({ number: '02/XLI/16', sequence: 2, title: 'Mando mixto', text: 'Mando.' }),
    draftAgreement({ kind: 'acuerdo', sequence: 3, title: 'Justicia cívica', text: 'Justicia.' }),
  ])
  session = made.session
  agreements = made.agreements.map((id) => {
    const found = office.register.read
      .sessionAgreements(session, '2017-01-16')
      ?.find((agreement) => agreement.id === id)
    if (found === undefined) throw new Error(`${id} is not in its session`)
    return found
  })
})

const given = (place: number, number: string, title: string | null = null) => {
  const agreement = agreements[place]
  if (agreement === undefined) throw new Error(`no agreement ${place}`)
  return { agreement: agreement.id, number, title, seen: agreement.seen }
}

const renumber = (...numbers: readonly ReturnType<typeof given>[]) =>
  renumberAgreements(office, { as: office.person, session, numbers: [...numbers] })

const rows = (where: Readonly<Record<string, string>>) => {
  const query = listQuerySchema.parse({
    kind: 'agreements',
    where: Object.entries(where).map(([field, value]) => ({
      field,
      operator: '=',
      values: [value],
    })),
  })
  return expectValue(office.register.read.list(query, '2017-01-16')).rows.map((row) =>
    agreementRowSchema.parse(row),
  )
}
const titlesOf = (agreement: string) => rows({ agreement }).map(({ title }) => title)
const found = (text: string) =>
  expectValue(findAgreements(office, { text, limit: 5 })).map(({ title }) => title)

function refusedWith(...numbers: readonly ReturnType<typeof given>[]): unknown {
  const digest = office.register.read.digest()
  const answer = renumber(...numbers)
  expect(office.register.read.digest()).toBe(digest)
  return answer
}

describe('the gazette publishes the official numbers', () => {
  test('in one save; the former number still leads to the agreement, and the text is official', () => {
    const done = expectValue(renumber(given(0, '5/xli/2016'), given(2, '03/XLI/16', 'Justicia')))
    expect(done.agreements).toEqual([
      { id: agreements[0]?.id, number: '05/XLI/2016', former: '01/XLI/16' },
      { id: agreements[2]?.id, number: '03/XLI/16', former: null },
    ])
    expect(rows({ number: '05/XLI/2016' })).toMatchObject([
      { title: 'Policía cibernética', textStatus: 'official' },
    ])
    expect(titlesOf('01/XLI/16')).toEqual(['Policía cibernética'])
    expect(titlesOf('1/XLI/2016')).toEqual(['Policía cibernética'])
    expect(titlesOf('03/XLI/16')).toEqual(['Justicia'])
    expect(obligations(office, { agreement: '01/XLI/16' })).toHaveLength(32)
    const saves = new Set(
      agreements.flatMap(({ id }) =>
        office.register.read
          .history(id)
          .filter(({ intent }) => intent === 'agreements.renumber')
          .map(({ save }) => save),
      ),
    )
    expect(saves.size).toBe(1)
  })

  test('two agreements change places: each is found by the number that it has now', () => {
    expectValue(renumber(given(0, '02/XLI/16'), given(1, '01/XLI/16')))
    expect(titlesOf('01/XLI/16')).toEqual(['Mando mixto'])
    expect(titlesOf('02/XLI/16')).toEqual(['Policía cibernética'])
  })

  test('a former number is found by searching too, and a citation in words', () => {
    expectValue(renumber(given(0, '05/XLI/16')))
    expect(found('01/XLI/16')).toEqual(['Policía cibernética'])
    expect(found('Acuerdo Quinto de la Cuadragésima Primera Sesión Ordinaria')).toEqual([
      'Policía cibernética',
    ])
    expect(found('Acuerdo Tercero de la 41 Sesión')).toEqual(['Justicia cívica'])
    expect(found('mando mixto')).toEqual(['Mando mixto'])
    expect(found(' ')).toEqual([])
  })

  test('what is numbered so already only becomes official; then there is nothing left to change', () => {
    const first = expectValue(renumber(given(0, '01/XLI/16')))
    expect(first.agreements).toMatchObject([{ number: '01/XLI/16', former: null }])
    expect(rows({ number: '01/XLI/16' })).toMatchObject([{ textStatus: 'official' }])
    expect(expectRefusal(renumber(given(0, '01/XLI/16')))).toBe('nothing_to_change')
  })
})

describe('what cannot be a number here is refused, and nothing changes', () => {
  test('a number that another agreement has or is given: both are named', () => {
    expect(refusedWith(given(0, '2/XLI/2016'))).toMatchObject({
      ok: false,
      error: {
        code: 'number_taken',
        details: {
          agreements: ['01/XLI/16 Policía cibernética', '02/XLI/16 Mando mixto'],
        },
      },
    })
    expect(refusedWith(given(0, '07/XLI/16'), given(1, '7/XLI/16'))).toMatchObject({
      error: { code: 'number_taken', details: { number: '07/XLI/16' } },
    })
  })

  test('two numbers for one agreement', () => {
    expect(refusedWith(given(0, '07/XLI/16'), given(0, '08/XLI/16'))).toMatchObject({
      error: { code: 'number_taken' },
    })
  })

  test('a number in no known form, or of another session', () => {
    expect(refusedWith(given(0, 'quinto'))).toMatchObject({
      error: { code: 'number_not_official' },
    })
    expect(refusedWith(given(0, '05/XL/16'))).toMatchObject({
      error: { code: 'session_number_differs' },
    })
    expect(refusedWith(given(0, '05/XLI-SE/16'))).toMatchObject({
      error: { code: 'session_number_differs' },
    })
  })

  test('an agreement that is not of the session', () => {
    expect(refusedWith({ ...given(0, '05/XLI/16'), agreement: 'f'.repeat(32) })).toMatchObject({
      error: { code: 'agreement_of_other_session' },
    })
  })
})

test('a number that arrived while the dialog was open stays beside the given one, as a conflict', () => {
  const before = given(0, '05/XLI/16')
  expectValue(renumber(given(0, '04/XLI/16')))
  expectValue(renumber(before))
  const id = agreements[0]?.id ?? ''
  expect(office.register.read.record(id)?.fields['number']).toMatchObject({ conflict: true })
  expect(expectRefusal(renumber(given(0, '06/XLI/16')))).toBe('field_in_conflict')
})
