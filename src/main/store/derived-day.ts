import { lastDay } from '../../core/compliance/day.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/**
 * The day (`YYYY-MM-DD`) for which the tables say who answers for what. Until one is set everything that is known has
 * come to pass.
 */
export const derivedDay = (connection: ReadConnection): string =>
  connection.get<{ value: string }>("SELECT value FROM register_fact WHERE name = 'derived_for'")
    ?.value ?? lastDay

/** Only notes the day: the rows are brought to it by who calls. */
export function noteDerivedDay(connection: WriteConnection, day: string): void {
  connection.run(
    `INSERT INTO register_fact (name, value) VALUES ('derived_for', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [day],
  )
}
