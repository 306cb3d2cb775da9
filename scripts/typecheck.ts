/** Checks the types of every project of the repository and names those that fail. */
import { spawnSync } from 'node:child_process'

/** The pure ones hold the sources without their tests to what their process really offers. */
const projects = [
  '.',
  'src/core',
  'src/core/tsconfig.pure.json',
  'src/contract',
  'src/contract/tsconfig.pure.json',
  'src/renderer',
  'src/renderer/tsconfig.pure.json',
  'tests',
]

const failed = projects.filter((project) => {
  // More checkers divide a project between them, but each checks anew what all parts share: one takes
  // half the work of the four that are the default, and beside other checks no longer.
  const result = spawnSync('tsc', ['--project', project, '--checkers', '1'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (result.error) throw result.error
  return result.status !== 0
})

if (failed.length > 0) {
  console.error(`Types do not hold in: ${failed.join(', ')}`)
  process.exitCode = 1
}
