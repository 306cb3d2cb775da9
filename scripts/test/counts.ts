/** The numbers that the two test runners write, in one form. */
import { z } from 'zod'

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const vitestResults = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
})

const playwrightResults = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
})

export function readVitestCounts(text: string): Counts {
  const results = vitestResults.parse(JSON.parse(text))
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}

export function readPlaywrightCounts(text: string): Counts {
  const { stats } = playwrightResults.parse(JSON.parse(text))
  // A test that passes only now and then does not pass.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }
}

/**
 * What a stage adds to the total. The exit status has the last word: a runner that failed without a
 * failed test (a file that does not load, an error outside any test) counts as one failure.
 */
export function countStage(succeeded: boolean, counts: Counts | undefined): Counts {
  if (counts === undefined) {
    return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 }
  }
  if (!succeeded && counts.failed === 0) return { ...counts, failed: 1 }
  return counts
}
