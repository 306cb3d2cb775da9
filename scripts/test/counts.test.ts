import { describe, expect, test } from 'vitest'
import { countStage, readPlaywrightCounts, readVitestCounts } from './counts.ts'

describe('the total of a test run', () => {
  test('takes the numbers of both runners', () => {
    const unit = { numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 }
    expect(readVitestCounts(JSON.stringify(unit))).toEqual({ passed: 7, failed: 2, skipped: 4 })
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
    expect(readPlaywrightCounts(JSON.stringify({ stats }))).toEqual({
      passed: 5,
      failed: 2,
      skipped: 2,
    })
  })

  test('counts a stage without a runner as one check', () => {
    expect(countStage(true, undefined)).toEqual({ passed: 1, failed: 0, skipped: 0 })
    expect(countStage(false, undefined)).toEqual({ passed: 0, failed: 1, skipped: 0 })
  })

  test('never turns a failed runner into a success', () => {
    const allPassed = { passed: 9, failed: 0, skipped: 0 }
    expect(countStage(false, allPassed)).toEqual({ passed: 9, failed: 1, skipped: 0 })
    expect(countStage(true, allPassed)).toEqual(allPassed)
  })

  test('refuses numbers that are not there', () => {
    expect(() => readVitestCounts('{}')).toThrow(/numPassedTests/)
  })
})
