import type { PublicKey } from '../../../core/exchange/statement.ts'
import type { WriteConnection } from '../connection.ts'
import { pinRoot } from '../membership.ts'
import { rebuildTimeline } from '../rebuild.ts'
import { revokedBy } from './revoked-installations.ts'

/**
 * Pins the root key by whose word installations are revoked, and looks again at the statements that came before it was
 * known: the state may not depend on what came first. It happens once in a register, mostly with nobody revoked, so
 * everything is made again rather than what turned. The caller opens the transaction.
 */
export function believeRoot(connection: WriteConnection, root: PublicKey): void {
  pinRoot(connection, root)
  if (revokedBy(connection).size > 0) rebuildTimeline(connection)
}
