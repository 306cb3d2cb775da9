/**
 * `npm run bench`: the budgets of the program, measured as ratios to the least that could do the job, in one run on
 * one machine, after the precision and recall of the reader of documents (`--only reading` for these alone). `--json FILE` also writes the results, `--only NAME` runs one, `--scale N` makes the generated register
 * of N obligations, and the import of N changes, instead of 100,000. Status 1 when a budget is exceeded.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { captureBench } from './capture-bench.ts'
import { dossierPdfBench, dossierXlsxBench } from './dossier-bench.ts'
import { importBenches } from './import-benches.ts'
import { largeBenches } from './large-benches.ts'
import { matrixBench } from './matrix-bench.ts'
import { matrixFrameBench, matrixScrollBench } from './matrix-scroll-bench.ts'
import { resultOf, type Bench, type BenchResult } from './measurement.ts'
import { packageDeltaBench, packageSnapshotBench } from './package-benches.ts'
import { readingQuality } from './reading-quality.ts'
import { saveProgressBench, saveVerdictBench } from './save-bench.ts'
import { windowBench } from './window-bench.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'string' },
    only: { type: 'string' },
    scale: { type: 'string', default: '100000' },
  },
})
const scale = Number(values.scale)
if (!Number.isInteger(scale) || scale < 10_000) throw new Error('--scale N, N at least 10000')

const benches: readonly Bench[] = [
  captureBench,
  dossierPdfBench,
  dossierXlsxBench,
  saveVerdictBench,
  saveProgressBench,
  packageSnapshotBench,
  packageDeltaBench,
  matrixBench,
  ...largeBenches(scale),
  ...importBenches(scale),
  matrixScrollBench,
  matrixFrameBench,
  windowBench,
]

const { json, only } = values
if (only === undefined || only === 'reading') console.log(readingQuality().join('\n'))
const chosen = only === undefined ? benches : benches.filter(({ name }) => name === only)
if (chosen.length === 0 && only !== 'reading') {
  throw new Error(`no measure ${only}; there are ${benches.map(({ name }) => name).join(', ')}`)
}

const columns = (...cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(16) : cell.padStart(12))).join('')

console.log(columns('measure', 'value', 'floor', 'ratio', 'budget', ''))
const results: BenchResult[] = []
for (const bench of chosen) {
  const result = resultOf(await bench.measure())
  results.push(result)
  const { name, value, unit, floor, ratio, budget, ok } = result
  console.log(
    columns(
      name,
      `${value} ${unit}`,
      `${floor} ${unit}`,
      `× ${ratio}`,
      `≤ ${budget} ${unit}`,
      ok ? 'ok' : 'EXCEEDED',
    ),
  )
}
if (json !== undefined) writeFileSync(json, `${JSON.stringify(results, undefined, 2)}\n`)
if (results.some(({ ok }) => !ok)) process.exitCode = 1
