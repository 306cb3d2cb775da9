import { expect, test } from 'vitest'
import { expectValue, foundOffice } from '../../../tests/support/registers.ts'
import { matrixExportSchema } from '../../contract/matrix.ts'
import { matrixName } from './matrix-files.ts'
import { knownAt } from './past.ts'

const nameOf = (
  dependencies: Parameters<typeof matrixName>[0],
  asked: Readonly<Record<string, string>> = {},
) => {
  const request = matrixExportSchema.params.parse({ language: 'es', format: 'xlsx', ...asked })
  return expectValue(matrixName(dependencies, request)).name
}

test('a file of the matrix is called by the day of the state that it shows', () => {
  const office = foundOffice('2017-01-16')
  office.onDay('2017-03-02')
  expect(nameOf(office)).toBe('Matriz 2017-03-02.xlsx')
  expect(nameOf(office, { language: 'en', format: 'csv' })).toBe('Matrix 2017-03-02.csv')
  expect(nameOf(office, { today: '2017-02-28' })).toBe('Matriz 2017-02-28.xlsx')
  const then = expectValue(knownAt(office, { asOf: '2017-01-20' }))
  expect(nameOf({ ...office, ...then }, { today: '2017-02-28' })).toBe('Matriz 2017-01-20.xlsx')
})
