import { expect, test } from 'vitest'
import {
  accept,
  draftAgreement,
  draftClause,
  expectValue,
  foundOffice,
  obligationOf,
  type Office,
} from '../../../../tests/support/registers.ts'
import { reassignObligation } from '../../usecases/reassign-obligation.ts'

async function bound(unit: string): Promise<Office> {
  const office = foundOffice('2024-11-01')
  const addressees = [{ unit, role: 'obliged' as const, inferred: false }]
  await accept(office, [draftAgreement({ clauses: [draftClause({ addressees })] })])
  return office
}

const wayOf = (office: Office, obligation: string, day = office.today()) => {
  const detail = office.register.read.obligation(obligation, day)
  const { named, steps } = detail?.responsibility ?? { named: undefined, steps: [] }
  return [named?.code, ...steps.map(({ through, on, unit }) => [through, on, unit.code])]
}

test('whom the agreement names answers, and nothing led there', async () => {
  const office = await bound('SSPC')
  expect(wayOf(office, obligationOf(office, 'SSPC'))).toEqual(['SSPC'])
})

test('named in the agreement, followed by the secretariat, then given to another by authority', async () => {
  const office = await bound('CNS')
  const obligation = obligationOf(office, 'SSPC')
  expect(wayOf(office, obligation)).toEqual(['CNS', ['succession', '2018-11-30', 'SSPC']])
  expectValue(
    reassignObligation(office, {
      as: office.person,
      obligation,
      unit: 'FGR',
      from: '2024-06-01',
      authority: 'CNSP',
      reason: 'Convenio',
    }),
  )
  expect(wayOf(office, obligation)).toEqual(['CNS', ['reassignment', '2024-06-01', 'FGR']])
  expect(office.register.read.obligation(obligation, '2024-11-01')?.responsibility.steps).toEqual([
    expect.objectContaining({ authority: 'CNSP', reason: 'Convenio' }),
  ])
  expect(wayOf(office, obligation, '2024-05-31')).toEqual([
    'CNS',
    ['succession', '2018-11-30', 'SSPC'],
  ])
})
