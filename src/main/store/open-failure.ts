import BetterSqlite3 from 'better-sqlite3'
import { refusal, type Refusal } from '../../contract/errors.ts'

/** What SQLite's refusal to open or write means to a person; anything else is a bug and is thrown on. */
export function storageRefusal(error: unknown, directory: string): Refusal {
  if (error instanceof BetterSqlite3.SqliteError) {
    switch (error.code.split('_').slice(0, 2).join('_')) {
      case 'SQLITE_NOTADB':
      case 'SQLITE_CORRUPT':
        return refusal('register_damaged', { directory, reason: error.message })
      case 'SQLITE_FULL':
        return refusal('storage_full', { directory })
      case 'SQLITE_BUSY':
      case 'SQLITE_LOCKED':
      case 'SQLITE_READONLY':
        return refusal('register_locked', { directory })
      case 'SQLITE_CANTOPEN':
      case 'SQLITE_IOERR':
        return refusal('file_unreadable', { file: directory, reason: error.code })
    }
  }
  throw error
}
