import type { Id } from '../../../core/changes/types.ts'
import type { NotedPackage } from '../../usecases/ports/exchange.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { lastPosition } from '../known-by.ts'

/** Lists a package that was written here or taken in. `moment`: milliseconds since 1970; `day`: in the register's time zone. */
export function notePackage(
  connection: WriteConnection,
  direction: 'sent' | 'received',
  { id, kind, counterparts, made, file, sha256, changes, attachments, bytes }: NotedPackage,
  { moment, day }: { readonly moment: number; readonly day: string },
): void {
  const { lastId } = connection.run(
    `INSERT INTO exchange_package (package, direction, kind, moment, day, made, file, sha256, changes, attachments,
       bytes, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      fromHex(id),
      direction,
      kind,
      moment,
      day,
      made,
      file,
      sha256,
      changes,
      attachments,
      bytes,
      lastPosition(connection),
    ],
  )
  for (const office of new Set(counterparts)) {
    connection.run('INSERT INTO exchange_counterpart (number, office) VALUES (?, ?)', [
      lastId,
      fromHex(office),
    ])
  }
}

export const isTakenIn = (connection: ReadConnection, id: Id): boolean =>
  connection.get("SELECT 1 FROM exchange_package WHERE package = ? AND direction = 'received'", [
    fromHex(id),
  ]) !== undefined
