import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/test/longest-first.ts'
import { scratch } from './tests/support/scratch.ts'

export default defineConfig({
  test: {
    include: [
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'scripts/**/*.test.ts',
      'tests/**/*.test.ts',
      'tests/**/*.test.tsx',
    ],
    // End-to-end tests are Playwright's and named *.spec.ts; nothing there may be picked up here.
    exclude: ['**/node_modules/**', 'tests/e2e/**', 'out/**'],
    // A test that passes only because it asserted nothing is a bug in the test.
    passWithNoTests: false,
    restoreMocks: true,
    // Ends what hangs; a busy machine is no failed test.
    testTimeout: 60_000,
    env: { TMPDIR: scratch },
    // The default leaves a core to whoever sits before it: half of a small machine.
    maxWorkers: '100%',
    // A process runs many files, so that each need not load everything again. No test may leave
    // anything behind in a module; `vitest run --isolate --sequence.shuffle.files` tells.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
})
