/**
 * Makes a packaged runtime behave like the stock `electron <app folder>`: takes the app folder from
 * the command line, presents itself under that app's name and version, and runs its `main`.
 *
 * The import is awaited at the top level because Electron holds `ready` back until this module is
 * loaded: the app can still register what must be registered before that.
 */
import { app } from 'electron'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// As the stock program does: `-r FILE` is loaded first. What drives the end-to-end tests holds `ready`
// back by it until it is connected; without, a window that opens meanwhile can leave it waiting for ever.
while (process.argv[1] === '-r') {
  const [, file] = process.argv.splice(1, 2)
  createRequire(import.meta.url)(file)
}

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
if (given === undefined) {
  process.stderr.write('usage: electron <app folder> [arguments]\n')
  app.exit(2)
} else {
  process.defaultApp = true
  try {
    await import(pathToFileURL(entryOf(resolve(given))).href)
  } catch (error) {
    process.stderr.write(`${error?.stack ?? error}\n`)
    app.exit(1)
  }
}

function entryOf(appPath) {
  if (!existsSync(appPath) || !statSync(appPath).isDirectory()) return appPath
  const description = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'))
  app.setName(description.productName ?? description.name)
  app.setVersion(description.version ?? '0.0.0')
  app.setAppPath(appPath)
  return join(appPath, description.main ?? 'index.js')
}
