/**
 * Makes the commits of the national catalogue from its readable sources.
 * `node scripts/catalogue/build.ts` builds the release that `manifest.json` newly names;
 * with `--check` it only says whether sources, pins and released files agree.
 */
import { join } from 'node:path'
import { buildCatalogue } from './catalogue.ts'

const folder = join(import.meta.dirname, '../../resources/catalogue')
const made = buildCatalogue(folder, { write: !process.argv.includes('--check') })
console.log(made === null ? 'The catalogue is up to date.' : `Catalogue release ${made} was made.`)
