import { beforeEach, describe, expect, test } from 'vitest'
import { conflictRowSchema } from '../../contract/conflict-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { sessionRowSchema } from '../../contract/session-rows.ts'
import { makeCommits } from '../../core/changes/save.ts'
import { seal } from '../store/own-commits.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../tests/support/registers.ts'
import { report } from '../../../tests/support/casework.ts'
import { editRecord } from './edit-record.ts'
import { numberOf } from './new-record.ts'
import { withdrawRecord } from './withdraw-record.ts'

let office: Office
let agreement: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office)
  agreement = accepted.agreements[0] ?? ''
})

const edit = (id: string, field: string, value: string | number | null, replaces: string[] = []) =>
  editRecord(office, { as: office.person, id, fields: [{ field, value, replaces }] })

function refusedWith(...given: Parameters<typeof edit>): string {
  const before = office.register.read.digest()
  const code = expectRefusal(edit(...given))
  expect(office.register.read.digest()).toBe(before)
  return code
}

const field = (name: string) => office.register.read.record(agreement)?.fields[name]
const live = (name: string) => field(name)?.live ?? []

/** The same agreement's title, written in another office that had seen the first one. */
function arriveFromElsewhere(title: string, replaces: readonly string[]): void {
  const commits = makeCommits(
    {
      author: office.person,
      intent: 'record.edit',
      changes: [
        {
          kind: 3,
          record: agreement,
          partition: { kind: 'agreement', id: agreement },
          field: numberOf('agreement', 'title'),
          element: null,
          value: title,
          replaces,
        },
      ],
    },
    {
      installation: 'e'.repeat(32),
      counter: 0,
      clock: { wall: office.now(), logical: 0 },
      wallTime: office.now(),
      headOf: () => null,
      seal,
    },
  )
  expectValue(office.register.receive(commits, office.now()))
}

describe('editing a field', () => {
  test('gives an agreement’s number its published form, and nothing else for a number', () => {
    expectValue(edit(agreement, 'number', '2/XLI/2016'))
    expect(field('number')?.value).toBe('02/XLI/2016')
    expect(refusedWith(agreement, 'number', 'garbage')).toBe('value_invalid')
    expect(refusedWith(agreement, 'number', '02/XLIIII/2016')).toBe('value_invalid')
  })

  test('leaves no session with the numeral of another, and no unit with another’s code', () => {
    const session = office.register.directory.session({
      body: 'CNSP',
      type: 'ordinary',
      ordinal: 41,
    })?.id
    const [durango, mexico] = ['MX-DUR', 'MX-MEX'].map(
      (code) => office.register.directory.unit(code)?.id ?? '',
    )
    expect(refusedWith(session ?? '', 'roman', 'XLII')).toBe('value_invalid')
    expect(refusedWith(session ?? '', 'ordinal', 42)).toBe('session_exists')
    expect(refusedWith(session ?? '', 'ordinal', 60)).toBe('value_invalid')
    expect(refusedWith(durango ?? '', 'code', 'MX-MEX')).toBe('code_taken')
    expect(refusedWith(mexico ?? '', 'code', 'MX-MEX')).toBe('nothing_to_change')
  })

  test('replaces what the form had loaded; the history tells both', () => {
    expectValue(edit(agreement, 'title', 'Policía científica', [...live('title')]))
    expect(field('title')).toMatchObject({ value: 'Policía científica', conflict: false })
    const [first, second] = office.register.read
      .history(agreement)
      .filter((entry) => entry.field === 'title')
    expect(first).toMatchObject({ value: 'Policía cibernética', live: false })
    expect(second).toMatchObject({ previous: ['Policía cibernética'], live: true })
  })

  test('while another value arrived: both stay, as a conflict that is listed, until a person decides', () => {
    const loaded = [...live('title')]
    arriveFromElsewhere('Unidades de investigación', loaded)
    expect(field('title')).toMatchObject({ value: 'Unidades de investigación', conflict: false })

    expectValue(edit(agreement, 'title', 'Policía científica', loaded))
    expect(field('title')).toMatchObject({ conflict: true })
    const listed = expectValue(
      office.register.read.list(listQuerySchema.parse({ kind: 'conflicts' }), office.today()),
    )
    expect(listed.total).toBe(1)
    const [row] = listed.rows.map((each) => conflictRowSchema.parse(each))
    expect(row).toMatchObject({ record: agreement, field: 'title' })
    expect(row?.values.map(({ value }) => value).toSorted()).toEqual([
      'Policía científica',
      'Unidades de investigación',
    ])

    expect(refusedWith(agreement, 'title', 'Un tercero', [...live('title')])).toBe(
      'field_in_conflict',
    )
  })

  test('to the value that it has changes nothing, and says so', () => {
    expect(refusedWith(agreement, 'title', 'Policía cibernética', [...live('title')])).toBe(
      'nothing_to_change',
    )
  })

  test('clears it with an empty text, unless it is required', () => {
    expectValue(edit(agreement, 'title', ' ', [...live('title')]))
    expect(field('title')?.value).toBeNull()
    expect(refusedWith(agreement, 'text', '', [...live('text')])).toBe('field_required')
  })

  test('checks what is written as a form would', () => {
    expect(refusedWith(agreement, 'colour', 'rojo')).toBe('field_unknown')
    expect(refusedWith(agreement, 'tags', 'policía')).toBe('value_invalid')
    expect(refusedWith(agreement, 'withdrawn', 'Porque sí')).toBe('field_unknown')
    expect(refusedWith(agreement, 'kind', 'decreto')).toBe('code_invalid')
    expect(refusedWith(agreement, 'sequence', 'primero')).toBe('value_invalid')
    expect(refusedWith(agreement, 'sequence', 1.5)).toBe('value_invalid')
    expect(refusedWith(agreement, 'session', 'f'.repeat(32))).toBe('session_unknown')
    expect(refusedWith(agreement, 'session', agreement)).toBe('record_kind_wrong')
    expect(refusedWith('f'.repeat(32), 'title', 'X')).toBe('record_unknown')
    const session = office.register.directory.session({
      body: 'CNSP',
      type: 'ordinary',
      ordinal: 41,
    })
    expect(refusedWith(session?.id ?? '', 'date', '2016-02-30')).toBe('date_invalid')
  })

  test('one wrong field, and none is changed', () => {
    const before = office.register.read.digest()
    const refused = editRecord(office, {
      as: office.person,
      id: agreement,
      fields: [
        { field: 'title', value: 'Bueno', replaces: [...live('title')] },
        { field: 'kind', value: 'malo', replaces: [] },
      ],
    })
    expect(expectRefusal(refused)).toBe('code_invalid')
    expect(office.register.read.digest()).toBe(before)
  })

  test('that is written once is refused, on the record that carries the proof above all', async () => {
    const { evidence } = await report(office, obligationOf(office, 'MX-DUR'))
    const id = evidence[0]?.id ?? ''
    expect(refusedWith(id, 'sha256', 'a'.repeat(64))).toBe('field_write_once')
    expect(refusedWith(id, 'fileName', 'otro.pdf')).toBe('field_write_once')
    expect(refusedWith(obligationOf(office, 'MX-DUR'), 'unit', 'MX-COL')).toBe('field_write_once')
  })

  test('of a withdrawn record is refused', () => {
    expectValue(
      withdrawRecord(office, { as: office.person, id: agreement, reason: 'Mal capturado' }),
    )
    expect(refusedWith(agreement, 'title', 'Otro', [...live('title')])).toBe('record_withdrawn')
  })

  test('that moves an anchor moves the deadlines that hang from it', () => {
    const session = office.register.directory.session({
      body: 'CNSP',
      type: 'ordinary',
      ordinal: 42,
    })
    const id = session?.id ?? ''
    const due = () =>
      office.register.read.obligation(obligationOf(office, 'MX-DUR'), '2017-01-16')?.obligation.due
    const state = office.register.read.record(id)?.fields['date']
    expectValue(edit(id, 'date', '2017-10-10', [...(state?.live ?? [])]))
    expect(due()).toBe('2017-10-10')
  })
})

const sessionOf = (ordinal: number) =>
  office.register.directory.session({ body: 'CNSP', type: 'ordinary', ordinal })?.id ?? ''

describe('moving an agreement to another session', () => {
  test('takes its obligations out of the counts of the one and into those of the other', () => {
    const counted = (ordinal: number) => {
      const query = listQuerySchema.parse({
        kind: 'sessions',
        where: [{ field: 'id', operator: '=', values: [sessionOf(ordinal)] }],
      })
      const page = expectValue(office.register.read.list(query, office.today()))
      return page.rows.map((row) => sessionRowSchema.parse(row).obligations)
    }
    expect([counted(41), counted(42)]).toEqual([[32], [0]])
    expectValue(edit(agreement, 'session', sessionOf(42), [...live('session')]))
    expect([counted(41), counted(42)]).toEqual([[0], [32]])
  })
})

describe('two records of one thing', () => {
  test('are joined: the duplicate leaves the counts', () => {
    const again = addPerson(office, 'Ana Torres García')
    expectValue(edit(again, 'duplicateOf', office.person))
    expect(office.register.directory.survivorOfPerson(again)).toBe(office.person)
    expect(office.register.directory.people('Ana Torres García')).toEqual([])
  })

  test('a record is no duplicate of itself, nor of one of another kind', () => {
    expect(refusedWith(office.person, 'duplicateOf', office.person)).toBe('merge_with_itself')
    expect(refusedWith(office.person, 'duplicateOf', agreement)).toBe('record_kind_wrong')
  })
})
