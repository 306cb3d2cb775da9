/** `npm run build`: the desktop program, its engine and the `acuerdos` command, into `out/`. */
import { join } from 'node:path'
import { runInForeground } from './run-in-foreground.ts'
import { modules } from './setup/paths.ts'

const builder = join(modules, 'electron-vite', 'bin', 'electron-vite.js')

process.exitCode = await runInForeground(process.execPath, [
  builder,
  'build',
  ...process.argv.slice(2),
])
