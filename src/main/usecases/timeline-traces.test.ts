import { expect, test } from 'vitest'
import { decide, report } from '../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  expectValue,
  foundOffice,
  obligationOf,
} from '../../../tests/support/registers.ts'
import { reassignmentRowSchema } from '../../contract/casework-rows.ts'
import { listQuerySchema } from '../../contract/rows.ts'
import { obligationDetail } from './look-up.ts'
import { reassignObligation } from './reassign-obligation.ts'
import { reopenObligation } from './reopen-obligation.ts'
import { withdrawRecord } from './withdraw-record.ts'

test('the story of a case names who did each thing, in which office, and who took what back', async () => {
  const office = foundOffice('2017-01-16', 'Secretariado Ejecutivo')
  await accept(office)
  const rosa = addPerson(office, 'Rosa Ibarra')
  const berta = addPerson(office, 'Berta Ríos')
  const durango = obligationOf(office, 'MX-DUR')
  const given = await report(office, durango, { as: rosa })
  const verdict = expectValue(decide(office, durango, { as: berta, result: 'not_met' }))
  const reassigned = expectValue(
    reassignObligation(office, {
      as: berta,
      obligation: durango,
      unit: 'MX-COL',
      from: '2017-01-20',
      authority: 'CNSP',
      reason: 'Convenio',
    }),
  )
  expectValue(
    reopenObligation(office, {
      as: berta,
      obligation: durango,
      reason: 'Se revisa',
      seenVerdicts: [verdict.id],
    }),
  )
  expectValue(withdrawRecord(office, { as: rosa, id: given.id, reason: 'Se capturó por error' }))

  const detail = expectValue(obligationDetail(office, { id: durango, as: berta }))
  const by = (id: string) =>
    detail.made.filter(({ record }) => record === id).map((made) => [made.by, made.office])
  expect(by(given.id)).toEqual([['Rosa Ibarra', 'Secretariado Ejecutivo']])
  expect(by(given.evidence[0]?.id ?? '')).toEqual([['Rosa Ibarra', 'Secretariado Ejecutivo']])
  expect(by(verdict.id)).toEqual([['Berta Ríos', 'Secretariado Ejecutivo']])
  expect(by(reassigned.id)).toEqual([['Berta Ríos', 'Secretariado Ejecutivo']])
  expect(detail.taken).toMatchObject([
    { record: verdict.id, kind: 'verdict', by: 'Berta Ríos', reason: 'Se revisa', reopened: true },
    {
      record: given.id,
      kind: 'progressReport',
      by: 'Rosa Ibarra',
      reason: 'Se capturó por error',
      reopened: false,
    },
  ])
  const told = detail.made.map(({ stated, received }) => stated === received)
  expect(told).not.toContain(false)

  const list = (where: { field: string; value: string }) =>
    expectValue(
      office.register.read.list(
        listQuerySchema.parse({
          kind: 'reassignments',
          where: [{ field: where.field, operator: '=', values: [where.value] }],
        }),
        '2017-01-16',
      ),
    ).rows.map((row) => reassignmentRowSchema.parse(row))
  expect(list({ field: 'unit', value: 'MX-COL' })).toMatchObject([
    { id: reassigned.id, obligation: durango, unit: 'MX-COL', from: '2017-01-20' },
  ])
  expect(list({ field: 'unit', value: 'MX-DUR' })).toEqual([])
  expect(list({ field: 'session', value: 'XLI' })).toHaveLength(1)
})
