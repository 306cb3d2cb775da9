/** Electron's build-time switches, which are bytes in its executable behind a fixed marker. */
import { readFileSync, writeFileSync } from 'node:fs'

const marker = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1')
const supportedWireVersion = 1

/** Positions in version 1 of the wire. */
export const fusePosition = {
  enableNodeCliInspectArguments: 3,
  loadBrowserProcessSpecificV8Snapshot: 6,
} as const

export type FuseName = keyof typeof fusePosition

export function setFuses(
  executable: string,
  values: Readonly<Partial<Record<FuseName, boolean>>>,
): void {
  const bytes = readFileSync(executable)
  const start = bytes.indexOf(marker)
  if (start === -1) throw new Error(`${executable} has no fuses.`)
  const wire = bytes.subarray(start + marker.length)
  if (wire[0] !== supportedWireVersion)
    throw new Error(`${executable} has fuses of another version.`)
  const count = wire[1] ?? 0
  const fuses = wire.subarray(2, 2 + count)
  for (const name of fuseNames) {
    const value = values[name]
    if (value === undefined) continue
    if (fusePosition[name] >= count) throw new Error(`${executable} has no fuse ${name}.`)
    fuses.write(value ? '1' : '0', fusePosition[name], 'latin1')
  }
  writeFileSync(executable, bytes)
}

const fuseNames: readonly FuseName[] = [
  'enableNodeCliInspectArguments',
  'loadBrowserProcessSpecificV8Snapshot',
]
