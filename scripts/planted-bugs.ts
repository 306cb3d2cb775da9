/**
 * Plants each of some small wrong changes in a copy of the sources, never in the sources, and has the simulation or the
 * fuzzer find it there. One that is not found says that they look away. `-- --only TEXT`: those whose name has it.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { plantedBugs, type PlantedBug } from './planted/bugs.ts'
import { root } from './setup/paths.ts'

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } })

// Below the project, so that the packages it uses are found from there.
mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache', 'planted-'))
const copied = [
  'package.json',
  'resources',
  'src',
  join('scripts', 'soak.ts'),
  join('tests', 'simulation'),
  join('tests', 'fuzz'),
  join('tests', 'kills'),
  join('tests', 'support'),
  join('tests', 'bench'),
]
const left = `${sep}renderer${sep}`

function soak(how: readonly string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(folder, 'scripts', 'soak.ts'), '--stop', ...how],
    { cwd: folder, encoding: 'utf8', timeout: 1_800_000, maxBuffer: 64 * 1024 ** 2 },
  )
  return { status, output: stdout + stderr }
}

/** What noticed it; `null`: nothing did. */
function caught({ file, right, wrong, found }: PlantedBug): string | null {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  if (before.split(right).length !== 2) throw new Error(`${file} does not have once: ${right}`)
  writeFileSync(
    path,
    before.replace(right, () => wrong),
  )
  try {
    const { status, output } = soak(found)
    if (status === 0) return null
    // A copy that does not run at all would look like one that is found.
    const told = /^(?:history \d+ fails.*|fuzzing fails.*|never happened: .*)$/m.exec(output)?.[0]
    if (told === undefined) throw new Error(`the soak did not run:\n${output.slice(-2000)}`)
    return told
  } finally {
    writeFileSync(path, before)
  }
}

let missed = 0
try {
  for (const part of copied) {
    cpSync(join(root, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes(left) && !path.endsWith('.test.ts'),
    })
  }
  for (const bug of plantedBugs.filter(({ name }) => name.includes(values.only))) {
    const what = caught(bug)
    if (what === null) missed += 1
    console.log(
      `${what === null ? 'NOT FOUND' : 'found'}: ${bug.name}${what === null ? '' : `\n  ${what}`}`,
    )
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = missed === 0 ? 0 : 1
