import type { Id, PartitionKey } from '../../core/changes/types.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { fromHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'

/** Local numbers of records. One object per transaction: a rolled-back number must not be remembered. */
export interface RecordIds {
  /** The record that a change is about. `isNew`: no change before was about it, so all its cells are empty. */
  ofChange(
    uid: Id,
    kind: number,
    partition: PartitionKey,
  ): { readonly id: number; readonly isNew: boolean }
  /** A record that a value points to; it may not have arrived yet. */
  ofReference(uid: Id): number
}

interface Known {
  readonly id: number
  /** A change was about it: its kind and partition are stored. */
  described: boolean
}

export function recordIds(connection: WriteConnection): RecordIds {
  const known = new Map<Id, Known>()

  const find = (uid: Id): Known | undefined => {
    const remembered = known.get(uid)
    if (remembered !== undefined) return remembered
    const found = connection.get<{ id: number; kind: number | null }>(
      'SELECT id, kind FROM record WHERE uid = ?',
      [fromHex(uid)],
    )
    return found && remember(uid, { id: found.id, described: found.kind !== null })
  }
  const remember = (uid: Id, entry: Known): Known => {
    known.set(uid, entry)
    return entry
  }

  return {
    ofChange: (uid, kind, partition) => {
      const place = partitionName(partition)
      const found = find(uid)
      if (found === undefined) {
        const { lastId } = connection.run(
          'INSERT INTO record (uid, kind, partition) VALUES (?, ?, ?)',
          [fromHex(uid), kind, place],
        )
        remember(uid, { id: lastId, described: true })
        return { id: lastId, isNew: true }
      }
      if (found.described) return { id: found.id, isNew: false }
      connection.run('UPDATE record SET kind = ?, partition = ? WHERE id = ?', [
        kind,
        place,
        found.id,
      ])
      found.described = true
      return { id: found.id, isNew: true }
    },
    ofReference: (uid) =>
      (
        find(uid) ??
        remember(uid, {
          id: connection.run('INSERT INTO record (uid) VALUES (?)', [fromHex(uid)]).lastId,
          described: false,
        })
      ).id,
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
