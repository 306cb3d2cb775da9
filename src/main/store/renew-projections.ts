import type { ReadConnection, WriteConnection } from './connection.ts'
import { rebuildTimeline } from './rebuild.ts'

/** `undefined`: tables of before this was written down. */
const shapeOfProjections = (connection: ReadConnection): string | undefined =>
  connection.get<{ value: string }>(
    "SELECT value FROM register_fact WHERE name = 'projections_made_for'",
  )?.value

export const projectionsAreOf = (connection: ReadConnection, schema: number): boolean =>
  shapeOfProjections(connection) === String(schema)

/** Written in the transaction that makes the tables, so that an interruption between the two is made good. */
export function markProjections(connection: WriteConnection, schema: number): void {
  connection.run(
    `INSERT INTO register_fact (name, value) VALUES ('projections_made_for', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [String(schema)],
  )
}

/**
 * After an upgrade the tables are made again from the log: new ones are filled, fields of the newer version that lay
 * waiting are shown, and what the rules derive is what the rules of this version say. The caller opens the transaction.
 */
export function renewProjections(connection: WriteConnection, schema: number): void {
  rebuildTimeline(connection)
  markProjections(connection, schema)
}
