import { beforeEach, describe, expect, test } from 'vitest'
import type { EngineParams } from '../../contract/engine.ts'
import {
  accept,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { addableKinds } from '../../core/schema/editing.ts'
import { addRecord } from './add-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

type Fields = EngineParams<'records.add'>['fields']

let office: Office
beforeEach(() => {
  office = foundOffice('2017-01-16')
})

const add = (kind: string, fields: Fields) => addRecord(office, { as: office.person, kind, fields })
const added = (kind: string, fields: Fields): string => expectValue(add(kind, fields)).id

function refusedWith(kind: string, fields: Fields): string {
  const before = office.register.read.digest()
  const code = expectRefusal(add(kind, fields))
  expect(office.register.read.digest()).toBe(before)
  return code
}

const fieldsOf = (id: string) => office.register.read.record(id)?.fields

describe('adding a record', () => {
  test('what is required must be there, and say something', () => {
    expect(refusedWith('unit', { name: 'Unidad nueva' })).toBe('field_required')
    expect(refusedWith('person', { name: '  ' })).toBe('field_required')
    expect(refusedWith('person', {})).toBe('field_required')
  })

  test('codes, days and numbers are those that exist', () => {
    expect(refusedWith('unit', { code: 'X', kind: 'planeta' })).toBe('code_invalid')
    expect(refusedWith('session', session({ date: '2017-02-29' }))).toBe('date_invalid')
    expect(refusedWith('unit', { code: 'X', kind: 'other', validFrom: '2017-13' })).toBe(
      'date_invalid',
    )
    expect(refusedWith('session', session({ ordinal: 'uno' }))).toBe('value_invalid')
    expect(refusedWith('session', session({ colour: 'rojo' }))).toBe('field_unknown')
    const id = added('session', session({ ordinal: '63', roman: 'LXIII', date: '2024-12-10' }))
    expect(fieldsOf(id)).toMatchObject({ ordinal: { value: 63 }, date: { value: '2024-12-10' } })
  })

  test('references may be given by the words that people use', () => {
    const unit = office.register.directory.unit('MX-DUR')
    const post = added('post', { name: 'Secretaria de Seguridad', unit: 'durango' })
    expect(fieldsOf(post)?.['unit']?.value).toBe(unit?.id)
    const assignment = added('assignment', { person: 'ana torres', post, from: '2016-09' })
    expect(fieldsOf(assignment)?.['person']?.value).toBe(office.person)
    expect(refusedWith('post', { name: 'X', unit: 'Atlántida' })).toBe('unit_unknown')
    expect(refusedWith('assignment', { person: 'Nadie', post })).toBe('person_unknown')
    expect(refusedWith('assignment', { person: post, post })).toBe('record_kind_wrong')
  })

  test.each(['XXXI', 'xxxi', '31', '31ª'])(
    'an agreement of session %s is the council’s',
    (given) => {
      const id = added('agreement', { ...agreement, session: given })
      const adopted = office.register.directory.session({
        body: 'CNSP',
        type: 'ordinary',
        ordinal: 31,
      })
      expect(adopted).toBeDefined()
      expect(fieldsOf(id)?.['session']?.value).toBe(adopted?.id)
    },
  )

  test('an extraordinary session is called as official numbers call it', () => {
    const extraordinary = added(
      'session',
      session({ ordinal: 9, roman: 'IX', type: 'extraordinary' }),
    )
    const id = added('agreement', { ...agreement, session: 'IX-SE' })
    expect(fieldsOf(id)?.['session']?.value).toBe(extraordinary)
    expect(refusedWith('agreement', { ...agreement, session: 'CCC' })).toBe('session_unknown')
    expect(refusedWith('agreement', { ...agreement, session: 'marzo' })).toBe('session_unknown')
  })

  test('a session’s roman numeral is that of its ordinal, given or not', () => {
    const { roman: _, ...withoutRoman } = session({ ordinal: '60' })
    expect(fieldsOf(added('session', withoutRoman))?.['roman']?.value).toBe('LX')
    const lower = added('session', session({ ordinal: 61, roman: 'lxi' }))
    expect(fieldsOf(lower)?.['roman']?.value).toBe('LXI')
    expect(refusedWith('session', session({ ordinal: 62, roman: 'LX' }))).toBe('value_invalid')
    expect(refusedWith('session', session({ ordinal: 62, roman: 'LXIIII' }))).toBe('value_invalid')
    expect(refusedWith('session', { ...withoutRoman, ordinal: 0 })).toBe('value_invalid')
    expect(refusedWith('session', { ...withoutRoman, ordinal: 4000 })).toBe('value_invalid')
  })

  test('a body has one session of each number and type', () => {
    const ordinary = session({ ordinal: 60, roman: 'LX' })
    const first = added('session', ordinary)
    expect(refusedWith('session', ordinary)).toBe('session_exists')
    expect(refusedWith('session', session({ ordinal: 41, roman: 'XLI' }))).toBe('session_exists')
    added('session', { ...ordinary, type: 'extraordinary' })
    expectValue(withdrawRecord(office, { as: office.person, id: first, reason: 'No se celebró' }))
    added('session', ordinary)
  })

  test('an agreement’s number is written as it is published', () => {
    const id = added('agreement', { ...agreement, session: 'XLI', number: '1/xli/16' })
    expect(fieldsOf(id)?.['number']?.value).toBe('01/XLI/16')
    expect(refusedWith('agreement', { ...agreement, session: 'XLI', number: 'garbage' })).toBe(
      'value_invalid',
    )
  })

  test('a code that a unit or a body has is no other’s', () => {
    expect(refusedWith('unit', { code: 'MX-MEX', kind: 'federal_entity' })).toBe('code_taken')
    expect(refusedWith('unit', { code: 'mx-mex', kind: 'other' })).toBe('code_taken')
    expect(refusedWith('body', { code: 'CNSP', name: 'X', kind: 'other' })).toBe('code_taken')
    // Durango is a name, not a code.
    added('unit', { code: 'Durango', kind: 'municipality' })
  })

  test('a person who is added may work for this office at once', () => {
    const berta = added('person', { name: 'Berta Ríos' })
    expectValue(
      addRecord(office, { as: 'Berta Ríos', kind: 'person', fields: { name: 'Carmen Luna' } }),
    )
    expect(office.register.directory.isOfOffice(berta, office.register.facts.office.id)).toBe(true)
  })

  test('what hangs from an agreement lives with it', async () => {
    const { agreements } = await accept(office)
    const agreement = agreements[0] ?? ''
    const clause = added('clause', {
      agreement,
      order: 2,
      text: 'El Secretariado Ejecutivo informará.',
      nature: 'binding',
      deadline: '{"rule":"fixed_day","date":"2017-05-31"}',
    })
    const obligation = added('obligation', { clause, unit: 'SESNSP', role: 'responsible' })
    expect(office.register.read.known(obligation)?.partition).toEqual({
      kind: 'agreement',
      id: agreement,
    })
    expect(obligations(office, { unit: 'SESNSP' })).toMatchObject([{ due: '2017-05-31' }])
    expect(
      refusedWith('clause', {
        agreement,
        order: 3,
        text: 'X',
        nature: 'binding',
        deadline: '{"rule":"fixed_day","date":"2017-04-31"}',
      }),
    ).toBe('date_invalid')
    expect(
      refusedWith('clause', {
        agreement,
        order: 3,
        text: 'X',
        nature: 'binding',
        deadline: 'mañana',
      }),
    ).toBe('deadline_invalid')
  })

  test('nothing is hung from what was withdrawn, however far above', async () => {
    const { agreements, session: adopted } = await accept(office)
    const [row] = obligations(office)
    const reason = 'Mal capturado'
    const hang = () =>
      refusedWith('obligation', { clause: row?.clause ?? '', unit: 'SESNSP', role: 'responsible' })
    expectValue(withdrawRecord(office, { as: office.person, id: adopted, reason }))
    expect(hang()).toBe('record_withdrawn')
    expect(
      refusedWith('clause', {
        agreement: agreements[0] ?? '',
        order: 2,
        text: 'X',
        nature: 'binding',
      }),
    ).toBe('record_withdrawn')
  })

  test.each(['verdict', 'evidence', 'progressReport', 'notification', 'extension', 'office'])(
    'a %s is made by the action that checks what makes it true',
    async (kind) => {
      await accept(office)
      const obligation = obligationOf(office, 'MX-DUR')
      expect(
        refusedWith(kind, { obligation, result: 'met', reason: 'X', newDue: '2030-01-01' }),
      ).toBe('kind_not_editable')
      expect(addableKinds).not.toContain(kind)
    },
  )

  test('a kind that nobody knows is refused', () => {
    expect(refusedWith('decree', {})).toBe('kind_unknown')
  })
})

const agreement: Fields = { kind: 'acuerdo', text: 'El Consejo aprueba el programa.' }

const session = (parts: Fields): Fields => ({
  body: 'CNSP',
  ordinal: 51,
  roman: 'LI',
  type: 'ordinary',
  ...parts,
})
