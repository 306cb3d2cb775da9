import { createHash } from 'node:crypto'
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { allHashes } from './log.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'

/** Equal for any two registers that hold the same commits: SHA-256 over the sorted hashes of all of them. */
export const registerDigest = (connection: ReadConnection): string =>
  digestOf(allHashes(connection))

/** SHA-256 over hashes that come in their order as bytes. */
export function digestOf(commits: Iterable<Uint8Array>): string {
  const hash = createHash('sha256')
  for (const commit of commits) hash.update(commit)
  return hash.digest('hex')
}

/** The end of the name of a copy that is not verified yet. */
export const unfinishedBackup = '.partial'

/**
 * Copies the database into a new file and opens the copy again: what cannot be read back, or holds other commits,
 * is no backup. Throws if so, before anything else is touched. The copy has its name when it is whole and on the disk.
 */
export function verifiedBackup(connection: OpenConnection, file: string): void {
  if (existsSync(file)) throw new Error(`${file} already exists`)
  const partial = `${file}${unfinishedBackup}`
  rmSync(partial, { force: true })
  connection.run('VACUUM INTO ?', [partial])
  chmodSync(partial, 0o600)
  verifyCopy(connection, partial)
  const descriptor = openSync(partial, 'r+')
  try {
    // SQLite does not wait for the disk here.
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
  renameSync(partial, file)
}

function verifyCopy(connection: OpenConnection, file: string): void {
  const copy = openConnection({ path: file, readOnly: true, now: () => 0, onSlow: () => undefined })
  try {
    const verdict = copy.get<{ quick_check: string }>('PRAGMA quick_check')?.quick_check
    if (verdict !== 'ok')
      throw new Error(`the backup ${file} does not pass SQLite's check: ${verdict}`)
    if (registerDigest(copy) !== registerDigest(connection)) {
      throw new Error(`the backup ${file} does not hold the same commits`)
    }
  } finally {
    copy.close()
  }
}
