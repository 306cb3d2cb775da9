/** What lies on the disk after a kill, read beside the program. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { decodeCommit } from '../../src/contract/commit-codec.ts'
import { registerOf, type Place } from './jobs.ts'

type Database = InstanceType<typeof BetterSqlite3>

export const databaseAt = (place: Place): string => join(registerOf(place), 'register.sqlite')

export function reading<Read>(file: string, read: (database: Database) => Read): Read {
  const database = new BetterSqlite3(file, { readonly: true, timeout: 5000 })
  try {
    return read(database)
  } finally {
    database.close()
  }
}

/** Every save in the log, in its order: what for, and of how many commits. */
export function savesIn(place: Place): readonly string[] {
  if (!existsSync(databaseAt(place))) return []
  const saves = new Map<string, { readonly intent: string; commits: number }>()
  for (const bytes of reading(databaseAt(place), commitBytes)) {
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) throw new Error(decoded.error.code)
    const { save, intent } = decoded.value
    const known = saves.get(save) ?? { intent, commits: 0 }
    known.commits += 1
    saves.set(save, known)
  }
  return [...saves.values()].map(({ intent, commits }) => `${intent} ${commits}`)
}

const commitBytes = (database: Database): readonly Uint8Array[] =>
  database.prepare<[], Uint8Array>('SELECT bytes FROM commit_log ORDER BY id').pluck().all()

export const commitCount = (place: Place): number =>
  existsSync(databaseAt(place)) ? reading(databaseAt(place), commitBytes).length : 0

export const integrityOf = (file: string): string =>
  reading(file, (database) => String(database.prepare('PRAGMA integrity_check').pluck().get()))

export const importsWaiting = (place: Place): number =>
  reading(databaseAt(place), (database) =>
    Number(database.prepare('SELECT count(*) FROM import_progress').pluck().get()),
  )

export function digestOf(file: string): string {
  const hashes = reading(file, (database) =>
    database.prepare<[], Uint8Array>('SELECT hash FROM commit_log ORDER BY hash').pluck().all(),
  )
  const digest = createHash('sha256')
  for (const hash of hashes) digest.update(hash)
  return digest.digest('hex')
}

/** Every file below a folder, relative to it. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted()

/** What nobody may find once the register was opened again: the rest of something that was never finished. */
export const isLeftover = (file: string): boolean =>
  /\.partial$|\/exchange\/(staged|outgoing|unfinished)\/|\/attachments\/incoming\/|\/\.new-|\.restoring-/.test(
    `/${file}`,
  )

/** Kept files whose bytes are not what their name says. */
export const falseNames = ({ folder }: Place): readonly string[] =>
  filesBelow(folder)
    .filter((file) => /^register\/attachments\/[\da-f]{2}\//.test(file))
    .filter((file) => {
      const bytes = readFileSync(join(folder, file))
      return !file.endsWith(createHash('sha256').update(bytes).digest('hex'))
    })
