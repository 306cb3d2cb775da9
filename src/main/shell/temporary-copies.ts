import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Where evidence lies while the system's programs show it: read-only, for this person alone, not for long. */
export interface TemporaryCopies {
  /** A new empty folder. */
  readonly folder: () => string
  readonly protect: (file: string) => void
  readonly removeFolder: (folder: string) => void
  readonly removeAll: () => void
}

/** Begins by removing what a start that ended badly left behind. */
export function openTemporaryCopies(root: string): TemporaryCopies {
  const removeAll = (): void => rmSync(root, { recursive: true, force: true, maxRetries: 3 })
  removeAll()
  return {
    folder: () => {
      mkdirSync(root, { recursive: true, mode: 0o700 })
      return mkdtempSync(join(root, 'copy-'))
    },
    protect: (file) => chmodSync(file, 0o400),
    removeFolder: (folder) => rmSync(folder, { recursive: true, force: true }),
    removeAll,
  }
}
