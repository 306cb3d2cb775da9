/** What an import measures with: made once, because a million changes take a minute to write. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../../scripts/setup/paths.ts'
import { newestSchema } from '../../../src/main/store/migrations/all.ts'
import { commitStream } from './commit-stream.ts'
import { makeImportingRegister } from './importing-register.ts'
import { writeStreamPackage } from './stream-package.ts'

const kept = join(root, '.cache', 'bench')
export const registerIn = (directory: string): string => join(directory, 'register')

/** A folder with a register and the package of so many changes that it is to import. Nobody may write to it. */
export async function keptStream(changes: number, say: (line: string) => void): Promise<string> {
  const directory = join(kept, `import-${changes}-${newestSchema}-${generatorKey()}`)
  if (existsSync(directory)) return directory
  say(`making ${changes} changes to import; they are kept in ${directory}`)
  const unfinished = `${directory}-unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  mkdirSync(unfinished, { recursive: true })
  const { random, writer, world } = await makeImportingRegister(registerIn(unfinished))
  await writeStreamPackage(unfinished, commitStream(random, writer, world, changes))
  renameSync(unfinished, directory)
  return directory
}

/** Another generator makes another stream. */
function generatorKey(): string {
  const hash = createHash('sha256')
  for (const folder of [import.meta.dirname, join(import.meta.dirname, '..', 'register')]) {
    for (const file of readdirSync(folder).toSorted()) {
      if (!file.startsWith('kept-') && !file.endsWith('.test.ts')) {
        hash.update(readFileSync(join(folder, file)))
      }
    }
  }
  return hash.digest('hex').slice(0, 16)
}
