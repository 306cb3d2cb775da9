import BetterSqlite3 from 'better-sqlite3'
import { refusal, type Refusal } from '../../contract/errors.ts'

/** The operating system lets this person read the folder, not write into it. */
const notWritable: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'EISDIR']
const noSpace: readonly string[] = ['ENOSPC', 'EDQUOT']

/** What the log or a table holds cannot be what the program wrote there. */
export class RegisterDamage extends Error {}

/** `SQLITE_CORRUPT_VTAB` is a kind of `SQLITE_CORRUPT`. */
const primaryCode = (error: InstanceType<typeof BetterSqlite3.SqliteError>): string =>
  error.code.split('_').slice(0, 2).join('_')

/** `ENOENT`, `EACCES`… of an error that the operating system gave; `undefined` for any other. */
export function systemCode(error: unknown): string | undefined {
  const known =
    error instanceof Error &&
    !(error instanceof BetterSqlite3.SqliteError) &&
    'syscall' in error &&
    'code' in error
  return known && typeof error.code === 'string' ? error.code : undefined
}

/** What SQLite says when bytes of its file are not what it wrote, or are not to be had. */
const damage: readonly string[] = [
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_IOERR',
  // A length that damage made absurd.
  'SQLITE_TOOBIG',
  'SQLITE_NOMEM',
]

/** The search index is a table that SQLite makes from others; it says of their damage that it cannot make it. */
const searchIndexDamaged = /^vtable constructor failed/

/**
 * Why reading ended, if it was damage; anything else is a bug, thrown on. In a file that is `knownDamaged` a table or
 * column that does not exist is damage too.
 */
export function damageReason(error: unknown, knownDamaged: boolean): string {
  if (error instanceof RegisterDamage) return error.message
  if (error instanceof BetterSqlite3.SqliteError) {
    const code = primaryCode(error)
    const damaged =
      damage.includes(code) ||
      (code === 'SQLITE_ERROR' && (knownDamaged || searchIndexDamaged.test(error.message)))
    if (damaged) return `${error.code}: ${error.message}`
  }
  throw error
}

/** What a refusal of SQLite or of the system means to a person; `undefined`: a bug. */
export function storageFailure(error: unknown, directory: string): Refusal | undefined {
  if (error instanceof RegisterDamage) {
    return refusal('register_damaged', { directory, reason: error.message })
  }
  if (error instanceof BetterSqlite3.SqliteError) return sqliteFailure(error, directory)
  const code = systemCode(error)
  if (code === undefined) return undefined
  if (notWritable.includes(code))
    return refusal('register_not_writable', { directory, reason: code })
  if (noSpace.includes(code)) return refusal('storage_full', { directory })
  return code === 'EIO' ? refusal('register_unreadable', { directory, reason: code }) : undefined
}

function sqliteFailure(
  error: InstanceType<typeof BetterSqlite3.SqliteError>,
  directory: string,
): Refusal | undefined {
  switch (primaryCode(error)) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
    case 'SQLITE_TOOBIG':
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
      return refusal('register_unreadable', { directory, reason: error.code })
    default:
      return searchIndexDamaged.test(error.message)
        ? refusal('register_damaged', { directory, reason: error.message })
        : undefined
  }
}

/** The same where only storage is at work: anything else is a bug, thrown on. */
export function storageRefusal(error: unknown, directory: string): Refusal {
  const failed = storageFailure(error, directory)
  if (failed === undefined) throw error
  return failed
}
