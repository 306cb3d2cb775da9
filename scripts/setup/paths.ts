/** Where set-up keeps what it fetched or built. All of it is below the git-ignored `.cache`. */
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')
export const modules = join(root, 'node_modules')
export const cache = join(root, '.cache')
export const runtimeRecordFile = join(cache, 'electron', 'runtime.json')
export const compatibilityFolder = join(cache, 'electron', 'compatibility')
export const sqliteFolder = join(cache, 'better-sqlite3')
/** Unfinished work. Nothing below it is ever used, and each set-up begins by emptying it. */
export const unfinished = join(cache, 'unfinished')
