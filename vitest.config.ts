import { defineConfig } from 'vitest/config'

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
    testTimeout: 20_000,
  },
})
