import { expect, test } from 'vitest'
import { expectValue, foundOffice, type Office } from '../../../../tests/support/registers.ts'
import { termRowSchema } from '../../../contract/institution-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'
import { addRecord } from '../../usecases/add-record.ts'

const add = (office: Office, kind: string, fields: Readonly<Record<string, string>>): string =>
  expectValue(addRecord(office, { as: office.person, kind, fields })).id

const appoint = (office: Office, name: string, post: string, from: string, to = ''): string =>
  add(office, 'assignment', { person: add(office, 'person', { name }), post, from, to })

const terms = (office: Office, ...where: readonly string[]) =>
  expectValue(
    office.register.read.list(
      listQuerySchema.parse({
        kind: 'terms',
        where: where.map((field) => ({ field, operator: '=', values: ['true'] })),
      }),
      office.today(),
    ),
  ).rows.map((row) => termRowSchema.parse(row))

test('the five secretaries of 2000 to 2013 are over, with their secretariat, and ask for nothing', () => {
  const office = foundOffice('2024-11-01')
  const ended = terms(office).filter(({ unit }) => unit === 'SSP')
  expect(ended.map(({ from, to, state }) => [from, to, state])).toEqual([
    ['2000', '2004', 'ended'],
    ['2004', '2005', 'ended'],
    ['2005', '2006', 'ended'],
    ['2006', '2012', 'ended'],
    ['2012', '2013', 'ended'],
  ])
  expect(terms(office, 'pending').filter(({ unit }) => unit === 'SSP')).toEqual([])
})

test('a chair elected for three years runs out after three, and then nobody has the post', () => {
  const office = foundOffice('2024-11-01')
  const post = add(office, 'post', { name: 'Presidencia', single: 'true', termYears: '3' })
  appoint(office, 'Luz Rey', post, '2022-03-15')
  const own = () => terms(office, 'pending').filter((row) => row.post === post)
  expect(own()).toMatchObject([
    {
      personName: 'Luz Rey',
      to: '2025-03-15',
      endsOn: '2025-03-15',
      derived: true,
      state: 'running',
    },
  ])
  office.onDay('2025-03-15')
  expect(own()).toMatchObject([{ personName: 'Luz Rey', state: 'ended' }])
  appoint(office, 'Raúl Paz', post, '2025-04-01')
  office.onDay('2025-04-01')
  expect(own()).toMatchObject([{ personName: 'Raúl Paz', to: '2028-04-01', state: 'running' }])
})

test('an end known by its year or month is reached on the day after it', () => {
  const office = foundOffice('2024-11-01')
  const post = add(office, 'post', { name: 'Vocalía' })
  appoint(office, 'Luz Rey', post, '2020', '2025-02')
  appoint(office, 'Raúl Paz', post, '2020', '2024')
  appoint(office, 'Eva Gil', post, '2020')
  const found = terms(office).filter((row) => row.post === post)
  expect(found.map(({ personName, endsOn }) => [personName, endsOn])).toEqual([
    ['Raúl Paz', '2025-01-01'],
    ['Luz Rey', '2025-03-01'],
  ])
})
