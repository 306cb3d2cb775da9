/** The process that is killed, as one file: most of what a short process does is find and read the program's files. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'

export interface Bundle {
  readonly program: string
  /** Where Node keeps what it compiled of it. */
  readonly compiled: string
  remove(): void
}

const root = join(import.meta.dirname, '..', '..')

/** Below the project, so that it finds what cannot be bundled; as deep as its source, so that it finds `resources`. */
export async function bundleKilledProcess(): Promise<Bundle> {
  const cache = join(root, '.cache')
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'kills-'))
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    await bundleInto(folder)
  } catch (error) {
    remove()
    throw error
  }
  return {
    program: join(folder, 'killed-process.js'),
    compiled: join(folder, 'compiled'),
    remove,
  }
}

async function bundleInto(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: join(import.meta.dirname, 'killed-process.ts'),
      outDir: folder,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        external: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'],
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
    ssr: { noExternal: true },
  })
}
