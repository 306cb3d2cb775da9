import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cataloguePinsSchema, type CataloguePins } from '../../contract/catalogue.ts'
import { demonstrationSchema } from '../../contract/demonstration.ts'
import type { Refusal } from '../../contract/errors.ts'
import type { Result } from '../../core/result.ts'
import { readCatalogue, type CatalogueCommit } from '../exchange/catalogue-file.ts'
import type { DemonstrationData } from '../usecases/play-demonstration.ts'
import { documentReader } from './document-reader.ts'

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'))

const cataloguePins = async (resources: string): Promise<CataloguePins> =>
  cataloguePinsSchema.parse(await readJson(join(resources, 'catalogue', 'pins.json')))

/** The newest release of the national catalogue that the program has. */
export const newestCatalogueRelease = async (resources: string): Promise<number> =>
  (await cataloguePins(resources)).releases.at(-1)?.release ?? 0

/** Hash of the last commit of the catalogue that comes with the program; a register that has it has all of them. */
export const lastCatalogueCommit = async (resources: string): Promise<string | undefined> =>
  (await cataloguePins(resources)).releases.at(-1)?.lastCommit

/** The national catalogue that comes with the program, checked against its pins. */
export async function loadCatalogue(
  resources: string,
): Promise<Result<readonly CatalogueCommit[], Refusal>> {
  const folder = join(resources, 'catalogue')
  const pins = await cataloguePins(resources)
  const files = new Map<string, Uint8Array>()
  for (const { file } of pins.releases) files.set(file, await readFile(join(folder, file)))
  return readCatalogue(files, pins, (bytes) => createHash('sha256').update(bytes).digest('hex'))
}

export async function loadDemonstration(resources: string): Promise<DemonstrationData> {
  const folder = join(resources, 'demonstration')
  return {
    script: demonstrationSchema.parse(await readJson(join(folder, 'demonstration.json'))),
    fileAt: (name) => join(folder, name),
    reader: documentReader,
  }
}
