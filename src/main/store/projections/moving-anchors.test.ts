import { expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'
import type { DeadlineRule } from '../../../core/schema/deadline-rule.ts'
import { editRecord } from '../../usecases/edit-record.ts'
import { grantExtension } from '../../usecases/grant-extension.ts'
import { recordNotification } from '../../usecases/record-notification.ts'

async function officeWith(deadline: DeadlineRule): Promise<{ office: Office; session: string }> {
  const office = foundOffice('2017-01-16')
  const addressees = ['MX-DUR', 'MX-SON'].map((unit) => ({
    unit,
    role: 'obliged' as const,
    inferred: false,
  }))
  const clauses = [draftClause({ deadline, addressees })]
  const { session } = await accept(office, [draftAgreement({ clauses })])
  return { office, session }
}

const edit = (office: Office, id: string, field: string, value: string | null): void => {
  const { live } = office.register.read.record(id)?.fields[field] ?? { live: [] }
  const fields = [{ field, value, replaces: [...live] }]
  expectValue(editRecord(office, { as: office.person, id, fields }))
}

const due = (office: Office, unit = 'MX-DUR') => {
  const [row] = obligations(office, { unit })
  return [row?.due ?? null, row?.dueEstimated, row?.dueMissing]
}

test('a session is held later than announced: what counts from it moves with it', async () => {
  const { office, session } = await officeWith({
    rule: 'after',
    anchor: 'session',
    count: 30,
    unit: 'calendar_days',
  })
  expect(due(office)).toEqual(['2017-01-19', false, null])
  edit(office, session, 'date', '2016-12-21')
  expect(due(office)).toEqual(['2017-01-20', false, null])
  edit(office, session, 'date', null)
  expect(due(office)).toEqual([null, false, 'session_date'])
  edit(office, session, 'estimatedDate', '2017-02-01')
  expect(due(office)).toEqual(['2017-03-03', true, 'session_date'])
})

test('the gazette publishes: the estimate from the session becomes the date', async () => {
  const { office, session } = await officeWith({
    rule: 'after',
    anchor: 'gazette',
    count: 15,
    unit: 'business_days',
  })
  edit(office, session, 'gazetteDate', null)
  // From the session, which is before any publication: marked as an estimate, never overdue.
  expect(due(office)).toEqual(['2017-01-10', true, 'gazette_date'])
  expect(obligations(office, { overdue: 'true' })).toEqual([])
  edit(office, session, 'gazetteDate', '2017-01-16')
  // Fifteen business days after Monday 16 January: 6 February is kept for the Constitution.
  expect(due(office)).toEqual(['2017-02-07', false, null])
  edit(office, session, 'gazetteDate', '2017-01-17')
  expect(due(office)).toEqual(['2017-02-08', false, null])
})

test('a unit is notified: its own term runs, and nobody else’s', async () => {
  const { office } = await officeWith({
    rule: 'after',
    anchor: 'notification',
    count: 2,
    unit: 'months',
  })
  const [durango] = obligations(office, { unit: 'MX-DUR' })
  expectValue(
    recordNotification(office, {
      as: office.person,
      obligation: durango?.id ?? '',
      number: 'SE/1/2017',
      date: '2017-01-10',
      acknowledgedOn: '2017-01-13',
      acknowledgementNumber: null,
    }),
  )
  expect(due(office, 'MX-DUR')).toEqual(['2017-03-13', false, null])
  expect(due(office, 'MX-SON')).toEqual(['2017-02-20', true, 'notification_date'])
})

test('an extension stands though the anchor moves', async () => {
  const { office, session } = await officeWith({
    rule: 'after',
    anchor: 'session',
    count: 1,
    unit: 'months',
  })
  const [durango] = obligations(office, { unit: 'MX-DUR' })
  expectValue(
    grantExtension(office, {
      as: office.person,
      obligation: durango?.id ?? '',
      to: '2017-06-30',
      authority: 'Secretario Ejecutivo',
      reason: 'Licitación desierta.',
      earlierConfirmed: false,
    }),
  )
  edit(office, session, 'date', '2016-12-23')
  expect(due(office, 'MX-DUR')).toEqual(['2017-06-30', false, null])
  expect(due(office, 'MX-SON')).toEqual(['2017-01-23', false, null])
})
