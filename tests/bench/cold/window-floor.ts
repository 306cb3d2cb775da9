/** An Electron program that opens one window with one line in it. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron } from '@playwright/test'
import { isRoot } from '../../../scripts/setup/display.ts'
import { readRuntimeRecord } from '../../../scripts/setup/runtime-record.ts'

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
const application = await _electron.launch({
  executablePath: readRuntimeRecord().executable,
  args: [`--user-data-dir=${join(folder, 'user')}`, program],
  chromiumSandbox: !isRoot(),
})
const page = await application.firstWindow()
await page.locator('p').waitFor()
const milliseconds = performance.now() - start

await application.close()
console.log(JSON.stringify({ milliseconds }))
