import * as z from 'zod'
import type { MadeBackup } from '../usecases/ports/register-backups.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

const keptSchema = z.object({ made: z.number(), file: z.string() })

/** `null`: none was made here. */
export function lastBackup(connection: ReadConnection): MadeBackup | null {
  const kept = connection.get<{ value: string }>(
    "SELECT value FROM register_fact WHERE name = 'last_backup'",
  )
  if (kept === undefined) return null
  const value: unknown = JSON.parse(kept.value)
  return keptSchema.parse(value)
}

export function noteBackup(connection: WriteConnection, backup: MadeBackup): void {
  connection.run(
    `INSERT INTO register_fact (name, value) VALUES ('last_backup', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(backup)],
  )
}
