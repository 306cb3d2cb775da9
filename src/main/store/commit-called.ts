import { decodeCommit } from '../../contract/commit-codec.ts'
import type { Commit, CommitPrefix } from '../../core/changes/types.ts'
import { fromHex, toHex } from './bytes.ts'
import type { ReadConnection } from './connection.ts'
import { RegisterDamage } from './open-failure.ts'

/** A merged commit by the first half of its hash, which names its changes; `undefined`: it has not arrived. */
export function commitCalled(connection: ReadConnection, prefix: CommitPrefix): Commit | undefined {
  const found = connection.get<{ hash: Uint8Array; bytes: Uint8Array }>(
    'SELECT hash, bytes FROM commit_log WHERE hash >= ? AND hash <= ? AND held = 0 LIMIT 1',
    [fromHex(prefix + '0'.repeat(32)), fromHex(prefix + 'f'.repeat(32))],
  )
  if (found === undefined) return undefined
  const decoded = decodeCommit(found.bytes)
  if (!decoded.ok) throw new RegisterDamage(`commit ${toHex(found.hash)}: ${decoded.error.code}`)
  return decoded.value
}
