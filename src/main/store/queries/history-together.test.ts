import { expect, test } from 'vitest'
import {
  accept,
  foundOffice,
  obligationOf,
  obligations,
} from '../../../../tests/support/registers.ts'

test('the history of one record of a save says how many of its kind were saved with it', async () => {
  const office = foundOffice('2017-01-16')
  await accept(office)
  const history = office.register.read.history(obligationOf(office, 'MX-DUR'))
  expect(obligations(office)).toHaveLength(32)
  expect(new Set(history.map(({ together }) => together))).toEqual(new Set([31]))
})
