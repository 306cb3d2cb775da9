import type { WriteConnection } from './connection.ts'
import { derivedDay } from './derived-day.ts'
import { refreshDatedIssues } from './projections/issues/refresh-issues.ts'
import { bringToDay } from './projections/refresh-responsibility.ts'

/** Brings what the tables say of a day to that day. Returns how many rows are others. */
export function turnToDay(connection: WriteConnection, day: string): number {
  if (derivedDay(connection) === day) return 0
  const turned = bringToDay(connection, day)
  return turned.length + refreshDatedIssues(connection, turned).length
}
