/** `npm run test:full`: what is too heavy for `npm test`. Bugs that are planted, then long runs of what finds them. */
import { runInForeground } from './run-in-foreground.ts'

const heavy = [
  ['scripts/planted-bugs.ts'],
  ['scripts/soak.ts', '--histories', '1000', '--fuzz', '200000'],
] as const

let failed = 0
for (const command of heavy) {
  console.log(`\n== ${command.join(' ')}`)
  if ((await runInForeground('node', [...command], {})) !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
