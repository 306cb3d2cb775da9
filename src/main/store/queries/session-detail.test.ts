import { beforeEach, expect, test } from 'vitest'
import {
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'
import { acceptCapture } from '../../usecases/accept-capture.ts'
import { addRecord } from '../../usecases/add-record.ts'
import { editRecord } from '../../usecases/edit-record.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'

let office: Office
let session: string
let agreement: string
/** A session of which the national catalogue knows nothing. */
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const accepted = expectValue(
    await acceptCapture(office, {
      as: office.person,
      body: 'CNSP',
      ordinal: 60,
      type: 'ordinary',
      date: '2017-01-10',
      gazetteDate: null,
      language: 'es',
      agreements: [
        draftAgreement({
          clauses: [
            draftClause({
              deadline: { rule: 'after', anchor: 'gazette', count: 90, unit: 'calendar_days' },
            }),
          ],
        }),
      ],
      indicators: [],
      source: null,
    }),
  )
  session = accepted.session.id
  agreement = accepted.agreements[0]?.id ?? ''
})

type Fields = Parameters<typeof addRecord>[1]['fields']

const add = (kind: string, fields: Fields) =>
  expectValue(addRecord(office, { as: office.person, kind, fields })).id
const set = (fields: Readonly<Record<string, string | number>>) =>
  expectValue(
    editRecord(office, {
      as: office.person,
      id: session,
      fields: Object.entries(fields).map(([field, value]) => ({
        field,
        value,
        replaces: office.register.read.record(session)?.fields[field]?.live ?? [],
      })),
    }),
  )
const detail = () => office.register.read.session(session, '2017-01-16')

test('the agenda has its order, and under each item what was adopted', () => {
  add('agendaItem', { session, order: 2, text: 'Asuntos generales' })
  const item = add('agendaItem', {
    session: 'LX',
    order: 1,
    text: 'Policía cibernética',
    agreements: [agreement],
  })
  expect(detail()?.agenda).toMatchObject([
    { order: 1, agreements: 1, adopted: [{ id: agreement, title: 'Policía cibernética' }] },
    { order: 2, agreements: 0, adopted: [] },
  ])
  expectValue(withdrawRecord(office, { as: office.person, id: item, reason: 'No se trató' }))
  expect(detail()?.agenda).toHaveLength(1)
})

const attending = (name: string, role: string, attended: string) =>
  add('attendance', { session, name, role, attended })

test('the quorum is reckoned from the members and who came', () => {
  expect(detail()?.quorum.state).toBe('unknown')
  attending('Enrique Peña Nieto', 'president', 'present')
  set({ members: 3 })
  expect(detail()?.quorum).toMatchObject({ state: 'not_reached', needed: 2, present: 1 })
  attending('Miguel Ángel Osorio Chong', 'member', 'present')
  attending('Luis Raúl González Pérez', 'permanent_guest', 'present')
  expect(detail()?.quorum).toMatchObject({ state: 'reached', present: 2 })
  expect(detail()?.attendance.map(({ role }) => role)).toEqual([
    'president',
    'member',
    'permanent_guest',
  ])
})

test('a guest is listed with the call by which the institution designated them', () => {
  add('attendance', {
    session,
    name: 'Representante de la sociedad civil',
    role: 'guest',
    unit: 'MX-DUR',
    designationNumber: 'SESNSP/1100/2016',
    designationDate: '2016-12-01',
  })
  expect(detail()?.attendance).toMatchObject([
    {
      unit: 'MX-DUR',
      unitName: 'Durango',
      designationNumber: 'SESNSP/1100/2016',
      designationDate: '2016-12-01',
    },
  ])
})

test('the day of publication in the gazette moves the deadlines that run from it', () => {
  expect(obligations(office, { unit: 'MX-DUR' })).toMatchObject([{ dueEstimated: true }])
  set({ gazetteDate: '2017-01-09', gazetteLink: 'https://www.dof.gob.mx/nota_detalle.php' })
  expect(obligations(office, { unit: 'MX-DUR' })).toMatchObject([
    { due: '2017-04-09', dueEstimated: false },
  ])
  set({ gazetteDate: '2017-01-19' })
  expect(obligations(office, { unit: 'MX-DUR' })).toMatchObject([{ due: '2017-04-19' }])
  expect(detail()?.gazetteLink).toBe('https://www.dof.gob.mx/nota_detalle.php')
  set({ estimatedDate: '2017-08-30' })
  expect(detail()?.estimatedDate).toBe('2017-08-30')
})
