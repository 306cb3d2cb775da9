import { beforeEach, describe, expect, test } from 'vitest'
import { decide, report, statusOf } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { acceptCapture } from './accept-capture.ts'
import { addRecord } from './add-record.ts'
import { editRecord } from './edit-record.ts'
import { mergeRecords, previewMerge } from './merge-records.ts'
import { recordNotification } from './record-notification.ts'
import { separateRecords } from './separate-records.ts'
import { undoSave, lastSaveOf } from './undo-save.ts'
import { withdrawRecord } from './withdraw-record.ts'

/** The same agreement of the 41st session, captured by two people under two numbers. */
let office: Office
let session: string
let survivor: string
let duplicate: string
let rosa: string
let berta: string

const cyber = draftClause()
const protocol = draftClause({
  text: 'El Secretariado Ejecutivo publicará el protocolo.',
  addressees: [{ unit: 'SESNSP', role: 'obliged', inferred: false }],
})

beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = await accept(office, [
    draftAgreement({ number: '08/XLI/16', sequence: 8, clauses: [cyber] }),
    draftAgreement({ number: '09/XLI/16', sequence: 9, clauses: [cyber] }),
  ])
  session = accepted.session
  ;[survivor = '', duplicate = ''] = accepted.agreements
  rosa = addPerson(office, 'Rosa Ibarra')
  berta = addPerson(office, 'Berta Ríos')
})

const ofAgreement = (agreement: string, unit = 'MX-DUR'): string => {
  const [row] = obligations(office, { agreement, unit })
  if (row === undefined) throw new Error(`${unit} has no obligation under ${agreement}`)
  return row.id
}

const merge = (as: string, id: string, into: string, confirmed = true) =>
  mergeRecords(office, { as, id, into, confirmed })
const separate = (as: string, id: string) => separateRecords(office, { as, id })

const factsOf = (obligation: string) => {
  const facts = office.register.read.assessed(obligation)?.facts
  if (facts === undefined) throw new Error(`no facts of ${obligation}`)
  return facts
}
const fieldOf = (id: string, field: string) =>
  office.register.read.record(id)?.fields[field]?.value ?? null
const counted = () => office.register.read.summary(office.today()).counts.total

const refusedWith = (work: () => ReturnType<typeof merge | typeof separate>): string => {
  const before = office.register.read.digest()
  const code = expectRefusal(work())
  expect(office.register.read.digest()).toBe(before)
  return code
}

const hide = (id: string) =>
  expectValue(
    editRecord(office, {
      as: office.person,
      id,
      fields: [{ field: 'confidential', value: true, replaces: [] }],
    }),
  )
const differing = (id: string, into: string) =>
  expectValue(previewMerge(office, { as: berta, id, into })).doubt?.details['fields']

describe('an agreement captured twice', () => {
  test('its obligations meet those of the same unit; each state is counted once', () => {
    expect(counted()).toBe(64)
    const preview = expectValue(previewMerge(office, { as: berta, id: duplicate, into: survivor }))
    expect(preview.doubt).toMatchObject({ code: 'merge_differs', details: { fields: ['number'] } })
    expect(preview.obligations.map(({ outcome }) => outcome)).toEqual(Array(32).fill('paired'))
    expect(expectRefusal(merge(berta, duplicate, survivor, false))).toBe('merge_differs')
    const before = office.register.read.digest()
    expectValue(merge(berta, duplicate, survivor))
    expect(office.register.read.digest()).not.toBe(before)
    expect(counted()).toBe(32)
    // Letters that cite the other number still lead to it.
    expect(office.register.directory.agreements('09/XLI/16')).toEqual([{ id: survivor }])
  })

  test('of one that hides something and one that would tell it, that is said first', () => {
    hide(duplicate)
    expect(differing(duplicate, survivor)).toEqual(['number', 'confidential'])
    expect(differing(survivor, duplicate)).toEqual(['number'])
    hide(survivor)
    expect(differing(duplicate, survivor)).toEqual(['number'])
  })

  test('reports, files and letters are carried over and cite their originals', async () => {
    const from = ofAgreement(duplicate)
    const to = ofAgreement(survivor)
    const original = await report(office, from, { as: rosa })
    expectValue(
      recordNotification(office, {
        as: office.person,
        obligation: from,
        number: 'SESNSP/1/2017',
        date: '2017-01-16',
        acknowledgedOn: null,
        acknowledgementNumber: null,
      }),
    )
    const done = expectValue(merge(berta, duplicate, survivor))
    expect(done.carried).toEqual({ reports: 1, evidence: 1, notifications: 1 })
    const { reports, evidence, notifications } = factsOf(to)
    const [copy] = reports
    expect(fieldOf(copy?.id ?? '', 'carriedFrom')).toBe(original.id)
    expect(fieldOf(copy?.id ?? '', 'narrative')).toBe(fieldOf(original.id, 'narrative'))
    expect(copy?.authors.toSorted()).toEqual([rosa, berta].toSorted())
    expect(evidence.map(({ sha256 }) => sha256)).toEqual([original.evidence[0]?.sha256])
    expect(fieldOf(evidence[0]?.id ?? '', 'report')).toBe(copy?.id)
    expect(notifications).toHaveLength(1)
    expect(statusOf(office, to)).toMatchObject({ verification: 'reported' })
  })

  test('a verdict is named and not carried: somebody judges again', async () => {
    const from = ofAgreement(duplicate)
    await report(office, from, { as: rosa })
    const { id } = expectValue(decide(office, from, { as: berta, result: 'met' }))
    const done = expectValue(merge(office.person, duplicate, survivor))
    expect(done.left).toEqual([
      { id, kind: 'verdict', obligation: from, unit: 'MX-DUR', detail: 'met' },
    ])
    const to = ofAgreement(survivor)
    expect(statusOf(office, to)).toMatchObject({
      compliance: 'in_progress',
      verification: 'reported',
    })
    expect(done.obligations.find(({ survivor: one }) => one === to)?.after).toEqual({
      compliance: 'in_progress',
      verification: 'reported',
    })
    expectValue(decide(office, to, { as: berta, result: 'met' }))
    expect(statusOf(office, to).compliance).toBe('met')
  })

  test('done again it brings what a package brought later, and nothing twice', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    await report(office, from, { as: rosa })
    expectValue(merge(berta, duplicate, survivor))
    expect(factsOf(to).reports).toHaveLength(1)
    expect(expectRefusal(merge(berta, from, to))).toBe('nothing_to_change')
    expect(expectRefusal(merge(berta, duplicate, survivor))).toBe('nothing_to_change')
  })

  test('a unit that only the duplicate bound gets its obligation; a clause without counterpart asks', async () => {
    const { agreements } = await accept(office, [
      draftAgreement({ number: '10/XLI/16', sequence: 10, clauses: [cyber, protocol] }),
    ])
    const [wider = ''] = agreements
    const [durango] = obligations(office, { agreement: survivor, unit: 'MX-DUR' })
    expectValue(
      withdrawRecord(office, { as: berta, id: durango?.id ?? '', reason: 'No era destinatario' }),
    )
    const preview = expectValue(previewMerge(office, { as: berta, id: wider, into: survivor }))
    const outcomes = preview.obligations.map(({ unit, outcome }) => [unit, outcome])
    expect(outcomes).toContainEqual(['MX-DUR', 'added'])
    expect(outcomes).toContainEqual(['SESNSP', 'left_out'])
    expectValue(merge(berta, wider, survivor))
    expect(ofAgreement(survivor)).not.toBe(durango?.id)
  })

  test('separated again everything is as it was', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    await report(office, from, { as: rosa })
    expectValue(decide(office, from, { as: berta, result: 'met' }))
    expectValue(merge(office.person, duplicate, survivor))
    expect(expectRefusal(separate(berta, from))).toBe('separate_above')
    const { withdrawn } = expectValue(separate(berta, duplicate))
    expect(withdrawn).toBe(2)
    expect(counted()).toBe(64)
    expect(statusOf(office, from).compliance).toBe('met')
    expect(statusOf(office, to)).toMatchObject({ compliance: 'not_started', verification: 'none' })
    expect(expectRefusal(separate(berta, duplicate))).toBe('not_a_duplicate')
    // A second thought carries the same again; who carried it the first time has a part in the survivor by now.
    expect(expectRefusal(merge(office.person, duplicate, survivor))).toBe('withdrawal_own_work')
    expectValue(merge(addPerson(office, 'Celia Paz'), duplicate, survivor))
    expect(factsOf(to).reports.filter((one) => !one.withdrawn)).toHaveLength(1)
  })

  test('the last save undone, they are two again', async () => {
    await report(office, ofAgreement(duplicate), { as: rosa })
    expectValue(merge(berta, duplicate, survivor))
    const last = expectValue(lastSaveOf(office, { as: berta }))
    expectValue(undoSave(office, { as: berta, save: last?.save ?? '' }))
    expect(counted()).toBe(64)
    expect(factsOf(ofAgreement(survivor)).partakers).toEqual([])
  })
})

describe('merging is no way around the gate', () => {
  test('who reported on either may not take out a case by calling it a duplicate', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    await report(office, from, { as: rosa })
    expectValue(decide(office, from, { as: berta, result: 'not_met' }))
    for (const [id, into] of [
      [from, to],
      [duplicate, survivor],
    ] as const) {
      expect(refusedWith(() => merge(rosa, id, into))).toBe('withdrawal_own_work')
    }
    // Nor does who reported on the survivor choose which verdict counts.
    const celia = addPerson(office, 'Celia Paz')
    await report(office, to, { as: celia })
    expect(refusedWith(() => merge(celia, from, to))).toBe('withdrawal_own_work')
    expect(refusedWith(() => merge(celia, duplicate, survivor))).toBe('withdrawal_own_work')
    expectValue(merge(berta, duplicate, survivor))
  })

  test('a bare "duplicate of" does not do half of it', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    await report(office, from, { as: rosa })
    const edit = (id: string, value: string) =>
      editRecord(office, {
        as: berta,
        id,
        fields: [{ field: 'duplicateOf', value, replaces: [] }],
      })
    expect(expectRefusal(edit(from, to))).toBe('merge_needed')
    expect(expectRefusal(edit(duplicate, survivor))).toBe('merge_needed')
  })

  test('who reported, corrected or withdrew a report on the duplicate may not judge the survivor', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    const celia = addPerson(office, 'Celia Paz')
    const { id } = await report(office, from, { as: rosa })
    expectValue(
      editRecord(office, {
        as: celia,
        id,
        fields: [{ field: 'percent', value: 80, replaces: [] }],
      }),
    )
    const taken = await report(office, ofAgreement(duplicate, 'MX-COL'), { as: celia })
    expectValue(withdrawRecord(office, { as: celia, id: taken.id, reason: 'Error' }))
    expectValue(merge(office.person, duplicate, survivor))
    for (const as of [rosa, celia, office.person]) {
      expect(expectRefusal(decide(office, to, { as, result: 'not_met' }))).toBe('verdict_own_work')
    }
    const colima = ofAgreement(survivor, 'MX-COL')
    const judged = decide(office, colima, { as: celia, result: 'moot' })
    expect(expectRefusal(judged)).toBe('verdict_own_work')
    expectValue(decide(office, to, { as: berta, result: 'not_met' }))
  })

  test('a verdict on the survivor by who had reported on the duplicate falls into breach', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    const celia = addPerson(office, 'Celia Paz')
    await report(office, from, { as: rosa })
    await report(office, to, { as: celia })
    expectValue(decide(office, to, { as: rosa, result: 'met' }))
    expect(statusOf(office, to).compliance).toBe('met')
    expectValue(merge(berta, from, to))
    expect(statusOf(office, to).compliance).toBe('in_progress')
  })

  test('who corrected a report on the duplicate is known again under a second name', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    const [celia, again] = [addPerson(office, 'Celia Paz'), addPerson(office, 'C. Paz')]
    const { id } = await report(office, from, { as: rosa })
    expectValue(
      editRecord(office, {
        as: celia,
        id,
        fields: [{ field: 'percent', value: 80, replaces: [] }],
      }),
    )
    expectValue(merge(berta, from, to))
    expectValue(decide(office, to, { as: again, result: 'met' }))
    expect(statusOf(office, to).compliance).toBe('met')
    expectValue(merge(office.person, again, celia))
    const rows = obligations(office, { id: to })
    expect(rows.map(({ compliance }) => compliance)).toEqual(['in_progress'])
  })

  test('who had a part in the duplicate does not separate it to be free again', async () => {
    const [from, to] = [ofAgreement(duplicate), ofAgreement(survivor)]
    await report(office, from, { as: rosa })
    expectValue(merge(berta, duplicate, survivor))
    expect(refusedWith(() => separate(rosa, duplicate))).toBe('separation_own_work')
    expect(expectRefusal(decide(office, to, { as: rosa, result: 'moot' }))).toBe('verdict_own_work')
    const set = {
      field: 'partakers',
      steps: [{ step: 'replace' as const, elements: [] }],
      seen: [],
    }
    const cleared = editRecord(office, { as: rosa, id: to, fields: [], sets: [set] })
    expect(expectRefusal(cleared)).toBe('field_unknown')
    expectValue(separate(office.person, duplicate))
  })
})

const add = (kind: string, fields: Record<string, string | number>) =>
  expectValue(addRecord(office, { as: office.person, kind, fields })).id

describe('records of the catalogue', () => {
  test('a session entered twice: its agreements go with the survivor, and back', async () => {
    const accepted = expectValue(
      await acceptCapture(office, {
        as: office.person,
        body: 'CNSP',
        ordinal: 42,
        type: 'ordinary',
        date: '2017-08-30',
        gazetteDate: null,
        language: 'es',
        agreements: [draftAgreement({ clauses: [cyber] })],
        indicators: [],
        source: null,
      }),
    )
    const other = accepted.session.id
    expect(expectRefusal(merge(berta, other, session, false))).toBe('merge_differs')
    const done = expectValue(merge(berta, other, session))
    expect(done.moved).toContainEqual({ kind: 'agreement', field: 'session', count: 1 })
    expect(obligations(office, { session: 'XLI' }, { limit: 1 })).toHaveLength(1)
    expect(counted()).toBe(96)
    expectValue(separate(berta, other))
    expect(fieldOf(accepted.agreements[0]?.id ?? '', 'session')).toBe(other)
    expect(counted()).toBe(96)
  })

  test('an indicator entered twice keeps the measurements of both', () => {
    const [one, again] = [
      add('indicator', { name: 'Homicidio doloso' }),
      add('indicator', { name: 'Homicidio doloso ', definition: 'Carpetas de investigación' }),
    ]
    const value = add('observation', { indicator: again, value: -22, date: '2016-06-30' })
    const done = expectValue(merge(berta, again, one))
    expect(done.filled).toEqual(['definition'])
    expect(fieldOf(value, 'indicator')).toBe(one)
    expect(fieldOf(one, 'definition')).toBe('Carpetas de investigación')
    expectValue(separate(berta, again))
    expect(fieldOf(value, 'indicator')).toBe(again)
    expect(fieldOf(one, 'definition')).toBeNull()
  })

  test('what was changed since stays when the two are separated', () => {
    const [one, again] = [
      add('indicator', { name: 'Secuestro' }),
      add('indicator', { name: 'Secuestro' }),
    ]
    const value = add('observation', { indicator: again, value: -27, date: '2016-06-30' })
    const third = add('indicator', { name: 'Extorsión' })
    expectValue(merge(berta, again, one))
    const live = office.register.read.record(value)?.fields['indicator']?.live ?? []
    expectValue(
      editRecord(office, {
        as: berta,
        id: value,
        fields: [{ field: 'indicator', value: third, replaces: live }],
      }),
    )
    expect(expectValue(separate(berta, again))).toMatchObject({ returned: 0, kept: 1 })
    expect(fieldOf(value, 'indicator')).toBe(third)
  })

  test('three entries of one person end at one; none becomes the duplicate of itself', () => {
    const third = addPerson(office, 'Rosa Ibarra Luna')
    const again = addPerson(office, 'ROSA IBARRA')
    expectValue(merge(berta, third, again))
    expectValue(merge(berta, again, rosa))
    expect(fieldOf(third, 'duplicateOf')).toBe(rosa)
    expect(refusedWith(() => merge(berta, rosa, rosa))).toBe('merge_with_itself')
    expect(refusedWith(() => merge(berta, rosa, again))).toBe('merge_circular')
    expect(refusedWith(() => merge(berta, berta, again))).toBe('merge_into_duplicate')
    expect(refusedWith(() => merge(berta, again, berta))).toBe('merge_already')
    expect(refusedWith(() => merge(berta, rosa, session))).toBe('record_kind_wrong')
    // What only followed its survivor gets nothing back, and the others stay joined.
    expectValue(separate(berta, third))
    expect(fieldOf(again, 'duplicateOf')).toBe(rosa)
  })

  test('a verdict is no record that is captured twice, and what is withdrawn is none either', async () => {
    const obligation = obligationOf(office, 'MX-DUR')
    await report(office, obligation, { as: rosa })
    const { id } = expectValue(decide(office, obligation, { as: berta }))
    expect(refusedWith(() => merge(berta, id, id))).toBe('kind_not_mergeable')
    expectValue(withdrawRecord(office, { as: berta, id: duplicate, reason: 'Error' }))
    expect(refusedWith(() => merge(berta, duplicate, survivor))).toBe('record_withdrawn')
  })
})

const saidBy = (id: string, fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.keys(fields).map((field) => [field, fieldOf(id, field)]))

/** Kind, what the first entry says, what the second says beyond it, and what is then filled. */
const twice = (): readonly (readonly [
  string,
  Record<string, string | number>,
  Record<string, string | number>,
])[] => {
  const state = office.register.directory.unit('MX-DUR')?.id ?? ''
  const fund = add('funding', { fund: 'FORTASEG', year: 2016 })
  const rate = add('indicator', { name: 'Extorsión' })
  const post = add('post', { name: 'Titular' })
  return [
    ['body', { code: 'CE', name: 'Consejo', kind: 'council' }, { nameEnglish: 'Council' }],
    ['unit', { code: 'X-1', name: 'Unidad', kind: 'other' }, { abbreviation: 'UN' }],
    ['person', { name: 'Eva Luz' }, { email: 'eva@example.mx', unit: state }],
    ['post', { name: 'Vocal' }, { termYears: 3, unit: state }],
    ['assignment', { person: rosa, post }, {}],
    [
      'indicator',
      { name: 'Robo' },
      { direction: 'decrease', baselinePeriod: '2015', baselineValue: 10, target: 5 },
    ],
    ['observation', { indicator: rate, value: 3 }, { period: '2016', quote: 'más de tres' }],
    [
      'funding',
      { fund: 'PROASP', year: 2016 },
      { entity: state, federalAmount: 400, stateShare: 100, committed: 90, exercised: 80 },
    ],
    ['instalment', { funding: fund, order: 1, amount: 60 }, { dueOn: '2016-03-01' }],
    ['attendance', { session, name: 'Ana Pi' }, { unit: state, attended: 'present' }],
    ['agendaItem', { session, order: 1, text: 'Lista' }, {}],
  ]
}

describe('whatever can be captured twice', () => {
  test('nothing that the duplicate alone says is lost, and undone both are as they were', () => {
    for (const [kind, first, more] of twice()) {
      const one = add(kind, first)
      // A code is given once; the second entry has another.
      const code = 'code' in first ? { code: `${first['code']}-2` } : {}
      const again = add(kind, { ...first, ...code, ...more })
      const before = office.register.read.digest()
      const done = expectValue(merge(berta, again, one))
      expect({ kind, filled: new Set(done.filled) }).toEqual({
        kind,
        filled: new Set(Object.keys(more)),
      })
      expect(saidBy(one, more)).toEqual(more)
      expect(fieldOf(again, 'duplicateOf')).toBe(one)
      const last = expectValue(lastSaveOf(office, { as: berta }))
      expectValue(undoSave(office, { as: berta, save: last?.save ?? '' }))
      expect(fieldOf(again, 'duplicateOf')).toBeNull()
      expect(Object.values(saidBy(one, more)).every((value) => value === null)).toBe(true)
      expect(office.register.read.digest()).not.toBe(before)
    }
  })

  test('a duplicate obligation leaves who verifies it, its own deadline and who answers with it', () => {
    const [one, again] = [ofAgreement(survivor), ofAgreement(duplicate)]
    const sonora = office.register.directory.unit('MX-SON')?.id ?? ''
    const rule = { rule: 'fixed_day', date: '2017-06-30' }
    expectValue(
      editRecord(office, {
        as: office.person,
        id: again,
        fields: [
          { field: 'verifier', value: berta, replaces: [] },
          { field: 'deadline', value: rule, replaces: [] },
        ],
        sets: [{ field: 'coResponsible', steps: [{ step: 'add', elements: [sonora] }], seen: [] }],
      }),
    )
    const done = expectValue(merge(berta, duplicate, survivor))
    expect(done.filled).toEqual(['deadline', 'verifier', 'coResponsible'])
    expect(fieldOf(one, 'verifier')).toBe(berta)
    expect(fieldOf(one, 'deadline')).toEqual(rule)
    const helping = () => office.register.read.record(one)?.sets['coResponsible'] ?? []
    expect(helping().map(({ element }) => element)).toEqual([sonora])
    expectValue(separate(berta, duplicate))
    expect(fieldOf(one, 'verifier')).toBeNull()
    expect(helping()).toEqual([])
  })

  test('the file that a verdict rests on is not taken from it unasked', async () => {
    const obligation = obligationOf(office, 'MX-DUR')
    const { evidence } = await report(office, obligation, { as: rosa })
    const first = evidence[0]?.id ?? ''
    const verdict = expectValue(decide(office, obligation, { as: berta }))
    const later = await report(office, obligation, { as: rosa })
    const second = later.evidence[0]?.id ?? ''
    const preview = expectValue(previewMerge(office, { as: rosa, id: first, into: second }))
    expect(preview.doubt).toMatchObject({ code: 'merge_takes_proof' })
    expect(refusedWith(() => merge(rosa, first, second, false))).toBe('merge_takes_proof')
    expectValue(merge(rosa, second, first, false))
    expect(statusOf(office, obligation).compliance).toBe('met')
    expect(verdict.id).toBeDefined()
  })
})
