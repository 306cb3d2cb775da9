import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  // Playwright empties this folder; screenshots that tests keep are in test-results/screenshots.
  outputDir: 'test-results/e2e',
  // Windows of one display share its focus and clipboard; `npm test` runs two parts on two displays.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  // These end what hangs; a busy machine is no failed test.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
})
