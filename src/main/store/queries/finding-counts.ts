import type { FoundList } from '../../usecases/ports/register.ts'
import type { ReadConnection } from '../connection.ts'
import { officeSettings } from './office-settings.ts'

/** How many rows of a list of findings have each code; each is counted in an index that has nothing else. */
export function findingCounts(
  connection: ReadConnection,
  list: FoundList,
): ReadonlyMap<string, number> {
  const counted = (sql: string, parameters: readonly number[] = []): ReadonlyMap<string, number> =>
    new Map(
      connection
        .all<{ code: string; number: number }>(sql, [...parameters])
        .map(({ code, number }) => [code, number]),
    )
  switch (list) {
    case 'issues':
    case 'conflicts':
      return counted(
        'SELECT kind AS code, count(*) AS number FROM issue_finding WHERE accepted IS NULL GROUP BY kind',
      )
    case 'weak':
      return counted(
        'SELECT check_code AS code, count(*) AS number FROM weak_finding GROUP BY check_code',
      )
    case 'readiness':
      return counted(
        `SELECT reason AS code, count(*) AS number FROM audit_finding
         WHERE days IS NULL OR days > ? GROUP BY reason`,
        [officeSettings(connection).longestReceiptDays],
      )
  }
}
