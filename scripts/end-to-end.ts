/** Runs the end-to-end tests, under a virtual display where there is none. */
import { join } from 'node:path'
import { runInForeground } from './run-in-foreground.ts'
import { withDisplay } from './setup/display.ts'
import { modules } from './setup/paths.ts'

const runner = join(modules, '@playwright', 'test', 'cli.js')
const tests = withDisplay(process.execPath, [runner, 'test', ...process.argv.slice(2)])

process.exitCode = await runInForeground(tests.command, tests.arguments)
