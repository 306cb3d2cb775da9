import BetterSqlite3 from 'better-sqlite3'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Whether another program has the register open for writing; only looks. */
export function isLocked(directory: string): boolean {
  const file = join(directory, 'open.lock')
  if (!existsSync(file)) return false
  const database = new BetterSqlite3(file, { readonly: true, timeout: 0 })
  try {
    database.exec('BEGIN')
    database.pragma('schema_version')
    return false
  } catch (error) {
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      return true
    throw error
  } finally {
    database.close()
  }
}

/** Held for as long as this program may write to the register; the system releases it when the program dies. */
export interface RegisterLock {
  release(): void
}

/**
 * `null`: another program has the register open. SQLite's own file lock on a file of its own is used because it works
 * alike on every system and leaves nothing behind after a crash, which a lock file would.
 */
export function acquireLock(directory: string): RegisterLock | null {
  const database = new BetterSqlite3(join(directory, 'open.lock'), { timeout: 0 })
  try {
    database.pragma('journal_mode = DELETE')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      return null
    throw error
  }
  return {
    release: () => {
      database.exec('ROLLBACK')
      database.close()
    },
  }
}
