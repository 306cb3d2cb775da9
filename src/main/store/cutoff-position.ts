import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { fromHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import type { KnownBy } from './known-by.ts'

/** Keeps how long the log is: what a cut-off froze can be repeated from that. */
export function pinCutoff(connection: WriteConnection, cutoff: string, position: number): void {
  connection.run('INSERT INTO cutoff_position (cutoff, position) VALUES (?, ?)', [
    fromHex(cutoff),
    position,
  ])
}

/** What was known when a cut-off was made, by its id. */
export function cutoffPosition(
  connection: ReadConnection,
  cutoff: string,
): Result<KnownBy, Refusal> {
  const found = connection.get<{ day: string | null; position: number | null }>(
    `SELECT x.day, p.position FROM record r JOIN record_cutoff x ON x.record = r.id
     LEFT JOIN cutoff_position p ON p.cutoff = r.uid WHERE r.uid = ?`,
    [fromHex(cutoff)],
  )
  if (found === undefined || found.day === null || found.position === null) {
    return failure(refusal('cutoff_unknown', { cutoff }))
  }
  return success({ position: found.position, day: found.day })
}
