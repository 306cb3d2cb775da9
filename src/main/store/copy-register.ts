import type { BackupWatch } from '../usecases/ports/backup-files.ts'
import type { CopiedRegister } from '../usecases/ports/register-backups.ts'
import { decodeCommit } from '../../contract/commit-codec.ts'
import { digestOf, registerDigest } from './backup.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'
import { newestSchema } from './migrations/all.ts'
import { RegisterDamage } from './open-failure.ts'
import { conflictCount } from './queries/conflicts.ts'

/**
 * Copies the database of a register that goes on being worked in, and opens the copy: one that does not read back whole,
 * or lacks a commit, is thrown as damage.
 */
export async function copyRegister(
  connection: OpenConnection,
  file: string,
  { signal, onProgress }: BackupWatch,
): Promise<CopiedRegister> {
  await connection.copyTo(file, (done, of) => {
    signal.throwIfAborted()
    onProgress(done, of)
  })
  const copy = openConnection({
    path: file,
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    // One file: what SQLite keeps beside a database would not go with it.
    copy.get('PRAGMA journal_mode = DELETE')
    assertWhole(copy)
    const digest = registerDigest(copy)
    const last = copy.get<{ id: number | null }>('SELECT max(id) AS id FROM commit_log')?.id ?? 0
    if (digest !== digestUpTo(connection, last)) {
      throw new RegisterDamage('the copy does not hold the same commits')
    }
    return { digest, schema: newestSchema, ...countsOf(copy) }
  } finally {
    copy.close()
  }
}

/** Throws what SQLite finds wrong with the structure of a database. */
export function assertWhole(connection: ReadConnection): void {
  const verdict = connection.get<{ quick_check: string }>('PRAGMA quick_check(1)')?.quick_check
  if (verdict !== 'ok') throw new RegisterDamage(verdict ?? 'quick_check')
}

/** Since the copy was made there may be more. */
const digestUpTo = (connection: ReadConnection, last: number): string =>
  digestOf(
    connection.column<Uint8Array>('SELECT hash FROM commit_log WHERE id <= ? ORDER BY hash', [
      last,
    ]),
  )

function countsOf(
  connection: ReadConnection,
): Pick<CopiedRegister, 'commits' | 'changes' | 'conflicts'> {
  let [commits, changes] = [0, 0]
  for (const { bytes } of connection.iterate<{ bytes: Uint8Array }>(
    'SELECT bytes FROM commit_log',
  )) {
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) throw new RegisterDamage(`commit ${commits + 1}: ${decoded.error.code}`)
    commits += 1
    changes += decoded.value.changes.length
  }
  return { commits, changes, conflicts: conflictCount(connection) }
}
