import type { Id, PartitionKey } from '../../core/changes/types.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { fromHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/** Local numbers of records. One object per transaction: a rolled-back number must not be remembered. */
export interface RecordIds {
  /** The record that a change is about. */
  ofChange(uid: Id, kind: number, partition: PartitionKey): number
  /** A record that a value points to; it may not have arrived yet. */
  ofReference(uid: Id): number
}

export function recordIds(connection: WriteConnection): RecordIds {
  const known = new Map<Id, { id: number; described: boolean }>()

  const intern = (uid: Id): { id: number; described: boolean } => {
    const remembered = known.get(uid)
    if (remembered !== undefined) return remembered
    const found = connection.get<{ id: number; kind: number | null }>(
      'SELECT id, kind FROM record WHERE uid = ?',
      [fromHex(uid)],
    )
    const entry =
      found === undefined
        ? {
            id: connection.run('INSERT INTO record (uid) VALUES (?)', [fromHex(uid)]).lastId,
            described: false,
          }
        : { id: found.id, described: found.kind !== null }
    known.set(uid, entry)
    return entry
  }

  return {
    ofChange: (uid, kind, partition) => {
      const entry = intern(uid)
      if (!entry.described) {
        connection.run('UPDATE record SET kind = ?, partition = ? WHERE id = ?', [
          kind,
          partitionName(partition),
          entry.id,
        ])
        entry.described = true
      }
      return entry.id
    },
    ofReference: (uid) => intern(uid).id,
  }
}

/** The local number of a record that some change is about; `undefined`: no such record here. */
export function findRecord(
  connection: ReadConnection,
  uid: Id,
): { readonly id: number; readonly kind: number; readonly partition: string } | undefined {
  return connection.get<{ id: number; kind: number; partition: string }>(
    'SELECT id, kind, partition FROM record WHERE uid = ? AND kind IS NOT NULL',
    [fromHex(uid)],
  )
}
