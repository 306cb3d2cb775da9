/** Chooses the Electron that the program is started and tested with. */
import {
  compatibilityIsPossible,
  makeCompatibilityRuntime,
  presentCompatibilityRuntime,
} from './compatibility-runtime.ts'
import { downloadOfficialRuntime, presentOfficialRuntime } from './official-runtime.ts'
import { report, SetupRefused } from './report.ts'
import { writeRuntimeRecord } from './runtime-record.ts'
import type { RuntimeRecord } from './runtime-record.ts'

export async function ensureElectronRuntime(): Promise<RuntimeRecord> {
  const record = present() ?? (await fetched())
  writeRuntimeRecord(record)
  return record
}

function present(): RuntimeRecord | undefined {
  const official = presentOfficialRuntime()
  if (official !== undefined) {
    report(`Electron ${official.electronVersion}: already there`)
    return official
  }
  const compatibility = compatibilityIsPossible() ? presentCompatibilityRuntime() : undefined
  if (compatibility !== undefined) {
    report(
      `compatibility runtime: Electron ${compatibility.electronVersion} already there;` +
        ' for evaluation and tests only (delete .cache to try the official download again)',
    )
  }
  return compatibility
}

async function fetched(): Promise<RuntimeRecord> {
  const official = await downloadOfficialRuntime()
  if (official !== undefined) return official
  if (compatibilityIsPossible()) return makeCompatibilityRuntime()
  throw new SetupRefused(
    'There is no Electron runtime. Set ELECTRON_MIRROR to a mirror that this machine reaches,' +
      ' and run `npm run setup` again.',
  )
}
