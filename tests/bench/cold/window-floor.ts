/** An Electron program that opens one window with one line in it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchElectron } from '../../support/electron.ts'

const folder = mkdtempSync(join(process.argv[2] ?? '', 'empty-'))
const program = join(folder, 'program')
mkdirSync(program)
writeFileSync(join(program, 'package.json'), '{"name": "empty", "main": "main.cjs"}')
writeFileSync(
  join(program, 'main.cjs'),
  `const { app, BrowserWindow } = require('electron')
app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<title>x</title><p>x'))`,
)

const start = performance.now()
const { application, page } = await launchElectron(program, {
  userDataFolder: join(folder, 'user'),
})
await page.locator('p').waitFor()
const milliseconds = performance.now() - start

await application.close()
console.log(JSON.stringify({ milliseconds }))
