import type { RegisterExtent } from '../usecases/ports/register.ts'
import type { ReadConnection } from './connection.ts'

/** As of `RegisterReader`, by the log up to that commit. */
export function extentOf(
  connection: ReadConnection,
  log: 'commit_log' | 'present.commit_log',
  position: number,
): RegisterExtent {
  const found = connection.get<{ commits: number; latest: number | null }>(
    `SELECT count(*) AS commits, max(wall) AS latest FROM ${log} WHERE id <= ?`,
    [position],
  )
  return { commits: found?.commits ?? 0, latest: found?.latest ?? 0 }
}
