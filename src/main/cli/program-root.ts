import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The nearest folder above with a package.json: the same for the sources and for what is built from them. */
export function findRoot(from: string): string {
  let folder = from
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder)
    if (above === folder) throw new Error(`no package.json above ${from}`)
    folder = above
  }
  return folder
}
