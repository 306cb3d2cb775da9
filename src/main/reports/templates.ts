import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'

const isAbsent = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

const templatesIn = async (directory: string): Promise<ReadonlyMap<string, Uint8Array>> => {
  const names = await readdir(directory, { recursive: true }).catch((error: unknown) => {
    // A register without templates of its own has no folder for them.
    if (isAbsent(error)) return []
    throw error
  })
  const templates = names.filter((name) => name.endsWith('.typ'))
  return new Map(
    await Promise.all(
      templates.map(
        async (name) => [name.split(sep).join('/'), await readFile(join(directory, name))] as const,
      ),
    ),
  )
}

/**
 * The report templates by path, from several folders of which the first that has a file of a name gives it: an
 * office overrides one part of the program's templates by a file of the same name in its register.
 */
export const readTemplates = async (
  directories: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const layers = await Promise.all(directories.map(templatesIn))
  return new Map(layers.toReversed().flatMap((layer) => [...layer]))
}
