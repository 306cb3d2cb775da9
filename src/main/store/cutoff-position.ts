import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { fromHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/** Keeps how long the log is: what a cut-off froze can be repeated from that. */
export function pinCutoff(connection: WriteConnection, cutoff: string, position: number): void {
  connection.run('INSERT INTO cutoff_position (cutoff, position) VALUES (?, ?)', [
    fromHex(cutoff),
    position,
  ])
}

export interface KnownCutoff {
  readonly id: string
  readonly name: string
  readonly day: string
  readonly digest: string
  /** How long the log was; `null`: it was made by another register. */
  readonly position: number | null
}

/** By its id. */
export function knownCutoff(
  connection: ReadConnection,
  cutoff: string,
): Result<KnownCutoff, Refusal> {
  const found = connection.get<{
    name: string | null
    day: string | null
    digest: string | null
    position: number | null
  }>(
    `SELECT x.name, x.day, x.digest, p.position FROM record r JOIN record_cutoff x ON x.record = r.id
     LEFT JOIN cutoff_position p ON p.cutoff = r.uid WHERE r.uid = ?`,
    [fromHex(cutoff)],
  )
  if (found === undefined || found.day === null || found.digest === null) {
    return failure(refusal('cutoff_unknown', { cutoff }))
  }
  const { name, day, digest, position } = found
  return success({ id: cutoff, name: name ?? '', day, digest, position })
}
