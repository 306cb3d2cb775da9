/** Entry of the `acuerdos` command. */
import { constants, userInfo } from 'node:os'
import description from '../../../package.json' with { type: 'json' }
import { findRoot } from './program-root.ts'
import { run } from './run.ts'
import { interruptions } from './interruptions.ts'
import { workingDirectory } from './working-directory.ts'

const { stdout, stderr } = process

// The reader of a pipe may have seen enough (`acuerdos list units | head`).
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  workingDirectory: workingDirectory(process.env, process.cwd()),
  out: (text) => void stdout.write(text),
  error: (text) => void stderr.write(text),
  columns: stdout.isTTY ? stdout.columns : null,
  userName: userInfo().username,
  root: findRoot(import.meta.dirname),
  programVersion: description.version,
  isWatched: stderr.isTTY,
  ...interruptions(process, (signal) => process.exit(128 + constants.signals[signal])),
})
