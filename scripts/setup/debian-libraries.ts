/**
 * The system libraries and programs that a step needs, found by what they provide and not by
 * package name, so that other distributions and later Debian releases are judged rightly.
 */
import { existsSync } from 'node:fs'
import { hasDisplay, isRoot } from './display.ts'
import { report, seconds, SetupRefused } from './report.ts'
import { commandExists, run, runOrFail } from './run.ts'

interface Requirement {
  /** A shared library or a command. */
  readonly provides: { readonly library: string } | { readonly command: string }
  /** Packages that bring it; the first that the machine's catalogue knows is taken. */
  readonly packages: readonly string[]
}

const electronLibraries: readonly Requirement[] = [
  { provides: { library: 'libgtk-3.so.0' }, packages: ['libgtk-3-0', 'libgtk-3-0t64'] },
  { provides: { library: 'libnss3.so' }, packages: ['libnss3'] },
  { provides: { library: 'libasound.so.2' }, packages: ['libasound2t64', 'libasound2'] },
  { provides: { library: 'libgbm.so.1' }, packages: ['libgbm1'] },
]

const virtualDisplay: readonly Requirement[] = [
  { provides: { command: 'Xvfb' }, packages: ['xvfb'] },
  { provides: { command: 'xauth' }, packages: ['xauth'] },
]

const compiler: readonly Requirement[] = [
  { provides: { command: 'g++' }, packages: ['g++'] },
  { provides: { command: 'make' }, packages: ['make'] },
  { provides: { command: 'python3' }, packages: ['python3'] },
]

export function ensureElectronLibraries(): void {
  if (process.platform !== 'linux') return
  ensure('libraries for Electron', [...electronLibraries, ...(hasDisplay() ? [] : virtualDisplay)])
}

export function ensureCompiler(): void {
  ensure('compiler for better-sqlite3', compiler)
}

function ensure(what: string, requirements: readonly Requirement[]): void {
  const libraries = installedLibraries()
  const missing = requirements.filter(({ provides }) =>
    'library' in provides ? !libraries.has(provides.library) : !commandExists(provides.command),
  )
  if (missing.length === 0) {
    report(`${what}: already there`)
    return
  }
  if (!commandExists('apt-get')) {
    const names = missing.map(({ provides }) =>
      'library' in provides ? provides.library : provides.command,
    )
    throw new SetupRefused(`${what}: install these with your package manager: ${names.join(', ')}`)
  }
  const install = (): readonly string[] => [
    'install',
    '--yes',
    '--no-install-recommends',
    ...missing.map(({ packages }) => packages.find(isKnownToApt) ?? firstOf(packages)),
  ]
  if (!isRoot()) {
    throw new SetupRefused(
      `${what}: run this once, then try again:\n  sudo apt-get ${install().join(' ')}`,
    )
  }
  const began = performance.now()
  installAsRoot(what, install)
  report(`${what}: installed ${install().slice(3).join(' ')} with apt-get in ${seconds(began)}`)
}

function installAsRoot(what: string, install: () => readonly string[]): void {
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // Another apt may be running; waiting for it is what a person would do.
  const wait = ['-o', 'DPkg::Lock::Timeout=300']
  if (run('apt-get', [...wait, ...install()], { env }).ok) return
  // A fresh machine has no package lists, or old ones.
  runOrFail(`${what}: reading the package lists`, 'apt-get', [...wait, 'update'], { env })
  runOrFail(what, 'apt-get', [...wait, ...install()], { env })
}

function installedLibraries(): ReadonlySet<string> {
  const program = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((path) => existsSync(path))
  const listing = runOrFail('reading the list of libraries', program ?? 'ldconfig', ['-p'])
  return new Set(listing.split('\n').map((line) => line.trim().split(' ')[0] ?? ''))
}

function isKnownToApt(name: string): boolean {
  return run('apt-cache', ['show', '--no-all-versions', name]).ok
}

function firstOf(packages: readonly string[]): string {
  const [first] = packages
  if (first === undefined) throw new Error('A requirement names no package.')
  return first
}
