/**
 * `npm start`: makes the machine ready, builds the program and opens its window. What follows
 * `npm start --` is handed to the program.
 */
import { join } from 'node:path'
import { runInForeground } from './run-in-foreground.ts'
import { isRoot, withDisplay } from './setup/display.ts'
import { root } from './setup/paths.ts'
import { readRuntimeRecord } from './setup/runtime-record.ts'

const scripts = import.meta.dirname

for (const step of ['setup.ts', 'build.ts']) {
  const status = await runInForeground(process.execPath, [join(scripts, step)])
  if (status !== 0) process.exit(status)
}

const { executable } = readRuntimeRecord()
// Chromium's sandbox refuses to start as root.
const sandbox = isRoot() ? ['--no-sandbox'] : []
const program = withDisplay(executable, [...sandbox, root, ...process.argv.slice(2)])
process.exitCode = await runInForeground(program.command, program.arguments)
