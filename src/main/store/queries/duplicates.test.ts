import { expect, test } from 'vitest'
import {
  accept,
  addPerson,
  draftAgreement,
  expectValue,
  foundOffice,
  type Office,
} from '../../../../tests/support/registers.ts'
import { issueRowSchema, listQuerySchema } from '../../../contract/rows.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'

const issues = (office: Office, kind: string) => {
  const where = [{ field: 'kind', operator: '=' as const, values: [kind] }]
  const query = listQuerySchema.parse({ kind: 'issues', where })
  return expectValue(office.register.read.list(query, office.today())).rows.map((row) =>
    issueRowSchema.parse(row),
  )
}

test('the same name with and without its accent is listed until one of the two is withdrawn', () => {
  const office = foundOffice()
  addPerson(office, 'Luz Rey')
  const written = [addPerson(office, 'Rosa Ibarra'), addPerson(office, 'ROSA  IBÁRRA')]
  const found = issues(office, 'duplicate_person')
  expect(found.map(({ record }) => record).toSorted()).toEqual(written.toSorted())
  expect(found).toContainEqual(
    expect.objectContaining({ recordKind: 'person', detail: 'Rosa Ibarra' }),
  )
  const input = { as: office.person, id: written[1] ?? '', reason: 'Es la misma persona' }
  expectValue(withdrawRecord(office, input))
  expect(issues(office, 'duplicate_person')).toEqual([])
})

test('two agreements of a session with one text are listed side by side, others are not', async () => {
  const office = foundOffice()
  const { agreements } = await accept(office, [
    draftAgreement({ number: '08/XLI/16', sequence: 8 }),
    draftAgreement({ number: '09/XLI/16', sequence: 9 }),
    draftAgreement({ number: '10/XLI/16', sequence: 10, text: 'Se aprueba el informe anual.' }),
  ])
  const found = issues(office, 'duplicate_agreement')
  expect(found.map(({ record }) => record).toSorted()).toEqual(agreements.slice(0, 2).toSorted())
  expect(found.map(({ detail }) => detail).toSorted()).toEqual(['08/XLI/16', '09/XLI/16'])
})
