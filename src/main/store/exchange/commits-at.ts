import type { StoredFeedCommit } from '../../usecases/ports/commits.ts'
import { storedAgain } from '../apply-commits.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** Commits by their local numbers: in the order given, read one at a time. */
export function* commitsAt(
  connection: ReadConnection,
  numbers: Iterable<number>,
): Generator<StoredFeedCommit> {
  for (const number of numbers) {
    const row = connection.get<{ hash: Uint8Array; bytes: Uint8Array }>(
      'SELECT hash, bytes FROM commit_log WHERE id = ?',
      [number],
    )
    if (row === undefined) throw new Error(`commit ${number} is not in the log`)
    const { commit, bytes } = storedAgain(number, row.hash, row.bytes)
    yield { commit, bytes, hash: toHex(row.hash) }
  }
}
