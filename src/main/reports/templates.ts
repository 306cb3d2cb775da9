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

interface Templates {
  /** By path, with `/` between folders. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Paths of those that are an office's own. */
  readonly own: ReadonlySet<string>
}

/**
 * The report templates from several folders of which the first that has a file of a name gives it: an office overrides
 * one part of the program's templates, which lie in the last folder, by a file of the same name in its register.
 */
export const readTemplates = async (directories: readonly string[]): Promise<Templates> => {
  const layers = await Promise.all(directories.map(templatesIn))
  return {
    files: new Map(layers.toReversed().flatMap((layer) => [...layer])),
    own: new Set(layers.slice(0, -1).flatMap((layer) => [...layer.keys()])),
  }
}
