/** `npm run setup`: makes the machine ready; each step is done once. */
import { setUp } from './setup/all.ts'
import { SetupRefused } from './setup/report.ts'

try {
  await setUp()
} catch (error) {
  if (!(error instanceof SetupRefused)) throw error
  console.error(error.message)
  process.exitCode = 1
}
