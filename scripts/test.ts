/**
 * `npm test`: runs every check, says how long each took, and ends with the total alone on a line.
 * What runs beside something else prints its output whole when it ends.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { endOf } from './child-end.ts'
import { runInForeground } from './run-in-foreground.ts'
import { root } from './setup/paths.ts'
import { countStage } from './test/counts.ts'
import type { Counts } from './test/counts.ts'
import { runLanes } from './test/run-lanes.ts'
import { steps } from './test/stages.ts'
import type { Stage } from './test/stages.ts'

interface Outcome {
  readonly stage: Stage
  readonly succeeded: boolean
  readonly counts: Counts
  readonly seconds: number
}

mkdirSync(join(root, 'test-results'), { recursive: true })
const outcomes: Outcome[] = []

for (const lanes of steps) {
  const alone = lanes.length === 1
  const names = lanes.map((lane) => lane.map(({ name }) => name).join(', '))
  if (!alone) console.log(`\nAt the same time: ${names.join(' | ')}`)
  const goOn = await runLanes(lanes, async (stage) => {
    const outcome = await runStage(stage, alone ? runShown : runGathered)
    outcomes.push(outcome)
    console.log(lineOf(outcome))
    return outcome
  })
  if (!goOn) {
    console.log('The steps that follow were not run: they would mean nothing.')
    break
  }
}

// Failures last: that is where people look.
const shown = outcomes.toSorted((a, b) => Number(b.succeeded) - Number(a.succeeded))
const sum = (of: (counts: Counts) => number): number =>
  outcomes.reduce((total, { counts }) => total + of(counts), 0)
const failed = sum((counts) => counts.failed)
console.log(`\n${shown.map(lineOf).join('\n')}\n`)
console.log(`${sum((counts) => counts.passed)} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

async function runStage(stage: Stage, run: (stage: Stage) => Promise<number>): Promise<Outcome> {
  // Numbers of an earlier run must never be taken for those of this one.
  if (stage.counts !== undefined) rmSync(join(root, stage.counts.file), { force: true })
  const began = performance.now()
  const succeeded = (await run(stage)) === 0
  const seconds = (performance.now() - began) / 1000
  return { stage, succeeded, seconds, counts: countStage(succeeded, readCounts(stage)) }
}

function runShown({ name, command: [command, ...rest], environment }: Stage): Promise<number> {
  console.log(`\n== ${name}`)
  return runInForeground(command, rest, environment)
}

async function runGathered(stage: Stage): Promise<number> {
  const [command, ...rest] = stage.command
  const child = spawn(command, rest, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...stage.environment },
    shell: process.platform === 'win32' && !command.endsWith('.exe'),
  })
  const output: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => output.push(part))
  child.stderr.on('data', (part: Buffer) => output.push(part))
  const status = await endOf(child)
  console.log(`\n== ${stage.name}\n${Buffer.concat(output).toString().trimEnd()}`)
  return status
}

function lineOf({ stage, succeeded, seconds, counts }: Outcome): string {
  const skipped = counts.skipped === 0 ? '' : `, ${counts.skipped} skipped`
  const numbers = `${counts.passed} passed, ${counts.failed} failed${skipped}`
  const time = seconds.toFixed(1).padStart(6)
  return `${(succeeded ? 'ok' : 'FAILED').padEnd(6)} ${time} s  ${stage.name}: ${numbers}`
}

function readCounts({ counts }: Stage): Counts | undefined {
  if (counts === undefined) return undefined
  const file = join(root, counts.file)
  return existsSync(file) ? counts.read(readFileSync(file, 'utf8')) : undefined
}
