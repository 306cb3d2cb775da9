import { expect, test } from 'vitest'
import { agreementStages } from '../schema/codes.ts'
import { canBecome, isAdopted } from './stage.ts'

test('what a communiqué reports and what the session approved counts, and nothing else', () => {
  expect(isAdopted(null)).toBe(true)
  expect(agreementStages.filter(isAdopted)).toEqual(['approved'])
})

test('a draft is decided once; what was rejected can come back, what was approved cannot be taken back', () => {
  const from = [null, ...agreementStages]
  expect(from.filter((stage) => canBecome(stage, 'approved'))).toEqual(['drafted', 'rejected'])
  expect(from.filter((stage) => canBecome(stage, 'rejected'))).toEqual(['drafted'])
})
