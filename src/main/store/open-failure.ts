import BetterSqlite3 from 'better-sqlite3'
import { refusal, type Refusal } from '../../contract/errors.ts'

/** The operating system lets this person read the folder, not write into it. */
const notWritable: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'EISDIR']

/** What a refusal of SQLite or of the system to open or write means to a person; anything else is a bug, thrown on. */
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
        return refusal('register_locked', { directory })
      case 'SQLITE_READONLY':
        return refusal('register_not_writable', { directory, reason: error.code })
      case 'SQLITE_CANTOPEN':
      case 'SQLITE_IOERR':
        return refusal('file_unreadable', { file: directory, reason: error.code })
    }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code === 'string' && notWritable.includes(code)) {
    return refusal('register_not_writable', { directory, reason: code })
  }
  throw error
}
