import { join } from 'node:path'
import type { CataloguePins } from '../../src/contract/catalogue.ts'
import { schemaVersion } from '../../src/core/schema/registry.ts'
import { readCatalogue, type CatalogueCommit } from '../../src/main/exchange/catalogue-file.ts'
import { cellsOf, type CellValue } from './cells.ts'
import { fileBytes, pinOf, readPins, readReleased, writePins, writeRelease } from './files.ts'
import { readSources } from './read-sources.ts'
import { sha256 } from './record-id.ts'
import { releaseCommits } from './release.ts'
import type { ReleaseEntry } from './source-schema.ts'

/**
 * Brings the released files of a catalogue folder up to its sources: a release that the manifest names and that has
 * no file is made from the difference; a released file is never changed. Returns the number of the release made, or
 * `null` when there was none to make. Anything that does not agree is thrown.
 */
export function buildCatalogue(
  folder: string,
  options: { readonly write: boolean },
): number | null {
  const sources = readSources(join(folder, 'source'))
  const pins = readPins(folder)
  const wanted = cellsOf(sources)
  const { latest, next } = compareManifest(sources.releases, pins)
  const released = verified(folder, pins)
  if (next === undefined) {
    if (latest !== undefined) requireRepeatable(wanted, released, latest, pins)
    return null
  }
  if (!options.write) throw new Error(`release ${next.release} has not been built`)
  const before = latest?.schemaVersion ?? 1
  if (next.schemaVersion < before || next.schemaVersion > schemaVersion) {
    throw new Error(
      `release ${next.release} must have a schema version from ${before} to ${schemaVersion}`,
    )
  }
  const commits = releaseCommits(wanted, released, next)
  const pin = pinOf(next.release, commits)
  writeRelease(folder, pin.file, fileBytes(commits))
  writePins(folder, { releases: [...pins.releases, pin] })
  return next.release
}

function compareManifest(
  entries: readonly ReleaseEntry[],
  { releases }: CataloguePins,
): { readonly latest: ReleaseEntry | undefined; readonly next: ReleaseEntry | undefined } {
  if (entries.some(({ release }, index) => release !== index + 1)) {
    throw new Error('the releases in the manifest are not numbered from 1')
  }
  if (entries.length < releases.length || entries.length > releases.length + 1) {
    throw new Error(`the manifest names ${entries.length} releases, pinned are ${releases.length}`)
  }
  return { latest: entries[releases.length - 1], next: entries[releases.length] }
}

function verified(folder: string, pins: CataloguePins): readonly CatalogueCommit[] {
  const read = readCatalogue(readReleased(folder, pins), pins, sha256)
  if (!read.ok)
    throw new Error(`a released file was changed: ${JSON.stringify(read.error.details)}`)
  return read.value
}

/** The sources as they are now must give the last release once more, byte for byte. */
function requireRepeatable(
  wanted: ReadonlyMap<string, CellValue>,
  released: readonly CatalogueCommit[],
  latest: ReleaseEntry,
  pins: CataloguePins,
): void {
  const pin = pins.releases.at(-1)
  const commits = releaseCommits(wanted, released.slice(0, -(pin?.commits ?? 0)), latest)
  if (commits.length === 0 || sha256(fileBytes(commits)) !== pin?.sha256) {
    throw new Error(
      `the sources differ from release ${latest.release}: name the next release in manifest.json`,
    )
  }
}
