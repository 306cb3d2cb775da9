/**
 * The bridge is a global of the page, not a module, so no import betrays its use: it is found by
 * its name in the text.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the preload calls it. */
export const bridgeName = 'acuerdos'

const use = new RegExp(`\\b(window|globalThis|self)\\s*([?]?[.]|\\[\\s*['"\`])\\s*${bridgeName}\\b`)

export function bridgeUsersOutsideApi(folder: string): readonly string[] {
  return globSync('src/renderer/**/*.{ts,tsx}', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.startsWith('src/renderer/api/'))
    .filter((path) => !/[.]test[.]tsx?$/.test(path))
    .filter((path) => use.test(readFileSync(join(folder, path), 'utf8')))
}
