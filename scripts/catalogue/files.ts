import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cataloguePinsSchema, type CataloguePins } from '../../src/contract/catalogue.ts'
import type { CatalogueCommit } from '../../src/main/exchange/catalogue-file.ts'
import { sha256 } from './record-id.ts'

const pinsFile = 'pins.json'

/** No file yet: nothing was released. */
export function readPins(folder: string): CataloguePins {
  const path = join(folder, pinsFile)
  if (!existsSync(path)) return { releases: [] }
  return cataloguePinsSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
}

export function writePins(folder: string, pins: CataloguePins): void {
  writeFileSync(join(folder, pinsFile), `${JSON.stringify(pins, null, 2)}\n`)
}

export function readReleased(folder: string, pins: CataloguePins): ReadonlyMap<string, Uint8Array> {
  return new Map(pins.releases.map(({ file }) => [file, readFileSync(join(folder, file))]))
}

/** Writes a release, never over another. */
export function writeRelease(folder: string, file: string, bytes: Uint8Array): void {
  writeFileSync(join(folder, file), bytes, { flag: 'wx' })
}

/** The bytes of a release, as `readCatalogue` describes them. */
export function fileBytes(commits: readonly CatalogueCommit[]): Uint8Array {
  return Buffer.concat(
    commits.flatMap(({ bytes }) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

export function pinOf(
  release: number,
  commits: readonly CatalogueCommit[],
): CataloguePins['releases'][number] {
  const last = commits.at(-1)
  if (last === undefined) throw new Error(`release ${release} would change nothing`)
  return {
    release,
    file: `catalogue-${release}.commits`,
    sha256: sha256(fileBytes(commits)),
    commits: commits.length,
    changes: commits.reduce((sum, { commit }) => sum + commit.changes.length, 0),
    lastCommit: last.hash,
  }
}
