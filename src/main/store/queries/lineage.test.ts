import { beforeEach, describe, expect, test } from 'vitest'
import { decide, report } from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  expectRefusal,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'
import { agreementRowSchema } from '../../../contract/agreement-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'
import { addRecord } from '../../usecases/add-record.ts'
import { editRecord } from '../../usecases/edit-record.ts'
import { mergeRecords } from '../../usecases/merge-records.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'

let office: Office
let first: string
let second: string
let third: string
let fourth: string
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const made = await accept(office, [
    draftAgreement({ number: '01/XLI/16', sequence: 1, title: 'Unidad cibernética' }),
    draftAgreement({ number: '02/XLI/16', sequence: 2, title: 'Modelo nuevo', text: 'Modelo.' }),
    draftAgreement({ number: '03/XLI/16', sequence: 3, title: 'Se derogan', text: 'Se derogan.' }),
    draftAgreement({ number: '04/XLI/16', sequence: 4, title: 'Fondos', text: 'Fondos.' }),
  ])
  ;[first = '', second = '', third = '', fourth = ''] = made.agreements
})

const link = (fields: Readonly<Record<string, string>>) =>
  addRecord(office, { as: office.person, kind: 'link', fields })
const lineage = (id: string, depth = 3) => office.register.read.lineage(id, depth, '2017-01-16')

function rowOf(id: string) {
  const query = listQuerySchema.parse({
    kind: 'agreements',
    where: [{ field: 'id', operator: '=', values: [id] }],
  })
  return agreementRowSchema.parse(
    expectValue(office.register.read.list(query, '2017-01-16')).rows[0],
  )
}

describe('links between agreements', () => {
  test('are recorded by number or citation and seen from both ends', () => {
    expectValue(link({ agreement: '03/XLI/16', kind: 'repeals', target: '01/XLI/16' }))
    expectValue(
      link({
        agreement: '02/XLI/16',
        kind: 'fulfils',
        target: 'Acuerdo Primero de la 41 Sesión Ordinaria',
      }),
    )
    expect(lineage(first)?.nodes).toMatchObject([
      { number: '01/XLI/16', distance: 0, generation: 0 },
      { distance: 1, generation: 1 },
      { distance: 1, generation: 1 },
    ])
    expect(lineage(third)?.nodes.map(({ number, distance }) => [number, distance])).toEqual([
      ['03/XLI/16', 0],
      ['01/XLI/16', 1],
      ['02/XLI/16', 2],
    ])
    expect(lineage(third, 1)?.nodes).toHaveLength(2)
  })

  test('in a circle are walked once', () => {
    expectValue(link({ agreement: first, kind: 'precedes', target: second }))
    expectValue(link({ agreement: second, kind: 'precedes', target: third }))
    expectValue(link({ agreement: third, kind: 'precedes', target: first }))
    expect(lineage(first)?.nodes).toHaveLength(3)
    expect(lineage(first)?.links).toHaveLength(3)
  })

  test('can lead to what the register does not hold, in the words of the text', () => {
    expectValue(link({ agreement: first, kind: 'modifies', targetText: 'Acuerdo 05/XXXVIII/15' }))
    expect(lineage(first)?.unregistered).toMatchObject([
      { kind: 'modifies', targetText: 'Acuerdo 05/XXXVIII/15' },
    ])
  })

  test('of an agreement that was entered twice are those of its survivor', () => {
    expectValue(link({ agreement: third, kind: 'repeals', target: second }))
    expectValue(
      mergeRecords(office, { as: office.person, id: second, into: first, confirmed: true }),
    )
    expect(lineage(first)?.links).toMatchObject([{ from: third, to: first }])
    expect(lineage(third)?.nodes.map(({ id }) => id)).toEqual([third, first])
    // Also where it is the one that says it.
    expectValue(
      mergeRecords(office, { as: office.person, id: third, into: fourth, confirmed: true }),
    )
    expect(lineage(first)?.links).toMatchObject([{ from: fourth, to: first }])
    expect(lineage(first)?.repealedBy).toEqual([fourth])
    expect(lineage(fourth)?.nodes.map(({ id }) => id)).toEqual([fourth, first])
  })
})

describe('an agreement that was left without effect', () => {
  test('says by which in every list, and names its open obligations for a verdict of moot', () => {
    expect(rowOf(first)).toMatchObject({ repealedBy: null, modifiedBy: null })
    const { id } = expectValue(link({ agreement: third, kind: 'repeals', target: first }))
    expectValue(link({ agreement: second, kind: 'modifies', target: first }))
    expect(rowOf(first)).toMatchObject({ repealedBy: '03/XLI/16', modifiedBy: '02/XLI/16' })
    expect(lineage(first)).toMatchObject({ repealedBy: [third], modifiedBy: [second] })
    expect(lineage(first)?.mootCandidates).toHaveLength(32)
    expect(obligations(office, { agreement: first, compliance: 'not_started' })).toHaveLength(32)

    expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Cita equivocada' }))
    expect(rowOf(first).repealedBy).toBeNull()
    expect(lineage(first)).toMatchObject({ repealedBy: [], mootCandidates: [] })
  })

  test('names none for that verdict that was fulfilled, called moot already, or withdrawn', async () => {
    expectValue(link({ agreement: third, kind: 'repeals', target: first }))
    const [met, moot, gone, open] = obligations(office, { agreement: first }).map(({ id }) => id)
    if (met === undefined || moot === undefined) throw new Error('too few obligations')
    const berta = addPerson(office, 'Berta Ríos')
    await report(office, met)
    expectValue(decide(office, met, { as: berta, fulfilledOn: '2017-01-10' }))
    expectValue(decide(office, moot, { as: berta, result: 'moot' }))
    expectValue(withdrawRecord(office, { as: office.person, id: gone ?? '', reason: 'Repetida' }))
    const named = lineage(first)?.mootCandidates.map(({ id }) => id)
    expect(named).toHaveLength(29)
    expect(named).toContain(open)
    for (const id of [met, moot, gone]) expect(named).not.toContain(id)
  })

  test('leaves nothing to be called moot of what it only exhorted to', () => {
    expectValue(link({ agreement: third, kind: 'repeals', target: first }))
    const clause = obligations(office, { agreement: first })[0]?.clause ?? ''
    const replaces = office.register.read.record(clause)?.fields['nature']?.live ?? []
    const nature = { field: 'nature', value: 'exhortative', replaces: [...replaces] }
    expectValue(editRecord(office, { as: office.person, id: clause, fields: [nature] }))
    expect(lineage(first)).toMatchObject({ repealedBy: [third], mootCandidates: [] })
  })

  test('is so only by an agreement that was adopted and stands', () => {
    const { id: draft } = expectValue(
      addRecord(office, {
        as: office.person,
        kind: 'agreement',
        fields: {
          session: 'XLI',
          kind: 'acuerdo',
          title: 'Proyecto',
          text: 'Se deroga.',
          stage: 'drafted',
        },
      }),
    )
    expectValue(link({ agreement: draft, kind: 'repeals', target: first }))
    expect(rowOf(first).repealedBy).toBeNull()
    expect(lineage(first)).toMatchObject({ repealedBy: [], mootCandidates: [] })

    expectValue(link({ agreement: second, kind: 'repeals', target: first }))
    expectValue(
      withdrawRecord(office, { as: office.person, id: second, reason: 'Capturado dos veces' }),
    )
    expect(lineage(first)?.repealedBy).toEqual([])
  })
})

describe('what a link cannot be', () => {
  test('from an agreement to itself, by id or by its number', () => {
    expect(expectRefusal(link({ agreement: first, kind: 'repeals', target: first }))).toBe(
      'link_to_itself',
    )
    expect(expectRefusal(link({ agreement: first, kind: 'repeals', target: '1/XLI/2016' }))).toBe(
      'link_to_itself',
    )
  })

  test('nor by words that are its own number: those of another are a citation', () => {
    const cited = { agreement: first, kind: 'fulfils' }
    expect(expectRefusal(link({ ...cited, targetText: 'Acuerdo 1/XLI/2016' }))).toBe(
      'link_to_itself',
    )
    expectValue(link({ ...cited, targetText: 'Acuerdo 1/XL/2016' }))
  })

  test('there twice; another kind between the same two is another link', () => {
    const one = { agreement: first, kind: 'modifies', target: second }
    const { id } = expectValue(link(one))
    expect(link(one)).toMatchObject({ error: { code: 'link_repeated', details: { id } } })
    expectValue(link({ ...one, kind: 'ratifies' }))
    const words = { agreement: first, kind: 'fulfils', targetText: 'Ley  General' }
    expectValue(link(words))
    expect(expectRefusal(link({ ...words, targetText: 'ley general' }))).toBe('link_repeated')
  })

  test('without an end, or to something that is no agreement', () => {
    expect(expectRefusal(link({ agreement: first, kind: 'modifies' }))).toBe('link_without_target')
    expect(expectRefusal(link({ agreement: first, kind: 'modifies', target: '99/XLI/16' }))).toBe(
      'agreement_unknown',
    )
  })

  test('nor become by editing', () => {
    const { id } = expectValue(link({ agreement: first, kind: 'modifies', target: second }))
    const live = office.register.read.record(id)?.fields['target']?.live ?? []
    const edited = editRecord(office, {
      as: office.person,
      id,
      fields: [{ field: 'target', value: first, replaces: live }],
    })
    expect(expectRefusal(edited)).toBe('link_to_itself')
  })
})
