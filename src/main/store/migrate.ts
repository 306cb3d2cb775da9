import type { OpenConnection } from './connection.ts'
import type { Migration } from './migrations/migration.ts'

export function schemaNumber(connection: OpenConnection): number {
  return connection.get<{ user_version: number }>('PRAGMA user_version')?.user_version ?? 0
}

/**
 * Brings the database to the newest shape, each step in a transaction of its own.
 * `beforeFirst` is called once if there is anything to do in a database that already holds something: it makes the
 * verified backup. Returns how many steps were taken.
 */
export function migrate(
  connection: OpenConnection,
  migrations: readonly Migration[],
  beforeFirst: () => void,
): number {
  const current = schemaNumber(connection)
  const pending = migrations.filter(({ number }) => number > current)
  if (pending.length > 0 && current > 0) beforeFirst()
  for (const migration of pending) {
    connection.transaction(() => {
      migration.up(connection)
      connection.script(`PRAGMA user_version = ${migration.number}`)
    })
  }
  return pending.length
}
