import type { MadeBackup } from '../usecases/ports/register-backups.ts'
import { registerDigest } from './backup.ts'
import { openConnection } from './connection.ts'
import { assertWhole } from './copy-register.ts'
import { noteBackup } from './last-backup.ts'
import { schemaNumber } from './migrate.ts'
import { newestSchema } from './migrations/all.ts'
import { RegisterDamage, storageFailure } from './open-failure.ts'
import { readFacts } from './register-facts.ts'
import { becomeAnother } from './renew-installation.ts'

/** `newer`: a later version of the program made it. `damaged`: it is not what the backup says of it. */
type Adoption =
  | { readonly outcome: 'adopted'; readonly installation: string }
  | { readonly outcome: 'newer' | 'damaged' }

/**
 * Makes the database of a backup one of its own before it can be opened as a register: whoever it is of may go on saving,
 * and two installations of one id would contradict each other. `digest`: what it has to hold.
 */
export function adoptBackup(database: string, digest: string, backup: MadeBackup): Adoption {
  try {
    const connection = openConnection({
      path: database,
      readOnly: false,
      now: () => 0,
      onSlow: () => undefined,
    })
    try {
      if (schemaNumber(connection) > newestSchema) return { outcome: 'newer' }
      assertWhole(connection)
      const facts = readFacts(connection)
      if (facts === undefined || registerDigest(connection) !== digest) {
        return { outcome: 'damaged' }
      }
      const installation = connection.transaction(() => {
        noteBackup(connection, backup)
        return becomeAnother(connection, facts.installation, 'backup')
      })
      return { outcome: 'adopted', installation }
    } finally {
      connection.close()
    }
  } catch (error) {
    const isDamage =
      error instanceof RegisterDamage ||
      storageFailure(error, database)?.code === 'register_damaged'
    if (isDamage) return { outcome: 'damaged' }
    throw error
  }
}
