import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildCatalogue } from '../../scripts/catalogue/catalogue.ts'
import { readPins, writePins } from '../../scripts/catalogue/files.ts'
import { manifestSchema, sourceFileSchema } from '../../scripts/catalogue/source-schema.ts'
import { catalogueInstallation } from '../../src/contract/catalogue.ts'
import { readCatalogue } from '../../src/main/exchange/catalogue-file.ts'
import {
  catalogueFolder,
  recordsOf,
  releasedCommits,
  releasedFiles,
  sha256,
} from './catalogue-records.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  cpSync(catalogueFolder, folder, { recursive: true })
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function editSource(name: string, edit: (text: string) => string): void {
  const path = join(folder, 'source', name)
  const before = readFileSync(path, 'utf8')
  const after = edit(before)
  if (after === before) throw new Error(`the edit of ${name} changed nothing`)
  writeFileSync(path, after)
}

function nameNextRelease(date: string, schema?: number): void {
  const path = join(folder, 'source/manifest.json')
  const { releases } = manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  const schemaVersion = schema ?? releases.at(-1)?.schemaVersion ?? 1
  const next = { release: releases.length + 1, date, schemaVersion }
  writeFileSync(path, JSON.stringify({ releases: [...releases, next] }))
}

const moveConago = (text: string): string =>
  text.replace('Conferencia Nacional de Gobernadores', 'Conferencia de Gobernadoras y Gobernadores')

describe('the released catalogue', () => {
  it('is what its sources give, byte for byte', () => {
    expect(buildCatalogue(catalogueFolder, { write: false })).toBeNull()
    // What was published before the last release is given: the sources say what they say today.
    const { releases } = readPins(folder)
    const last = releases.at(-1)
    if (last === undefined) throw new Error('nothing was released')
    rmSync(join(folder, last.file))
    writePins(folder, { releases: releases.slice(0, -1) })
    expect(buildCatalogue(folder, { write: true })).toBe(last.release)
    expect(releasedFiles(folder)).toEqual(releasedFiles(catalogueFolder))
    expect(readPins(folder)).toEqual(readPins(catalogueFolder))
  })

  it('is one feed of the reserved installation, in commits that stay small', () => {
    expect(Buffer.from(catalogueInstallation, 'hex').toString('ascii')).toBe('national catalog')
    for (const { commit } of releasedCommits(catalogueFolder)) {
      expect(commit.installation).toBe(catalogueInstallation)
      expect(commit.changes.length).toBeLessThanOrEqual(2000)
    }
  })
})

describe('a new release', () => {
  it('is refused as long as the manifest does not name it: a released file never changes', () => {
    editSource('units-federal.json', moveConago)
    expect(() => buildCatalogue(folder, { write: true })).toThrow('the sources differ from release')
    expect(releasedFiles(folder)).toEqual(releasedFiles(catalogueFolder))
  })

  it('holds the difference only, and replaces what was released before', () => {
    editSource('units-federal.json', (text) =>
      moveConago(text).replace('"CONAGO", "Conferencia Nac', '"Conferencia Nac'),
    )
    nameNextRelease('2027-05-01')
    expect(buildCatalogue(folder, { write: true })).toBe(5)
    expect(buildCatalogue(folder, { write: false })).toBeNull()

    const before = releasedCommits(catalogueFolder)
    const commits = releasedCommits(folder)
    expect(commits.slice(0, before.length).map(({ hash }) => hash)).toEqual(
      before.map(({ hash }) => hash),
    )
    const [added, ...more] = commits.slice(before.length)
    expect(more).toEqual([])
    expect(added?.commit.previous).toBe(before.at(-1)?.hash)
    expect(added?.commit.changes.every(({ replaces }) => replaces.length <= 1)).toBe(true)
    const conago = recordsOf(commits).find(({ fields }) => fields.code === 'CONAGO')
    expect(conago?.fields.name).toBe('Conferencia de Gobernadoras y Gobernadores')
    expect(conago?.sets.aliases).not.toContain('CONAGO')
  })

  it('cannot let a released record vanish', () => {
    editSource('successions.json', (text) => {
      const file = sourceFileSchema.parse(JSON.parse(text))
      return JSON.stringify({ ...file, records: file.records.slice(1) })
    })
    nameNextRelease('2027-05-01')
    expect(() => buildCatalogue(folder, { write: true })).toThrow('withdraw it with a reason')
  })

  it('cannot be of a schema that the program does not know, nor of an older one than before', () => {
    editSource('units-federal.json', moveConago)
    nameNextRelease('2027-05-01', 99)
    expect(() => buildCatalogue(folder, { write: true })).toThrow('a schema version from 4 to')
  })

  it('cannot be dated before the one it continues', () => {
    editSource('units-federal.json', moveConago)
    nameNextRelease('2001-01-01')
    expect(() => buildCatalogue(folder, { write: true })).toThrow('is dated before')
  })

  it('is asked for, when the manifest names one that nobody built', () => {
    nameNextRelease('2027-05-01')
    expect(() => buildCatalogue(folder, { write: false })).toThrow('has not been built')
  })
})

describe('a source file', () => {
  it.each([
    ['that names a unit nobody knows', '"successor": "CNS"', '"successor": "CNX"', 'not there'],
    ['with a day that does not exist', '2013-01-03', '2013-02-30', 'no such year, month or day'],
    ['with an unknown code', '"replaces"', '"devours"', 'expected one of'],
    ['with a field of no record', '"date"', '"day"', 'Unrecognized key'],
    ['that cites nothing', '["articulo-ssp"]', '[]', 'Too small'],
    ['that cites what is not in the list', '"articulo-ssp"', '"hearsay"', 'unknown source hearsay'],
    ['with one key twice', '"key": "CNS>SSPC"', '"key": "SSP>CNS"', 'in the sources twice'],
  ])('%s is refused', (_, from, to, message) => {
    editSource('successions.json', (text) => text.replace(from, to))
    nameNextRelease('2027-05-01')
    expect(() => buildCatalogue(folder, { write: true })).toThrow(message)
    expect(releasedFiles(folder)).toEqual(releasedFiles(catalogueFolder))
  })
})

describe('an office that opens the catalogue', () => {
  const pins = readPins(catalogueFolder)
  const [pin] = pins.releases
  if (pin === undefined) throw new Error('nothing was released')
  const original = releasedFiles(catalogueFolder).get(pin.file)
  if (original === undefined) throw new Error(`no ${pin.file}`)
  const first = { releases: [pin] }
  const read = (bytes: Uint8Array, under = first) =>
    readCatalogue(new Map([[pin.file, bytes]]), under, sha256)
  const refused = (problem: unknown) => ({
    ok: false,
    error: { code: 'catalogue_altered', details: { file: pin.file, problem } },
  })

  it('gets the commits with the bytes that their hashes name', () => {
    const result = read(original)
    if (!result.ok) throw new Error(JSON.stringify(result.error))
    expect(result.value.length).toBe(pin.commits)
    for (const { hash, bytes } of result.value) expect(sha256(bytes)).toBe(hash)
  })

  it('refuses a file of which any one byte was changed', () => {
    for (const place of [0, 4, 100, original.length >> 1, original.length - 1]) {
      const bytes = Uint8Array.from(original)
      bytes[place] = (bytes[place] ?? 0) ^ 1
      expect(read(bytes)).toEqual(refused('its SHA-256 is not the pinned one'))
    }
  })

  it('refuses a missing file', () => {
    expect(readCatalogue(new Map(), pins, sha256)).toEqual(refused('the file is missing'))
  })

  it('refuses a file that is cut off, even under a pin made for it', () => {
    const bytes = original.subarray(0, -1)
    const forged = { releases: [{ ...pin, sha256: sha256(bytes) }] }
    expect(read(bytes, forged)).toEqual(refused('it ends within a commit'))
  })

  it('refuses a file whose commits are not the pinned ones', () => {
    const forged = { releases: [{ ...pin, lastCommit: '0'.repeat(64) }] }
    expect(read(original, forged)).toEqual(refused('its commits are not the pinned ones'))
  })

  it('refuses the same commits twice: the feed is broken', () => {
    const bytes = Buffer.concat([original, original])
    const forged = { releases: [{ ...pin, sha256: sha256(bytes) }] }
    expect(read(bytes, forged)).toEqual(refused('the feed is broken'))
  })
})
