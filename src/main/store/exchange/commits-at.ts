import type { StoredFeedCommit } from '../../usecases/ports/commits.ts'
import { storedAgain } from '../apply-commits.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** So many at once cost little more than one, and little memory. */
const atOnce = 200

/** Commits by their local numbers: in the order given, read a few at a time. */
export function* commitsAt(
  connection: ReadConnection,
  numbers: Iterable<number>,
): Generator<StoredFeedCommit> {
  let some: number[] = []
  for (const number of numbers) {
    some.push(number)
    if (some.length < atOnce) continue
    yield* readAtOnce(connection, some)
    some = []
  }
  yield* readAtOnce(connection, some)
}

function* readAtOnce(
  connection: ReadConnection,
  numbers: readonly number[],
): Generator<StoredFeedCommit> {
  const rows = connection.all<{ id: number; hash: Uint8Array; bytes: Uint8Array }>(
    'SELECT c.id, c.hash, c.bytes FROM json_each(?) j CROSS JOIN commit_log c ON c.id = j.value ORDER BY j.key',
    [JSON.stringify(numbers)],
  )
  for (const [place, number] of numbers.entries()) {
    const row = rows[place]
    if (row?.id !== number) throw new Error(`commit ${number} is not in the log`)
    const { commit, bytes } = storedAgain(number, row.hash, row.bytes)
    yield { commit, bytes, hash: toHex(row.hash) }
  }
}
