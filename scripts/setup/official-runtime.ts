/** Electron as its makers publish it. */
import { downloadArtifact } from '@electron/get'
import { extract } from '@electron-internal/extract-zip'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isComplete, makeComplete } from './complete-folder.ts'
import { cache, modules } from './paths.ts'
import { report, seconds } from './report.ts'
import type { RuntimeRecord } from './runtime-record.ts'

const packageFolder = join(modules, 'electron')

/** Already on this machine: unpacked by the `electron` package itself, or by an earlier set-up. */
export function presentOfficialRuntime(): RuntimeRecord | undefined {
  const version = pinnedVersion()
  const ownFolder = join(packageFolder, 'dist')
  const ownVersion = join(ownFolder, 'version')
  if (
    existsSync(ownVersion) &&
    readFileSync(ownVersion, 'utf8').replace(/^v/, '').trim() === version
  ) {
    if (existsSync(join(ownFolder, executableName()))) return recordOf(version, ownFolder)
  }
  const folder = folderOf(version)
  return isComplete(folder, recipeOf(version)) ? recordOf(version, folder) : undefined
}

/**
 * Downloads it from GitHub, or from the mirror that `ELECTRON_MIRROR` or npm's configuration names,
 * and says why it could not. It is kept outside node_modules, which `npm ci` empties.
 */
export async function downloadOfficialRuntime(): Promise<RuntimeRecord | undefined> {
  const version = pinnedVersion()
  const folder = folderOf(version)
  const began = performance.now()
  try {
    const archive = await downloadArtifact({
      version,
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      ...checksums(),
    })
    await makeComplete(folder, recipeOf(version), async (work) => extract(archive, { dir: work }))
  } catch (error) {
    report(`Electron ${version}: the official download is not possible here (${reasonOf(error)})`)
    return undefined
  }
  report(`Electron ${version}: official download in ${seconds(began)}`)
  return recordOf(version, folder)
}

function recordOf(version: string, folder: string): RuntimeRecord {
  return { kind: 'official', electronVersion: version, executable: join(folder, executableName()) }
}

function folderOf(version: string): string {
  return join(cache, 'electron', 'official', version)
}

function recipeOf(version: string): unknown {
  return { version, platform: process.platform, arch: process.arch }
}

function pinnedVersion(): string {
  const file = readFileSync(join(packageFolder, 'package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(file)).version
}

/** The package pins the digest of each archive; a mirror of rebuilt archives brings its own list. */
function checksums(): { readonly checksums?: Record<string, string> } {
  if (process.env['electron_use_remote_checksums']) return {}
  const file = readFileSync(join(packageFolder, 'checksums.json'), 'utf8')
  return { checksums: z.record(z.string(), z.string()).parse(JSON.parse(file)) }
}

function executableName(): string {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message
}
