/** Launches the program on a register and waits for its first list: register, folder for what belongs to the user. */
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { launchProgram } from '../../support/electron.ts'

const [register = '', folder = ''] = process.argv.slice(2)

const start = performance.now()
const { application, page } = await launchProgram({
  userDataFolder: mkdtempSync(join(folder, 'user-')),
  arguments: ['--register', register],
})
await page.locator('[data-row-open]').first().waitFor()
const milliseconds = performance.now() - start

await application.close()
console.log(JSON.stringify({ milliseconds }))
