import type { Id } from '../../../core/changes/types.ts'
import { partitionOfName } from '../../../core/changes/partition.ts'
import { admitsAgreement, readScope } from '../../../core/exchange/scope-admits.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/**
 * Whether a partition (by its name) is within a scope, as the register stands now. The catalogue always is; what offices
 * keep of their own goes with `all`; an agreement that has not arrived may be confidential, so it waits.
 */
export function withinScope(
  connection: ReadConnection,
  scope: readonly string[],
): (partition: string) => boolean {
  const read = readScope(scope)
  const known = new Map<string, boolean>()
  const decide = (name: string): boolean => {
    const partition = partitionOfName(name)
    if (partition === undefined) return false
    switch (partition.kind) {
      case 'catalog':
        return true
      case 'office':
        return read.all
      case 'agreement': {
        const place = placeOf(connection, partition.id)
        return place !== undefined && admitsAgreement(read, { agreement: partition.id, ...place })
      }
    }
  }
  return (name) => {
    const remembered = known.get(name)
    if (remembered !== undefined) return remembered
    const within = decide(name)
    known.set(name, within)
    return within
  }
}

/** The session of an agreement; `null`: none, or the agreement has not arrived. */
export const sessionOfAgreement = (connection: ReadConnection, agreement: Id): Id | null =>
  placeOf(connection, agreement)?.session ?? null

function placeOf(
  connection: ReadConnection,
  agreement: Id,
): { readonly session: Id | null; readonly confidential: boolean } | undefined {
  const found = connection.get<{ session: Uint8Array | null; confidential: number | null }>(
    `SELECT s.uid AS session, a.confidential FROM record r
     JOIN record_agreement a ON a.record = r.id LEFT JOIN record s ON s.id = a.session
     WHERE r.uid = ?`,
    [fromHex(agreement)],
  )
  if (found === undefined) return undefined
  const { session, confidential } = found
  return { session: session === null ? null : toHex(session), confidential: confidential === 1 }
}
