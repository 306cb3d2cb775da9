import { describe, expect, test } from 'vitest'
import {
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  type Office,
} from '../../../tests/support/registers.ts'
import { postRowSchema } from '../../contract/institution-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { addRecord } from './add-record.ts'
import { appointHolder, previewAppointment } from './appoint-holder.ts'
import { postDetail } from './post-detail.ts'
import { withdrawRecord } from './withdraw-record.ts'

const addPost = (office: Office, fields: Readonly<Record<string, string>> = {}): string =>
  expectValue(
    addRecord(office, {
      as: office.person,
      kind: 'post',
      fields: { name: 'Titular de la Unidad', unit: 'SSPC', single: 'true', ...fields },
    }),
  ).id

type Input = Parameters<typeof appointHolder>[1]

const appoint = (office: Office, post: string, name: string, parts: Partial<Input> = {}) =>
  appointHolder(office, {
    as: office.person,
    post,
    holder: { name },
    from: '2024-01-01',
    to: null,
    source: null,
    ends: [],
    overlapConfirmed: false,
    ...parts,
  })

const holders = (office: Office, id: string, day = office.today()) =>
  expectValue(postDetail(office, { id, day })).holders

const heldFor = (office: Office, id: string) =>
  holders(office, id).map(({ personName, from, to, state }) => [personName, from, to, state])

/** As a form that shows the post gives it. */
const endOf = (office: Office, post: string, assignment: string) => ({
  assignment,
  replaces: holders(office, post).find(({ id }) => id === assignment)?.toLive ?? [],
})

const posts = (office: Office, query: object = {}) =>
  expectValue(
    office.register.read.list(listQuerySchema.parse({ kind: 'posts', ...query }), office.today()),
  ).rows.map((row) => postRowSchema.parse(row))

const where = (field: string, value: string) => ({
  where: [{ field, operator: '=', values: [value] }],
})

describe('somebody is appointed', () => {
  test('a person whom nobody knew is entered with the appointment, and may not write for the office', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office)
    const made = expectValue(appoint(office, post, 'Luz Rey', { source: 'Oficio SG/12/2024' }))
    expect(holders(office, post)).toEqual([
      {
        id: made.id,
        person: made.person,
        personName: 'Luz Rey',
        from: '2024-01-01',
        to: null,
        derived: false,
        state: 'running',
        source: 'Oficio SG/12/2024',
        toLive: [],
      },
    ])
    expect(office.register.directory.isOfOffice(made.person, office.register.facts.office.id)).toBe(
      false,
    )
    expect(office.register.lastSave(() => true)?.intent).toBe('post.appoint')
  })

  test('a person of that name is that person; of two it has to be said which', () => {
    const office = foundOffice('2024-11-01')
    const luz = addPerson(office, 'Luz Rey')
    const post = addPost(office, { single: 'false' })
    expect(expectValue(appoint(office, post, 'luz rey')).person).toBe(luz)
    addPerson(office, 'Luz Rey')
    expect(expectRefusal(appoint(office, post, 'Luz Rey'))).toBe('person_ambiguous')
    expectValue(appoint(office, post, '', { holder: { person: luz } }))
  })

  test('a post for one that is held is given only by who says that they mean it', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office)
    const { id } = expectValue(appoint(office, post, 'Luz Rey'))
    const second = { from: '2024-06-01' }
    expect(
      expectValue(
        previewAppointment(office, { assignment: null, post, to: null, ends: [], ...second }),
      ).overlaps,
    ).toEqual([{ id, personName: 'Luz Rey', from: '2024-01-01', to: null }])
    const before = office.register.read.digest()
    expect(expectRefusal(appoint(office, post, 'Raúl Paz', second))).toBe('post_held_by_another')
    expect(office.register.read.digest()).toBe(before)
    expectValue(appoint(office, post, 'Raúl Paz', { ...second, overlapConfirmed: true }))
    expect(holders(office, post)).toHaveLength(2)
  })

  test('whoever gives the post over ends on the day on which the next one begins: one save', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office)
    const luz = expectValue(appoint(office, post, 'Luz Rey', { to: '2026-12-31' }))
    const handover = { from: '2024-06-01', ends: [endOf(office, post, luz.id)] }
    expectValue(appoint(office, post, 'Raúl Paz', handover))
    expect(heldFor(office, post)).toEqual([
      ['Luz Rey', '2024-01-01', '2024-06-01', 'ended'],
      ['Raúl Paz', '2024-06-01', null, 'running'],
    ])
    expect(holders(office, post, '2024-05-31').map(({ state }) => state)).toEqual([
      'running',
      'coming',
    ])
    expect(office.register.read.record(luz.id)?.fields['to']?.conflict).toBe(false)
    const saved = office.register.lastSave(() => true)
    expect(saved?.records.map(({ id }) => id)).toContain(luz.id)
  })

  test('of a commission several hold the post, and its years say when each of them ends', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office, { single: 'false', termYears: '3' })
    expectValue(appoint(office, post, 'Luz Rey', { from: '2022-03' }))
    const input = { assignment: null, post, from: '2024-01-01', to: null, ends: [] }
    expect(expectValue(previewAppointment(office, input))).toEqual({
      to: '2027-01-01',
      derived: true,
      overlaps: [],
    })
    expectValue(appoint(office, post, 'Raúl Paz'))
    expect(heldFor(office, post)).toEqual([
      ['Luz Rey', '2022-03', '2025-03', 'running'],
      ['Raúl Paz', '2024-01-01', '2027-01-01', 'running'],
    ])
  })

  test('the executive secretaries of whom no source says when are named, and hold nothing today', () => {
    const office = foundOffice('2024-11-01')
    const own = () => posts(office, where('unit', 'SESNSP'))[0]
    expect(own()).toMatchObject({ holders: 0, holder: null })
    const post = own()?.id ?? ''
    const known = holders(office, post)
    expect(known.length).toBeGreaterThan(3)
    expect(new Set(known.map(({ state }) => state))).toEqual(new Set(['undated']))
    expectValue(appoint(office, post, 'Luz Rey'))
    expect(own()).toMatchObject({ holders: 1, holder: 'Luz Rey' })
  })

  test('re-elected, the same person begins again as the term ends', () => {
    const office = foundOffice('2025-04-01')
    const post = addPost(office, { termYears: '3' })
    const { person } = expectValue(appoint(office, post, 'Luz Rey', { from: '2022-03-15' }))
    expectValue(appoint(office, post, '', { holder: { person }, from: '2025-03-15' }))
    expect(heldFor(office, post)).toEqual([
      ['Luz Rey', '2022-03-15', '2025-03-15', 'ended'],
      ['Luz Rey', '2025-03-15', '2028-03-15', 'running'],
    ])
  })

  test.each<[string, Partial<Input>]>([
    ['term_reversed', { from: '2024-05-01', to: '2024-04-30' }],
    ['date_invalid', { from: '2024-02-30' }],
    ['date_invalid', { to: 'pronto' }],
    ['record_unknown', { post: '0'.repeat(32) }],
    ['field_required', { holder: { name: ' ' } }],
    ['person_unknown', { holder: { person: '0'.repeat(32) } }],
    ['record_unknown', { ends: [{ assignment: '0'.repeat(32), replaces: [] }] }],
  ])('refused (%s), and nothing is saved: %o', (code, parts) => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office)
    const before = office.register.read.digest()
    expect(expectRefusal(appoint(office, post, 'Luz Rey', parts))).toBe(code)
    expect(office.register.read.digest()).toBe(before)
  })

  test('nobody gives over before they began, nor on a day that nobody says', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office)
    const { id } = expectValue(appoint(office, post, 'Luz Rey'))
    const ends = [endOf(office, post, id)]
    const early = { from: '2023-12-31', ends }
    expect(expectRefusal(appoint(office, post, 'Raúl Paz', early))).toBe('term_reversed')
    const undated = { from: null, ends }
    expect(expectRefusal(appoint(office, post, 'Raúl Paz', undated))).toBe('field_required')
  })

  test('a post or a person that was withdrawn is none', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office)
    const luz = addPerson(office, 'Luz Rey')
    const withdraw = (id: string) =>
      expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Error' }))
    withdraw(luz)
    const holder = { person: luz }
    expect(expectRefusal(appoint(office, post, '', { holder }))).toBe('record_withdrawn')
    withdraw(post)
    expect(expectRefusal(appoint(office, post, 'Raúl Paz'))).toBe('record_unknown')
  })
})

describe('the list of posts', () => {
  test('names who holds each post on the day, and until when', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office, { termYears: '6' })
    const own = () => posts(office).find(({ id }) => id === post)
    expect(own()).toMatchObject({ unit: 'SSPC', holders: 0, holder: null, until: null })
    expectValue(appoint(office, post, 'Luz Rey', { from: '2020-12-01' }))
    expect(own()).toMatchObject({ holders: 1, holder: 'Luz Rey', until: '2026-12-01' })
    office.onDay('2026-12-01')
    expect(own()).toMatchObject({ holders: 0, holder: null })
  })

  test('finds a post by its name without accents, by its unit, and those that nobody holds', () => {
    const office = foundOffice('2024-11-01')
    const post = addPost(office, { name: 'Dirección General de Vinculación' })
    const ids = (query: object) => posts(office, query).map(({ id }) => id)
    expect(ids({ search: 'vinculacion' })).toEqual([post])
    expect(ids(where('unit', 'SSPC'))).toContain(post)
    expect(ids(where('holders', '0'))).toContain(post)
    expectValue(appoint(office, post, 'Luz Rey'))
    expect(ids(where('holders', '0'))).not.toContain(post)
  })
})
