import { expect, test } from 'vitest'
import type { BulkRow } from '../../../contract/bulk.ts'
import { changedFields, refusedFirst } from './preview-rows.ts'

const durango: BulkRow = {
  obligation: '0'.repeat(32),
  agreementNumber: '01/XLI/16',
  agreementTitle: 'Policía cibernética',
  clauseOrder: 1,
  before: { compliance: 'not_started', verification: 'none', due: '2017-06-30', unit: 'MX-DUR' },
  after: { compliance: 'in_progress', verification: 'reported', due: '2017-06-30', unit: 'MX-DUR' },
  refused: null,
  warnings: [],
  seen: { reports: [], evidence: [], verdicts: [] },
}
const refused: BulkRow = {
  ...durango,
  obligation: '1'.repeat(32),
  after: null,
  refused: { code: 'verdict_own_work', details: {} },
}

test('what stands in the way of the whole is read first', () => {
  expect(refusedFirst([durango, refused, durango])).toEqual([refused, durango, durango])
})

test('only what would change has a column', () => {
  expect(changedFields([durango, refused])).toEqual(['compliance', 'verification'])
  expect(changedFields([refused])).toEqual([])
})
