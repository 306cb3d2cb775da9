import { expect, test } from 'vitest'
import { arrives, decide, report } from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../../tests/support/registers.ts'
import { acceptableIssues, issueRowSchema } from '../../../contract/issue-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'
import { acceptIssue, reopenIssue } from '../../usecases/accept-issue.ts'
import { addRecord } from '../../usecases/add-record.ts'
import { editRecord } from '../../usecases/edit-record.ts'
import { grantExtension } from '../../usecases/grant-extension.ts'
import { lastSaveOf, undoSave } from '../../usecases/undo-save.ts'
import { mergeRecords } from '../../usecases/merge-records.ts'
import { reviewCounts } from '../../usecases/review-counts.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'

const issues = (office: Office, kind?: string, withdrawn = false) => {
  const where =
    kind === undefined ? [] : [{ field: 'kind', operator: '=' as const, values: [kind] }]
  const query = listQuerySchema.parse({ kind: 'issues', where, withdrawn })
  return expectValue(office.register.read.list(query, office.today())).rows.map((row) =>
    issueRowSchema.parse(row),
  )
}
const add = (office: Office, kind: string, fields: Record<string, string | number | boolean>) =>
  expectValue(addRecord(office, { as: office.person, kind, fields })).id

test('the national catalogue by itself has nothing to be looked at', () => {
  expect(issues(foundOffice()).map(({ kind, label, detail }) => [kind, label, detail])).toEqual([])
})

test('issues are searched by what is said of them, as by what the records are called', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office, [draftAgreement({ number: '04/XLI/16', sequence: 4, clauses: [] })])
  const rosa = addPerson(office, 'Rosa Ibarra')
  arrives(office, rosa, 'unit', 'ab'.repeat(16))
  const searched = (search: string) =>
    expectValue(
      office.register.read.list(listQuerySchema.parse({ kind: 'issues', search }), office.today()),
    ).rows.map((row) => issueRowSchema.parse(row).kind)
  expect(searched('rosa')).toEqual(['reference_missing'])
  expect(searched('UNIT abab')).toEqual(['reference_missing'])
  expect(searched('1, 2')).toEqual(['numbering_gap'])
  expect(searched('"1, 2, 3"')).toEqual(['numbering_gap'])
  expect(searched('"2, 1"')).toEqual([])
  expect(searched('nadie')).toEqual([])
})

test('two people of one name are named with each other until they are merged', () => {
  const office = foundOffice()
  const [rosa, again] = [addPerson(office, 'Rosa Ibarra'), addPerson(office, 'ROSA  IBÁRRA')]
  expect(issues(office, 'duplicate_person')).toMatchObject([
    {
      record: again,
      other: rosa,
      label: 'ROSA  IBÁRRA',
      otherLabel: 'Rosa Ibarra',
      accepted: null,
    },
  ])
  expectValue(mergeRecords(office, { as: office.person, id: again, into: rosa, confirmed: false }))
  expect(issues(office)).toEqual([])
})

test.each([
  ['its acronym', { name: 'Semar' }],
  ['its name and acronym', { name: 'Secretaría de Marina (SEMAR)' }],
  ['its name, as another sort of institution', { name: 'SECRETARIA DE MARINA', kind: 'other' }],
  ['another name, with the acronym in its place', { name: 'Marina', abbreviation: 'SEMAR' }],
])('an institution of the catalogue that an office captured by %s is named with it', (_, given) => {
  const office = foundOffice()
  const again = add(office, 'unit', { code: 'OTRA', kind: 'secretariat', ...given })
  expect(issues(office)).toMatchObject([
    { kind: 'duplicate_unit', record: again, otherLabel: 'Secretaría de Marina' },
  ])
  const into = issues(office)[0]?.other ?? ''
  expectValue(mergeRecords(office, { as: office.person, id: again, into, confirmed: true }))
  expect(issues(office)).toEqual([])
})

test('what else an institution has been called tells two entries of it, each pair once', () => {
  const office = foundOffice()
  const sedena = add(office, 'unit', { code: 'A', kind: 'other', name: 'Ejército (Defensa)' })
  expect(issues(office)).toEqual([])
  const again = add(office, 'unit', { code: 'B', kind: 'other', name: 'La Defensa' })
  expectValue(
    editRecord(office, {
      as: office.person,
      id: again,
      fields: [],
      sets: [
        {
          field: 'aliases',
          steps: [{ step: 'add', elements: ['defensa', 'EJÉRCITO'] }],
          seen: [],
        },
      ],
    }),
  )
  expect(issues(office)).toMatchObject([{ record: again, other: sedena, kind: 'duplicate_unit' }])
})

test('namesakes are found to be in order, with the reason; the list tells on request, and can be asked again', () => {
  const office = foundOffice()
  addPerson(office, 'Rosa Ibarra')
  addPerson(office, 'Rosa Ibarra')
  const [issue] = issues(office, 'duplicate_person')
  const id = issue?.id ?? ''
  const as = office.person
  expect(expectRefusal(acceptIssue(office, { as, id, reason: ' ' }))).toBe('reason_required')
  expectValue(acceptIssue(office, { as, id, reason: 'Son homónimas' }))
  expect(issues(office)).toEqual([])
  expect(issues(office, 'duplicate_person', true)).toMatchObject([
    { id, accepted: 'Son homónimas' },
  ])
  expect(expectRefusal(acceptIssue(office, { as, id, reason: 'Otra vez' }))).toBe(
    'issue_already_accepted',
  )
  expectValue(reopenIssue(office, { as, id }))
  expect(issues(office)).toMatchObject([{ id, accepted: null }])
  expect(expectRefusal(reopenIssue(office, { as, id }))).toBe('issue_not_accepted')
  // Undoing brings the reason back, as of any other save.
  const last = expectValue(lastSaveOf(office, { as }))
  expectValue(undoSave(office, { as, save: last?.save ?? '' }))
  expect(issues(office)).toEqual([])
})

test('what the rules make of the data cannot be called in order', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office)
  const obligation = obligationOf(office, 'MX-DUR')
  const rosa = addPerson(office, 'Rosa Ibarra')
  await report(office, obligation, { as: rosa })
  expectValue(decide(office, obligation, { as: office.person }))
  await report(office, obligation, { as: office.person })
  const [issue] = issues(office)
  expect(issue).toMatchObject({ kind: 'verdict_in_breach', record: obligation, detail: 'MX-DUR' })
  const given = { as: rosa, id: issue?.id ?? '', reason: 'Así se acordó' }
  expect(expectRefusal(acceptIssue(office, given))).toBe('issue_not_acceptable')
  expect(expectRefusal(acceptIssue(office, { ...given, id: 'x/y' }))).toBe('issue_unknown')
  expect(acceptableIssues).not.toContain('verdicts_concurrent')
})

const long =
  'Las entidades federativas instalarán en un plazo de seis meses la unidad de policía cibernética ' +
  'conforme al modelo que aprueba el Consejo Nacional y lo informarán al Secretariado Ejecutivo.'

test('nearly equal texts of a session find each other; other texts and matters of procedure do not', async () => {
  const office = foundOffice()
  const { agreements } = await accept(office, [
    draftAgreement({ number: '08/XLI/16', sequence: 1, text: long }),
    draftAgreement({ number: '09/XLI/16', sequence: 2, text: long.replace('seis', 'ocho') }),
    draftAgreement({
      number: '10/XLI/16',
      sequence: 3,
      text: 'El Secretariado Ejecutivo publicará el protocolo de actuación de las policías en su portal.',
    }),
    draftAgreement({ number: '11/XLI/16', sequence: 4, text: long, procedural: true }),
  ])
  expect(issues(office)).toMatchObject([
    { kind: 'similar_agreement', record: agreements[1], other: agreements[0] },
  ])
  // Withdrawn it is compared with nothing.
  expectValue(
    withdrawRecord(office, { as: office.person, id: agreements[0] ?? '', reason: 'Repetido' }),
  )
  expect(issues(office, 'similar_agreement')).toEqual([])
})

test('a session lacks numbers, has two entries, or a day before the one of the number before', async () => {
  const office = foundOffice()
  const { session } = await accept(office, [
    draftAgreement({ number: '01/XLI/16', sequence: 1, text: 'Uno.' }),
    draftAgreement({ number: '04/XLI/16', sequence: 4, text: 'Cuatro.', clauses: [] }),
  ])
  expect(issues(office, 'numbering_gap')).toMatchObject([{ record: session, detail: '2, 3' }])
  expect(issues(office, 'agreement_without_clause')).toMatchObject([{ detail: '04/XLI/16' }])
  const again = add(office, 'session', { body: 'CNSP', ordinal: 97, type: 'ordinary' })
  arrives(office, again, 'ordinal', 41)
  arrives(office, again, 'roman', 'XLI')
  expect(issues(office, 'duplicate_session')).toMatchObject([{ record: again, other: session }])
  const early = { body: 'CNSP', ordinal: 98, type: 'ordinary', date: '2030-05-01' }
  const before = add(office, 'session', early)
  const late = add(office, 'session', { ...early, ordinal: 99, date: '2030-04-01' })
  expect(issues(office, 'session_out_of_order')).toMatchObject([{ record: late, other: before }])
})

test('extensions to two days, two holders of one post, sums that differ', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office, [
    draftAgreement({
      clauses: [draftClause({ deadline: { rule: 'fixed_day', date: '2017-06-30' } })],
    }),
  ])
  const obligation = obligationOf(office, 'MX-DUR')
  const extend = (to: string) =>
    grantExtension(office, {
      as: office.person,
      obligation,
      to,
      authority: 'Pleno',
      reason: 'Acuerdo',
      earlierConfirmed: false,
    })
  expectValue(extend('2017-08-31'))
  expectValue(extend('2017-12-31'))
  // The second replaces the first.
  expect(issues(office)).toEqual([])

  const post = add(office, 'post', { name: 'Titular de la Unidad', single: true })
  const [ana, berta] = [addPerson(office, 'Ana Luna'), addPerson(office, 'Berta Ríos')]
  const first = add(office, 'assignment', { person: ana, post, from: '2016-01-01' })
  const second = add(office, 'assignment', { person: berta, post, from: '2017-01-01' })
  expect(issues(office, 'holders_overlap')).toMatchObject([
    { record: second, other: first, detail: 'Ana Luna · Berta Ríos' },
  ])

  const funding = add(office, 'funding', { fund: 'FASP', year: 2031, federalAmount: 100 })
  add(office, 'instalment', { funding, order: 1, amount: 60 })
  expect(issues(office, 'sums_differ')).toMatchObject([
    { record: funding, detail: 'federalAmount: 40.00' },
  ])
  const counts = expectValue(reviewCounts(office, { list: 'issues' }))
  expect(counts).toEqual([
    { code: 'holders_overlap', count: 1 },
    { code: 'sums_differ', count: 1 },
  ])
})

test('a file that is missing or altered is listed with its obligation', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office)
  const obligation = obligationOf(office, 'MX-DUR')
  const { evidence } = await report(office, obligation)
  const [piece] = evidence
  const sha256 = piece?.sha256 ?? ''
  expectValue(office.register.rememberFiles([{ sha256, state: 'altered' }], office.now()))
  expect(issues(office)).toMatchObject([
    { kind: 'file_altered', record: obligation, other: piece?.id, otherKind: 'evidence' },
  ])
  expectValue(office.register.rememberFiles([{ sha256, state: 'held' }], office.now()))
  expect(issues(office)).toEqual([])
})

test('a report carried over to the survivor is no issue; one that is left on a duplicate is', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office)
  const [from, to] = [obligationOf(office, 'MX-DUR'), obligationOf(office, 'MX-SON')]
  const rosa = addPerson(office, 'Rosa Ibarra')
  await report(office, from, { as: rosa })
  expectValue(mergeRecords(office, { as: office.person, id: from, into: to, confirmed: true }))
  expect(issues(office)).toEqual([])
  const copies = office.register.read.assessed(to)?.facts.reports ?? []
  for (const { id } of copies) {
    expectValue(withdrawRecord(office, { as: office.person, id, reason: 'Error' }))
  }
  expect(issues(office)).toMatchObject([
    { kind: 'report_on_duplicate', record: from, other: to, recordKind: 'obligation' },
  ])
  expectValue(mergeRecords(office, { as: office.person, id: from, into: to, confirmed: true }))
  expect(issues(office)).toEqual([])
})
