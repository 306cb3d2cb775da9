/** Everything that a machine needs before the program can be started or tested. */
import { rmSync } from 'node:fs'
import { ensureSqlite } from './compatibility-sqlite.ts'
import { ensureElectronLibraries } from './debian-libraries.ts'
import { ensureElectronRuntime } from './electron-runtime.ts'
import { exclusively } from './exclusive.ts'
import { unfinished } from './paths.ts'
import type { RuntimeRecord } from './runtime-record.ts'

export async function setUp(): Promise<RuntimeRecord> {
  return exclusively(async () => {
    rmSync(unfinished, { recursive: true, force: true })
    ensureElectronLibraries()
    const runtime = await ensureElectronRuntime()
    await ensureSqlite(runtime)
    rmSync(unfinished, { recursive: true, force: true })
    return runtime
  })
}
