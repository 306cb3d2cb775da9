import { applyCommits, storedAgain } from '../../src/main/store/apply-commits.ts'
import {
  openConnection,
  type OpenConnection,
  type ReadConnection,
} from '../../src/main/store/connection.ts'
import { noteDerivedDay } from '../../src/main/store/derived-day.ts'
import type { KnownBy } from '../../src/main/store/known-by.ts'
import { migrate } from '../../src/main/store/migrate.ts'
import { migrations } from '../../src/main/store/migrations/all.ts'
import { writeFacts, type RegisterFacts } from '../../src/main/store/register-facts.ts'

/** A database of the newest shape with nothing in it. */
export function emptyDatabase(path = ':memory:'): OpenConnection {
  const connection = openConnection({
    path,
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  migrate(connection, migrations, () => undefined)
  return connection
}

/** A past state by its definition: the log of then, taken in again from its first commit. */
export function replayed(
  connection: ReadConnection,
  facts: RegisterFacts,
  { position, day }: KnownBy,
): OpenConnection {
  const past = emptyDatabase()
  past.transaction(() => {
    writeFacts(past, facts)
    noteDerivedDay(past, day)
    applyCommits(
      past,
      connection
        .all<{ id: number; hash: Uint8Array; bytes: Uint8Array; received: number }>(
          `SELECT c.id, c.hash, c.bytes, p.received FROM commit_log c JOIN receipt p ON p.commit_id = c.id
           WHERE c.id <= ? ORDER BY c.id`,
          [position],
        )
        .map(({ id, hash, bytes, received }) => ({ ...storedAgain(id, hash, bytes), received })),
    )
  })
  return past
}
