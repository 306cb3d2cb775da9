/** What `npm test` runs: first what is quick to fail, last the real window. */
import { hasDisplay } from '../setup/display.ts'
import { readPlaywrightCounts, readVitestCounts } from './counts.ts'
import type { Counts } from './counts.ts'

export interface Stage {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** Added to the environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** Where the runner of this stage wrote its numbers; a stage without counts is one check. */
  readonly counts?: { readonly file: string; readonly read: (text: string) => Counts }
  /** What follows means nothing if this one fails. */
  readonly required?: true
}

const unitResults = 'test-results/unit.json'

// Two parts that take about as long, so that neither is waited for.
const firstPart = String.raw`(screens|main-job|sessions|deadlines|undo)\.spec`
const screensAndMainJob = endToEnd('end-to-end tests: every screen, the main job', 'screens', [
  '--grep',
  firstPart,
])
const otherEndToEnd = endToEnd('end-to-end tests: all others', 'others', [
  '--grep-invert',
  firstPart,
])

/**
 * Steps follow each other; the lanes of a step run at the same time. Set-up compiles SQLite on one core,
 * so everything that needs neither the window's runtime nor a database has the other core meanwhile.
 */
export const steps: readonly (readonly (readonly Stage[])[])[] = [
  [
    [{ name: 'set-up', command: ['node', 'scripts/setup.ts'], required: true }],
    [
      { name: 'PostgreSQL', command: ['node', 'scripts/test-postgres.ts'] },
      { name: 'format', command: ['oxfmt', '--check'] },
      { name: 'lint', command: ['oxlint'] },
      { name: 'types', command: ['node', 'scripts/typecheck.ts'] },
      { name: 'unused code', command: ['knip'] },
      {
        name: 'build',
        command: ['node', 'scripts/build.ts', '--logLevel', 'warn'],
        required: true,
      },
    ],
  ],
  [
    [
      {
        name: 'unit tests and boundaries',
        command: [
          'vitest',
          'run',
          '--reporter=dot',
          '--reporter=json',
          `--outputFile=${unitResults}`,
        ],
        // What was just built is what people run, and starts four times as fast as the sources.
        environment: { ACUERDOS_COMMAND: 'out/cli/index.js' },
        counts: { file: unitResults, read: readVitestCounts },
      },
    ],
  ],
  // At the same time where each gets a virtual display: windows of one display share its focus.
  hasDisplay() ? [[screensAndMainJob, otherEndToEnd]] : [[screensAndMainJob], [otherEndToEnd]],
]

/** Part of the end-to-end tests, with its own display, numbers and folder for what failed. */
function endToEnd(name: string, part: string, selection: readonly string[]): Stage {
  const file = `test-results/e2e-${part}.json`
  return {
    name,
    command: [
      'node',
      'scripts/end-to-end.ts',
      ...selection,
      '--output',
      `test-results/e2e-${part}`,
    ],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    counts: { file, read: readPlaywrightCounts },
  }
}
