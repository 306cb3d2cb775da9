import { beforeEach, describe, expect, test } from 'vitest'
import type { SetEdit } from '../../contract/set-edit.ts'
import { makeCommits } from '../../core/changes/save.ts'
import type { Value } from '../../core/schema/value.ts'
import { seal } from '../store/own-commits.ts'
import {
  accept,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import { addPerson } from '../../../tests/support/registers.ts'
import { addRecord } from './add-record.ts'
import { editRecord } from './edit-record.ts'
import { numberOf } from './new-record.ts'

let office: Office
let agreement: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office)
  agreement = accepted.agreements[0] ?? ''
})

type Steps = SetEdit['steps']

/** The set as a form loads it. */
const seenNow = (id: string, field: string): SetEdit['seen'] =>
  (office.register.read.record(id)?.sets[field] ?? []).map(({ element, live }) => ({
    element,
    live,
  }))

const edit = (id: string, field: string, steps: Steps, seen = seenNow(id, field)) =>
  editRecord(office, { as: office.person, id, fields: [], sets: [{ field, steps, seen }] })

const whole = (...elements: string[]): Steps => [{ step: 'replace', elements }]
const plus = (element: string): Steps => [{ step: 'add', elements: [element] }]
const minus = (element: string): Steps => [{ step: 'remove', elements: [element] }]

const elements = (id: string, field: string): readonly string[] =>
  seenNow(id, field).map(({ element }) => element)

function refusedWith(...given: Parameters<typeof edit>): string {
  const before = office.register.read.digest()
  const code = expectRefusal(edit(...given))
  expect(office.register.read.digest()).toBe(before)
  return code
}

/** What another office wrote of a tag, having seen the given changes of it. */
function arriveFromElsewhere(tag: string, value: Value, replaces: readonly string[]): void {
  const commits = makeCommits(
    {
      author: office.person,
      intent: 'record.edit',
      changes: [
        {
          kind: 3,
          record: agreement,
          partition: { kind: 'agreement', id: agreement },
          field: numberOf('agreement', 'tags'),
          element: tag,
          value,
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

const changesOfTags = () =>
  office.register.read.history(agreement).filter(({ field }) => field === 'tags')

describe('the tags of an agreement', () => {
  test('are replaced as a whole, element by element: what stays is not written again', () => {
    expectValue(edit(agreement, 'tags', whole('policía', 'estados')))
    expectValue(edit(agreement, 'tags', whole('estados', ' urgente ')))
    expect(elements(agreement, 'tags')).toEqual(['estados', 'urgente'])
    expect(changesOfTags().map(({ element, value }) => [element, value])).toEqual([
      ['estados', true],
      ['policía', true],
      ['policía', null],
      ['urgente', true],
    ])
    // The removal replaced exactly the addition that was on screen.
    expect(changesOfTags()[2]?.previous).toEqual([true])
  })

  test('come and go one by one, and all of them are cleared', () => {
    expectValue(edit(agreement, 'tags', plus('urgente')))
    expectValue(edit(agreement, 'tags', plus('estados')))
    expectValue(edit(agreement, 'tags', minus('urgente')))
    expect(elements(agreement, 'tags')).toEqual(['estados'])
    expectValue(edit(agreement, 'tags', [...plus('a'), ...minus('estados'), ...plus('b')]))
    expect(elements(agreement, 'tags')).toEqual(['a', 'b'])
    expectValue(edit(agreement, 'tags', whole()))
    expect(elements(agreement, 'tags')).toEqual([])
    expectValue(edit(agreement, 'tags', plus('a')))
    expect(elements(agreement, 'tags')).toEqual(['a'])
    expectValue(edit(agreement, 'tags', minus('a')))
    expect(elements(agreement, 'tags')).toEqual([])
  })

  test('keep what another office added while the form was open', () => {
    expectValue(edit(agreement, 'tags', whole('urgente')))
    const onScreen = seenNow(agreement, 'tags')
    arriveFromElsewhere('estados', true, [])
    expectValue(edit(agreement, 'tags', whole('seguridad'), onScreen))
    expect(elements(agreement, 'tags')).toEqual(['estados', 'seguridad'])
  })

  test('an addition elsewhere wins over a removal that had not seen it', () => {
    expectValue(edit(agreement, 'tags', whole('urgente')))
    const onScreen = seenNow(agreement, 'tags')
    arriveFromElsewhere('urgente', true, [])
    expectValue(edit(agreement, 'tags', whole(), onScreen))
    expect(elements(agreement, 'tags')).toEqual(['urgente'])
    expect(
      office.register.read.list(
        { kind: 'conflicts', where: [], sort: [], limit: 10, offset: 0, withdrawn: false },
        '2017-01-16',
      ),
    ).toMatchObject({ value: { total: 0 } })
  })

  test('that say so already, are not there, or are no tags are refused', () => {
    expectValue(edit(agreement, 'tags', whole('urgente')))
    expect(refusedWith(agreement, 'tags', whole('urgente'))).toBe('nothing_to_change')
    expect(refusedWith(agreement, 'tags', plus('urgente'))).toBe('nothing_to_change')
    expect(refusedWith(agreement, 'tags', minus('estados'))).toBe('element_not_in_set')
    expect(refusedWith(agreement, 'tags', plus('  '))).toBe('field_required')
    expect(refusedWith(agreement, 'title', plus('Otro'))).toBe('field_not_a_set')
    expect(refusedWith(agreement, 'colour', plus('rojo'))).toBe('field_unknown')
  })

  test('given twice in one save are refused, as a single value is', () => {
    const before = office.register.read.digest()
    const title = { field: 'title', value: 'Otro', replaces: [] }
    const twice = [
      { as: office.person, id: agreement, fields: [title, { ...title, value: 'Y otro' }] },
      {
        as: office.person,
        id: agreement,
        fields: [],
        sets: ['a', 'b'].map((tag) => ({ field: 'tags', steps: plus(tag), seen: [] })),
      },
    ]
    for (const input of twice) {
      expect(expectRefusal(editRecord(office, input))).toBe('field_repeated')
    }
    expect(office.register.read.digest()).toBe(before)
  })

  test('are given with a new record too', () => {
    const session = office.register.directory.session({
      body: 'CNSP',
      type: 'ordinary',
      ordinal: 41,
    })
    const { id } = expectValue(
      addRecord(office, {
        as: office.person,
        kind: 'agreement',
        fields: {
          session: session?.id ?? '',
          kind: 'acuerdo',
          text: 'Se instruye.',
          tags: ['a', 'b'],
        },
      }),
    )
    expect(elements(id, 'tags')).toEqual(['a', 'b'])
  })
})

describe('a set of units', () => {
  test('is named by codes and names; an unknown one is refused', () => {
    const durango = obligationOf(office, 'MX-DUR')
    expectValue(edit(durango, 'coResponsible', whole('MX-COL', 'Morelos')))
    const codes = elements(durango, 'coResponsible').map(
      (id) => office.register.directory.unit(id)?.code ?? '',
    )
    expect(codes.toSorted()).toEqual(['MX-COL', 'MX-MOR'])
    expect(refusedWith(durango, 'coResponsible', plus('Atlantis'))).toBe('unit_unknown')
    expect(refusedWith(durango, 'coResponsible', minus('MX-DUR'))).toBe('element_not_in_set')
    expectValue(edit(durango, 'coResponsible', minus('MX-COL')))
    expect(elements(durango, 'coResponsible')).toHaveLength(1)
  })

  test('keeps the role of an addressee that stays, and takes one that is given', () => {
    const clause = obligations(office)[0]?.clause ?? ''
    const roles = () =>
      (office.register.read.record(clause)?.sets['addressees'] ?? [])
        .map(
          ({ element, mark }) =>
            `${office.register.directory.unit(element)?.code} ${JSON.stringify(mark)}`,
        )
        .toSorted()
    expect(roles()).toEqual(['ENT-32 "obliged"'])
    expectValue(edit(clause, 'addressees', whole('ENT-32', 'SESNSP:coordinator')))
    expect(roles()).toEqual(['ENT-32 "obliged"', 'SESNSP "coordinator"'])
    expectValue(edit(clause, 'addressees', plus('SESNSP:supporting')))
    expect(roles()).toContainEqual('SESNSP "supporting"')
  })

  test('has no place for the unit itself', () => {
    const group = office.register.directory.unit('ENT-32')?.id ?? ''
    expect(refusedWith(group, 'members', plus('ENT-32'))).toBe('value_invalid')
  })
})

test('the basis of a verdict is fixed, and nobody is let into an office by editing', async () => {
  const durango = obligationOf(office, 'MX-DUR')
  const verifier = addPerson(office, 'Berta Ríos')
  const { evidence } = await report(office, durango)
  const { id } = expectValue(decide(office, durango, { as: verifier }))
  expect(refusedWith(id, 'basisEvidence', minus(evidence[0]?.id ?? ''))).toBe('field_write_once')
  const [minister] = office.register.directory.people('Genaro García Luna')
  expect(refusedWith(minister?.id ?? '', 'offices', plus(office.register.facts.office.id))).toBe(
    'field_unknown',
  )
})
