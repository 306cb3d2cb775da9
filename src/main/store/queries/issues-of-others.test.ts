import { expect, test } from 'vitest'
import { arrives, report } from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../../tests/support/registers.ts'
import { issueRowSchema } from '../../../contract/issue-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'
import { newRecord } from '../../usecases/new-record.ts'
import { separateRecords } from '../../usecases/separate-records.ts'

const list = (office: Office, kind: 'issues' | 'people' | 'obligations') =>
  expectValue(office.register.read.list(listQuerySchema.parse({ kind }), office.today()))
const issues = (office: Office) =>
  list(office, 'issues').rows.map((row) => issueRowSchema.parse(row))

test('of two that are called each other’s duplicate the one with the smaller id counts, until they are separated', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office)
  const all = list(office, 'obligations').total
  const [one, other] = [obligationOf(office, 'MX-DUR'), obligationOf(office, 'MX-SON')]
  const [kept, left] = [one, other].toSorted()
  arrives(office, one, 'duplicateOf', other)
  arrives(office, other, 'duplicateOf', one)
  expect(list(office, 'obligations').total).toBe(all - 1)
  expect(list(office, 'obligations').rows.map(({ id }) => id)).toContain(kept)
  expect(issues(office)).toMatchObject([
    { kind: 'duplicates_circular', record: kept, other: left, recordKind: 'obligation' },
  ])
  expect((await office.register.check(() => Promise.resolve('intact'))).problems).toEqual([])
  expectValue(separateRecords(office, { as: office.person, id: kept ?? '' }))
  expect(issues(office)).toEqual([])
  expect(list(office, 'obligations').total).toBe(all - 1)
  expectValue(separateRecords(office, { as: office.person, id: left ?? '' }))
  expect(list(office, 'obligations').total).toBe(all)
})

test('of a circle of three one counts; when the circle opens elsewhere the counts follow', () => {
  const office = foundOffice('2017-01-16')
  const people = ['Ana Luna', 'Berta Ríos', 'Carla Paz'].map((name) => addPerson(office, name))
  const all = list(office, 'people').total
  const [a = '', b = '', c = ''] = people
  arrives(office, a, 'duplicateOf', b)
  arrives(office, b, 'duplicateOf', c)
  arrives(office, c, 'duplicateOf', a)
  expect(list(office, 'people').total).toBe(all - 2)
  const [kept] = people.toSorted()
  expect(issues(office)).toMatchObject([{ kind: 'duplicates_circular', record: kept }])
  arrives(office, c, 'duplicateOf', null)
  expect(issues(office)).toEqual([])
  expect(list(office, 'people').total).toBe(all - 2)
})

test('a reference to a record of another kind is named with its field, and goes when it is corrected', async () => {
  const office = foundOffice('2017-01-16')
  const { session } = await accept(office)
  const rosa = addPerson(office, 'Rosa Ibarra')
  arrives(office, rosa, 'unit', session)
  expect(issues(office)).toMatchObject([
    { kind: 'reference_wrong_kind', record: rosa, other: session, detail: 'unit: session' },
  ])
  arrives(office, rosa, 'unit', 'ab'.repeat(16))
  expect(issues(office)).toMatchObject([
    {
      kind: 'reference_missing',
      record: rosa,
      detail: `unit: ${'ab'.repeat(16)}`,
      otherLabel: null,
    },
  ])
  arrives(office, rosa, 'unit', null)
  expect(issues(office)).toEqual([])
})

test('a verdict of any result that is dated before a report that it cites is named with both days', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office)
  const obligation = obligationOf(office, 'MX-DUR')
  const { id: reported } = await report(office, obligation)
  const known = office.register.read.known(obligation)
  if (known === undefined) throw new Error('no obligation')
  const verdict = 'cd'.repeat(16)
  const changes = newRecord({
    kind: 'verdict',
    id: verdict,
    partition: known.partition,
    fields: {
      obligation,
      result: 'not_met',
      issuedOn: '2017-01-10',
      verifier: addPerson(office, 'Berta Ríos'),
      reason: 'No se acredita.',
    },
    sets: { basisReports: [{ element: reported, mark: true }] },
  })
  const draft = { author: office.person, intent: 'test.arrives', changes }
  expectValue(office.register.save(draft, office.now()))
  const found = issues(office).filter(({ kind }) => kind === 'verdict_before_basis')
  expect(found).toMatchObject([
    {
      record: verdict,
      recordKind: 'verdict',
      other: obligation,
      detail: '2017-01-10 · 2017-01-16',
    },
  ])
})
