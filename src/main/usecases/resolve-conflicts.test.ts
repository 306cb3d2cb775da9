import { beforeEach, describe, expect, test } from 'vitest'
import { conflictRowSchema, type ConflictRow } from '../../contract/conflict-rows.ts'
import type { ConflictDecision } from '../../contract/conflicts.ts'
import { historySentence } from '../../contract/history-sentence.ts'
import { listQuerySchema, type Filter } from '../../contract/rows.ts'
import { registry } from '../../core/schema/registry.ts'
import { commitsOf, give } from '../../../tests/support/carried.ts'
import { decide, report } from '../../../tests/support/casework.ts'
import { receiveForgedVerdict } from '../../../tests/support/forged-commits.ts'
import {
  accept,
  addPerson,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../tests/support/registers.ts'
import { addRecord } from './add-record.ts'
import { editRecord } from './edit-record.ts'
import { mergeRecords } from './merge-records.ts'
import { proposeDecisions, readConflict, resolveConflicts } from './resolve-conflicts.ts'
import { reviewCounts } from './review-counts.ts'
import { undoSave } from './undo-save.ts'
import { withdrawRecord } from './withdraw-record.ts'

/** The coordinating office and a field office that has all of its work; each goes on without the other. */
let centre: Office
let durango: Office
let agreement: string
beforeEach(async () => {
  centre = foundOffice('2017-01-16')
  durango = foundOffice('2017-01-16', 'Secretaría de Seguridad de Durango')
  agreement = (await accept(centre)).agreements[0] ?? ''
  write(durango, durango.person, 'name', 'Luis Díaz')
  exchange()
})

const exchange = (): void => {
  give(durango, commitsOf(centre))
  give(centre, commitsOf(durango))
}

const liveOf = (office: Office, id: string, field: string): string[] => [
  ...(office.register.read.record(id)?.fields[field]?.live ?? []),
]

function write(
  office: Office,
  id: string,
  field: string,
  value: string | boolean,
  as = office.person,
): void {
  const replaces = liveOf(office, id, field)
  expectValue(editRecord(office, { as, id, fields: [{ field, value, replaces }] }))
}

function listed(office: Office, ...where: readonly Filter[]): readonly ConflictRow[] {
  const query = listQuerySchema.parse({ kind: 'conflicts', where })
  const page = expectValue(office.register.read.list(query, office.today()))
  expect(page.total).toBe(page.rows.length)
  return page.rows.map((row) => conflictRowSchema.parse(row))
}

const isKind = (kind: string): Filter => ({ field: 'kind', operator: '=', values: [kind] })

function only(office: Office): ConflictRow {
  const [row, ...others] = listed(office, isKind('values_differ'))
  if (row === undefined || others.length > 0) throw new Error(`${others.length} other conflicts`)
  return row
}

const changeOf = ({ values }: ConflictRow, value: unknown): string =>
  values.find((one) => JSON.stringify(one.value) === JSON.stringify(value))?.change ?? ''

const decision = (row: ConflictRow, what: ConflictDecision['decision']): ConflictDecision => ({
  conflict: row.id,
  seen: row.values.map(({ change }) => change),
  decision: what,
})

const resolve = (office: Office, one: ConflictDecision, as = office.person) =>
  resolveConflicts(office, { as, decisions: [one], reason: 'Así está en el acta' })

const titleOf = (office: Office) => office.register.read.record(agreement)?.fields['title']

/** Both rename the agreement without knowing of each other. */
function bothRename(): void {
  write(centre, agreement, 'title', 'Policía científica')
  write(durango, agreement, 'title', 'Unidades de investigación')
  exchange()
}

describe('what two offices wrote without knowing of each other', () => {
  test('is listed alike in both, with who wrote it, where, and what each had on screen', () => {
    bothRename()
    expect(only(durango).id).toBe(only(centre).id)
    const { values, ...row } = expectValue(readConflict(centre, { id: only(centre).id }))
    expect(row).toMatchObject({
      kind: 'values_differ',
      record: agreement,
      recordKind: 'agreement',
      field: 'title',
      element: null,
      agreement,
      session: 'XLI',
      provisional: false,
      keepOnly: null,
    })
    expect(row.offices.toSorted()).toEqual([
      'Secretariado Ejecutivo',
      'Secretaría de Seguridad de Durango',
    ])
    expect(
      new Set(values.map((one) => `${JSON.stringify(one.value)}: ${one.author}, ${one.office}`)),
    ).toEqual(
      new Set([
        '"Policía científica": Ana Torres, Secretariado Ejecutivo',
        '"Unidades de investigación": Luis Díaz, Secretaría de Seguridad de Durango',
      ]),
    )
    for (const { seen, missing } of values) {
      expect(seen.map(({ value }) => value)).toEqual(['Policía cibernética'])
      expect(missing).toBe(0)
    }
    // The one that is shown meanwhile comes first.
    expect(values[0]?.value).toBe(titleOf(centre)?.value)
  })

  test('is found by session, agreement and each of its offices, and not by others', () => {
    bothRename()
    const of = (field: string, ...values: string[]): number =>
      listed(centre, { field, operator: '=', values }).length
    expect(of('session', 'XLI')).toBe(1)
    expect(of('agreement', agreement)).toBe(1)
    expect(of('office', 'Secretariado Ejecutivo')).toBe(1)
    expect(of('office', 'secretaria de seguridad de durango')).toBe(1)
    expect(of('office', '')).toBe(0)
    expect(
      listed(centre, { field: 'office', operator: '!=', values: ['Secretariado Ejecutivo'] }),
    ).toEqual([])
    const query = {
      kind: 'conflicts',
      where: [{ field: 'office', operator: '=', values: ['Nadie'] }],
    }
    expect(
      expectRefusal(centre.register.read.list(listQuerySchema.parse(query), centre.today())),
    ).toBe('filter_invalid')
    expect(expectValue(reviewCounts(centre, { list: 'conflicts' }))).toEqual([
      { code: 'values_differ', count: 1 },
    ])
    expect(listed(centre, { field: 'unit', operator: '=', values: ['MX-DUR'] })).toEqual([])
  })

  test('of an obligation, it is found by the unit that answers', () => {
    const id = obligationOf(centre, 'MX-DUR')
    write(centre, id, 'role', 'responsible')
    write(durango, id, 'role', 'supporting')
    exchange()
    const [row, ...others] = listed(centre, { field: 'unit', operator: '=', values: ['MX-DUR'] })
    expect(row).toMatchObject({ record: id, unit: 'MX-DUR', agreement })
    expect(others).toEqual([])
  })

  test('and both wrote the same, nobody is asked', () => {
    write(centre, agreement, 'title', 'Policía científica')
    write(durango, agreement, 'title', 'Policía científica')
    exchange()
    expect(listed(centre)).toEqual([])
  })
})

describe('a person decides', () => {
  test('for one of the values: both offices show it, and why, once they have exchanged it', () => {
    bothRename()
    const row = only(durango)
    expectValue(resolve(durango, decision(row, { keep: changeOf(row, 'Policía científica') })))
    expect(listed(durango)).toEqual([])
    expect(listed(centre)).toHaveLength(1)
    exchange()
    expect(listed(centre)).toEqual([])
    expect(titleOf(centre)).toMatchObject({ value: 'Policía científica', conflict: false })

    const decided = centre.register.read
      .history(agreement)
      .filter(({ intent }) => intent === 'conflict.resolve')
    const words = {
      field: (field: string) => field,
      value: String,
      element: String,
      issue: String,
      quoted: String,
    }
    const reason = decided.find(({ field }) => field === 'decisions')
    expect(reason === undefined ? null : historySentence(reason, words)).toEqual({
      text: 'decided',
      values: { field: 'title', reason: 'Así está en el acta' },
    })
    expect(decided.find(({ field }) => field === 'title')).toMatchObject({
      value: 'Policía científica',
      office: 'Secretaría de Seguridad de Durango',
      live: true,
    })
  })

  test('for a value that nobody had written, which has to be one that the field can hold', () => {
    const id = obligationOf(centre, 'MX-DUR')
    write(centre, id, 'role', 'responsible')
    write(durango, id, 'role', 'supporting')
    exchange()
    const row = only(centre)
    expect(expectRefusal(resolve(centre, decision(row, { value: 'jefe' })))).toBe('code_invalid')
    expectValue(resolve(centre, decision(row, { value: 'obliged' })))
    expect(centre.register.read.record(id)?.fields['role']).toMatchObject({
      value: 'obliged',
      conflict: false,
    })
  })

  test('on what they had on screen: what arrives meanwhile is another conflict and no loss', () => {
    bothRename()
    const onScreen = only(centre)
    const morelos = foundOffice('2017-01-16', 'Secretaría de Seguridad de Morelos')
    give(
      morelos,
      commitsOf(centre).filter(({ commit }) => commit.intent === 'capture.accept'),
    )
    write(morelos, agreement, 'title', 'Investigadores')
    give(centre, commitsOf(morelos))
    expect(only(centre).values).toHaveLength(3)

    expectValue(resolve(centre, decision(onScreen, { value: 'Policía de investigación' })))
    expect(new Set(only(centre).values.map(({ value }) => value))).toEqual(
      new Set(['Investigadores', 'Policía de investigación']),
    )
  })

  test('where two offices decide at once for different values, that is a conflict again; the reasons are not', () => {
    bothRename()
    for (const [office, value] of [
      [centre, 'Policía científica'],
      [durango, 'Unidades de investigación'],
    ] as const) {
      const row = only(office)
      expectValue(resolve(office, decision(row, { keep: changeOf(row, value) })))
    }
    exchange()
    expect(listed(centre)).toHaveLength(1)
    expect(only(centre)).toMatchObject({ field: 'title' })
    expect(centre.register.read.record(agreement)?.sets['decisions']).toHaveLength(2)
  })

  test('on an element of a set, whose mark is one of its codes', () => {
    const clause =
      centre.register.read.agreement(agreement, centre.today())?.clauses[0]?.clause.id ?? ''
    const states = centre.register.directory.unit('ENT-32')?.id ?? ''
    const mark = (office: Office, role: string): void => {
      const shown = office.register.read.record(clause)?.sets['addressees'] ?? []
      const seen = shown.map(({ element, live }) => ({ element, live }))
      const steps = [{ step: 'add' as const, elements: [`ENT-32:${role}`] }]
      const sets = [{ field: 'addressees', seen, steps }]
      expectValue(editRecord(office, { as: office.person, id: clause, fields: [], sets }))
    }
    mark(centre, 'responsible')
    mark(durango, 'supporting')
    exchange()
    const row = only(centre)
    expect(row).toMatchObject({ record: clause, field: 'addressees', element: states })
    expect(expectRefusal(resolve(centre, decision(row, { value: null })))).toBe('code_invalid')
    expectValue(resolve(centre, decision(row, { value: 'obliged' })))
    expect(listed(centre)).toEqual([])
    expect(centre.register.read.record(clause)?.sets['addressees']).toMatchObject([
      { element: states, mark: 'obliged' },
    ])
  })

  test('and undoes it: what is shown says again what was shown before', () => {
    bothRename()
    const row = only(centre)
    expectValue(resolve(centre, decision(row, { value: 'Otro título' })))
    const save = centre.register.latestSave((author) => author === centre.person)?.save ?? ''
    expectValue(undoSave(centre, { as: centre.person, save }))
    expect(titleOf(centre)?.value).toBe(row.values[0]?.value)
  })
})

const refused = (office: Office, given: Partial<ConflictDecision>, reason = 'Consta'): string => {
  const row = only(office)
  const complete = { ...decision(row, { keep: row.values[0]?.change ?? '' }), ...given }
  return expectRefusal(
    resolveConflicts(office, { as: office.person, decisions: [complete], reason }),
  )
}

describe('it is refused', () => {
  test('without a reason, of a conflict that is none, or for a change that is no value of it', () => {
    bothRename()
    const digest = centre.register.read.digest()
    expect(refused(centre, {}, ' ')).toBe('reason_required')
    expect(refused(centre, { conflict: 'nada' })).toBe('conflict_unknown')
    expect(refused(centre, { conflict: `${'f'.repeat(32)}/11` })).toBe('conflict_unknown')
    expect(refused(centre, { decision: { keep: 'f'.repeat(32) } })).toBe('conflict_change_unknown')
    expect(centre.register.read.digest()).toBe(digest)
  })

  test('once it is decided', () => {
    bothRename()
    const row = only(centre)
    const keep = decision(row, { keep: row.values[0]?.change ?? '' })
    expectValue(resolve(centre, keep))
    expect(expectRefusal(resolve(centre, keep))).toBe('conflict_resolved')
    expect(expectRefusal(readConflict(centre, { id: row.id }))).toBe('conflict_resolved')
  })

  test('twice for one field in a save', () => {
    bothRename()
    const row = only(centre)
    const decisions = [decision(row, { value: 'Uno' }), decision(row, { value: 'Otro' })]
    expect(
      expectRefusal(resolveConflicts(centre, { as: centre.person, decisions, reason: 'Consta' })),
    ).toBe('field_repeated')
  })
})

describe('the gate stands here too', () => {
  let rosa: string
  let celia: string
  let obligation: string
  beforeEach(async () => {
    rosa = addPerson(centre, 'Rosa Ibarra')
    celia = addPerson(centre, 'Celia Paz')
    obligation = obligationOf(centre, 'MX-DUR')
    await report(centre, obligation, { as: rosa })
    exchange()
  })

  test('who reported does not choose what has the obligation counted apart', () => {
    const clause = obligations(centre, { unit: 'MX-DUR' })[0]?.clause ?? ''
    write(centre, clause, 'nature', 'exhortative', celia)
    write(durango, clause, 'nature', 'optional')
    exchange()
    const row = only(centre)
    const keep = decision(row, { keep: changeOf(row, 'exhortative') })
    expect(expectRefusal(resolve(centre, keep, rosa))).toBe('withdrawal_own_work')
    expectValue(resolve(centre, keep, celia))
  })

  test('nor brings back the verdict that suits them, where offices withdrew it and did not', () => {
    const verdict = receiveForgedVerdict(centre, {
      author: celia,
      installation: centre.register.facts.installation,
      hours: 0,
      obligation,
      result: 'met',
    })
    exchange()
    expect(obligations(centre, { unit: 'MX-DUR' })[0]?.compliance).toBe('met')
    withdrawRecord(centre, { as: celia, id: verdict, reason: 'Se emitió por error' })
    exchange()
    const save = centre.register.latestSave((author) => author === celia)?.save ?? ''
    expectValue(undoSave(centre, { as: celia, save }))
    // Durango withdraws it with a reason of its own before it hears of that.
    const other = addPerson(durango, 'Dora Luna')
    const live = liveOf(durango, verdict, 'withdrawn')
    expect(live).toHaveLength(1)
    const known = durango.register.read.known(verdict)
    if (known === undefined) throw new Error('the verdict has not arrived')
    expectValue(
      durango.register.save(
        {
          author: other,
          intent: 'record.withdraw',
          changes: [
            {
              kind: registry.verdict.number,
              record: verdict,
              partition: known.partition,
              field: 1,
              element: null,
              value: 'No procedía',
              replaces: live,
            },
          ],
        },
        durango.now(),
      ),
    )
    exchange()
    const row = listed(centre, isKind('values_differ')).find(({ record }) => record === verdict)
    if (row === undefined) throw new Error('no conflict about the withdrawal')
    const back = decision(row, { keep: changeOf(row, null) })
    expect(expectRefusal(resolve(centre, back, rosa))).toBe('verdict_own_work')
    expect(expectRefusal(resolve(centre, decision(row, { value: null }), celia))).toBe(
      'conflict_keep_only',
    )
    expectValue(resolve(centre, back, celia))
    expect(obligations(centre, { unit: 'MX-DUR' })[0]?.compliance).toBe('met')
  })

  test('nobody decides whether they themselves are one person or two', () => {
    const again = addPerson(centre, 'Rosa Ibarra Soto')
    exchange()
    expectValue(mergeRecords(centre, { as: celia, id: again, into: rosa, confirmed: true }))
    expectValue(
      mergeRecords(durango, { as: durango.person, id: again, into: celia, confirmed: true }),
    )
    exchange()
    const row = listed(centre, isKind('values_differ')).find(({ field }) => field === 'duplicateOf')
    if (row === undefined) throw new Error('no conflict')
    const keep = decision(row, { keep: changeOf(row, celia) })
    expect(expectRefusal(resolve(centre, keep, rosa))).toBe('person_own_entry')
    expect(expectRefusal(resolve(centre, keep, celia))).toBe('person_own_entry')
    expectValue(resolve(centre, keep))
    expect(centre.register.directory.survivorOfPerson(again)).toBe(celia)
  })

  test('and a verdict that does not count is listed with why', () => {
    const verdict = receiveForgedVerdict(centre, {
      author: rosa,
      installation: centre.register.facts.installation,
      hours: 0,
      obligation,
      result: 'met',
    })
    const [row] = listed(centre, isKind('verdict_in_breach'))
    expect(row).toMatchObject({ record: obligation, unit: 'MX-DUR', values: [] })
    const { sides } = expectValue(readConflict(centre, { id: row?.id ?? '' }))
    expect(sides).toMatchObject([
      { record: verdict, detail: 'met', reasons: ['own_work'], author: 'Rosa Ibarra' },
    ])
    expect(
      expectRefusal(
        resolve(centre, { conflict: row?.id ?? '', seen: ['x'], decision: { keep: 'x' } }),
      ),
    ).toBe('conflict_not_of_values')
  })

  test('verdicts of two offices with different results are listed with both', async () => {
    const dora = addPerson(durango, 'Dora Luna')
    await report(durango, obligation, { as: durango.person })
    exchange()
    decide(centre, obligation, { as: celia, result: 'partially_met' })
    decide(durango, obligation, { as: dora, result: 'not_met' })
    exchange()
    const [row] = listed(centre, isKind('verdicts_concurrent'))
    const { sides } = expectValue(readConflict(centre, { id: row?.id ?? '' }))
    expect(new Set(sides.map(({ detail, office }) => `${detail}: ${office}`))).toEqual(
      new Set([
        'not_met: Secretaría de Seguridad de Durango',
        'partially_met: Secretariado Ejecutivo',
      ]),
    )
    expect(row?.offices).toHaveLength(2)
  })
})

/** A conflict in each of three fields of the agreement. */
function threeConflicts(): void {
  for (const [office, word] of [
    [centre, 'centro'],
    [durango, 'Durango'],
  ] as const) {
    for (const field of ['title', 'topic', 'legalBasis']) {
      write(office, agreement, field, `${field} de ${word}`)
    }
  }
  exchange()
}
const propose = (office: Office, rule: 'coordinating' | 'latest' | 'ours', where: Filter[] = []) =>
  expectValue(proposeDecisions(office, { as: office.person, rule, where }))
const decisionsOf = ({ rows }: ReturnType<typeof propose>): ConflictDecision[] =>
  rows.map(({ conflict, values, keep }) => ({
    conflict,
    seen: values.map(({ change }) => change),
    decision: { keep: keep ?? '' },
  }))
const saved = (office: Office, text: string): unknown =>
  ['title', 'topic', 'legalBasis'].every(
    (field) =>
      office.register.read.record(agreement)?.fields[field]?.value === `${field} de ${text}`,
  )

describe('many at once by a rule', () => {
  test("keeps what the coordinating office wrote, or one's own, in one save", () => {
    threeConflicts()
    const before = commitsOf(durango).length
    const proposal = propose(durango, 'ours')
    expect(proposal).toMatchObject({ total: 3 })
    expect(proposal.rows.map(({ refused }) => refused)).toEqual([null, null, null])
    expectValue(
      resolveConflicts(durango, {
        as: durango.person,
        decisions: decisionsOf(proposal),
        reason: 'Lo local',
      }),
    )
    expect(saved(durango, 'Durango')).toBe(true)
    expect(commitsOf(durango)).toHaveLength(before + 1)
  })

  test('a rule that says nothing of a conflict leaves it', () => {
    threeConflicts()
    for (const office of [centre, durango]) {
      const coordinating = office.register.facts.office.id
      expect(propose(centre, 'coordinating').rows.every(({ keep }) => keep !== null)).toBe(true)
      write(office, coordinating, 'coordinating', false)
    }
    exchange()
    expect(propose(centre, 'coordinating').rows.map(({ keep }) => keep)).toEqual([null, null, null])
    const latest = propose(centre, 'latest')
    expect(latest.rows.map(({ keep, values }) => keep === values[0]?.change)).toEqual([
      true,
      true,
      true,
    ])
  })

  test('one that may not be decided refuses all, and is named', async () => {
    const rosa = addPerson(centre, 'Rosa Ibarra')
    await report(centre, obligationOf(centre, 'MX-DUR'), { as: rosa })
    exchange()
    const clause = obligations(centre, { unit: 'MX-DUR' })[0]?.clause ?? ''
    write(centre, clause, 'nature', 'exhortative')
    write(durango, clause, 'nature', 'optional')
    bothRename()
    const proposal = expectValue(proposeDecisions(centre, { as: rosa, rule: 'ours', where: [] }))
    const [apart] = proposal.rows.filter(({ refused }) => refused !== null)
    expect(apart).toMatchObject({ field: 'nature', refused: { code: 'withdrawal_own_work' } })
    const digest = centre.register.read.digest()
    const result = resolveConflicts(centre, {
      as: rosa,
      decisions: decisionsOf(proposal),
      reason: 'Lo nuestro',
    })
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: 'conflicts_refused',
        details: {
          count: 1,
          total: 2,
          conflicts: [apart?.conflict],
          reasons: ['withdrawal_own_work'],
        },
      },
    })
    expect(centre.register.read.digest()).toBe(digest)
  })
})

describe('what has not arrived', () => {
  test('makes a conflict provisional, until it does', () => {
    bothRename()
    write(durango, agreement, 'topic', 'Policía')
    const row = only(durango)
    expectValue(resolve(durango, decision(row, { value: 'Policía de investigación' })))
    const all = commitsOf(durango)
    const [last, before] = all.toReversed()
    if (last === undefined || before === undefined) throw new Error('too few commits')
    give(centre, [last])
    expect(only(centre).provisional).toBe(true)
    give(centre, [before])
    expect(listed(centre)).toEqual([])
  })

  test('is said where somebody replaced a value that another office has still to send', () => {
    bothRename()
    expect(only(centre).provisional).toBe(false)
    const morelos = foundOffice('2017-01-16', 'Secretaría de Seguridad de Morelos')
    give(morelos, commitsOf(durango))
    write(durango, agreement, 'topic', 'Policía')
    const tlaxcala = foundOffice('2017-01-16', 'Secretaría de Seguridad de Tlaxcala')
    give(tlaxcala, commitsOf(centre))
    const row = only(tlaxcala)
    expectValue(resolve(tlaxcala, decision(row, { value: 'De Tlaxcala' })))
    give(morelos, commitsOf(tlaxcala))
    const decided = morelos.register.read.record(agreement)?.fields['title']?.live ?? []
    write(morelos, agreement, 'title', 'De Morelos')
    expect(decided).toHaveLength(1)
    // Morelos answers a value of Tlaxcala that nobody has sent to the centre.
    const own = morelos.register.facts.installation
    give(
      centre,
      commitsOf(morelos).filter(({ commit }) => commit.installation === own),
    )
    const conflict = only(centre)
    expect(conflict.provisional).toBe(true)
    const { values } = expectValue(readConflict(centre, { id: conflict.id }))
    expect(values.find(({ value }) => value === 'De Morelos')).toMatchObject({
      seen: [],
      missing: 1,
    })
    give(centre, commitsOf(tlaxcala))
    expect(listed(centre, isKind('values_differ'))).toEqual([])
  })
})

describe('an installation that goes on in two ways', () => {
  test('is listed with both branches: since when, and how much came on each', () => {
    const copy = foundOffice('2017-01-16', 'Secretaría de Seguridad de Durango')
    give(copy, commitsOf(centre))
    write(durango, agreement, 'title', 'Uno')
    write(durango, agreement, 'topic', 'Uno')
    write(copy, agreement, 'title', 'Dos')
    give(centre, commitsOf(durango))
    expect(listed(centre, isKind('feed_forked'))).toEqual([])
    give(centre, commitsOf(copy))
    const [row, ...others] = listed(centre, isKind('feed_forked'))
    expect(others).toEqual([])
    expect(row).toMatchObject({
      record: durango.register.facts.installation,
      recordKind: 'installation',
      agreement,
      offices: ['Secretaría de Seguridad de Durango'],
    })
    const { sides } = expectValue(readConflict(centre, { id: row?.id ?? '' }))
    expect(new Set(sides.map(({ commits }) => commits))).toEqual(new Set([1, 2]))
  })
})

function unit(office: Office, code: string): string {
  const fields = { code, name: code, kind: 'administrative_unit' }
  return expectValue(addRecord(office, { as: office.person, kind: 'unit', fields })).id
}

const place = (office: Office, id: string, parent: string): unknown =>
  expectValue(
    addRecord(office, { as: office.person, kind: 'placement', fields: { unit: id, parent } }),
  )

describe('a placement that would close a circle', () => {
  test('is listed with its unit', () => {
    const [one, other] = [unit(centre, 'A-UNO'), unit(centre, 'A-DOS')]
    exchange()
    place(centre, one, other)
    place(durango, other, one)
    exchange()
    expect(listed(centre, isKind('placement_skipped'))).toHaveLength(1)
    expect(listed(centre).map(({ id }) => id)).toEqual(listed(durango).map(({ id }) => id))
  })
})
