/** Scripts of `cold/` as people run the program: bundled as the build does it, not types taken away at every start. */
import { join } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..', '..')
/** As deep below the root as the sources of the bench, which look for `resources` from where they are. */
const folder = join(root, 'out', 'bench')

export const builtScripts = ['start', 'start-floor'] as const
export type BuiltScript = (typeof builtScripts)[number]

let built: Promise<unknown> | null = null

/** Where the script is, bundled once in a run. */
export async function builtPath(script: BuiltScript): Promise<string> {
  built ??= build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        external: ['better-sqlite3', '@myriaddreamin/typst-ts-node-compiler'],
        input: Object.fromEntries(
          builtScripts.map((name) => [name, join(import.meta.dirname, 'cold', `${name}.ts`)]),
        ),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  })
  await built
  return join(folder, `${script}.js`)
}
