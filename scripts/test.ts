/**
 * `npm test`: runs every check, says how long each took, and ends with the total alone on a line.
 * A failed stage does not keep the next from running, unless they would mean nothing after it.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runInForeground } from './run-in-foreground.ts'
import { root } from './setup/paths.ts'
import { countStage } from './test/counts.ts'
import type { Counts } from './test/counts.ts'
import { stages } from './test/stages.ts'
import type { Stage } from './test/stages.ts'

mkdirSync(join(root, 'test-results'), { recursive: true })
const lines: string[] = []
let passed = 0
let failed = 0

for (const stage of stages) {
  console.log(`\n== ${stage.name}`)
  const result = await runStage(stage)
  passed += result.counts.passed
  failed += result.counts.failed
  lines.push(result.line)
  console.log(result.line)
  if (!result.succeeded && stage.required) {
    console.log(`The stages after "${stage.name}" were not run.`)
    break
  }
}

console.log(`\n${lines.join('\n')}\n`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runStage(
  stage: Stage,
): Promise<{ readonly succeeded: boolean; readonly counts: Counts; readonly line: string }> {
  // Numbers of an earlier run must never be taken for those of this one.
  if (stage.counts !== undefined) rmSync(join(root, stage.counts.file), { force: true })
  const began = performance.now()
  const [command, ...commandArguments] = stage.command
  const succeeded = (await runInForeground(command, commandArguments, stage.environment)) === 0
  const counts = countStage(succeeded, readCounts(stage))
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`
  const outcome = succeeded ? 'ok' : 'FAILED'
  const numbers = `${counts.passed} passed, ${counts.failed} failed${skipped}`
  return {
    succeeded,
    counts,
    line: `${outcome.padEnd(6)} ${seconds.padStart(6)} s  ${stage.name}: ${numbers}`,
  }
}

function readCounts({ counts }: Stage): Counts | undefined {
  if (counts === undefined) return undefined
  const file = join(root, counts.file)
  return existsSync(file) ? counts.read(readFileSync(file, 'utf8')) : undefined
}
