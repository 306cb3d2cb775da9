import { decodeCommit } from '../../../contract/commit-codec.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { RegisterDamage } from '../open-failure.ts'

/** What waits for commits that have not arrived. */
export interface HeldChanges {
  /** A commit that waits changes the cell, or follows others of one of these installations there. */
  concernsCell(
    cell: { readonly record: string; readonly field: number; readonly element: string | null },
    installations: ReadonlySet<string>,
  ): boolean
  /** A commit that waits changes the record. */
  concernsRecord(record: string): boolean
}

interface HeldPartition {
  readonly installations: ReadonlySet<string>
  readonly cells: ReadonlySet<string>
  readonly records: ReadonlySet<string>
}

/** Of each partition that is asked about the waiting commits are read once; there are few, and mostly none at all. */
export function heldChanges(connection: ReadConnection): HeldChanges {
  const some = connection.get('SELECT 1 FROM commit_log WHERE held = 1 LIMIT 1') !== undefined
  const partitions = new Map<string, HeldPartition>()
  const around = (record: string): HeldPartition | null => {
    if (!some) return null
    const partition = connection.get<{ partition: string | null }>(
      'SELECT partition FROM record WHERE uid = ?',
      [fromHex(record)],
    )?.partition
    if (partition === null || partition === undefined) return null
    const known = partitions.get(partition) ?? heldIn(connection, partition)
    partitions.set(partition, known)
    return known
  }
  return {
    concernsCell: ({ record, field, element }, installations) => {
      const held = around(record)
      if (held === null) return false
      return (
        held.cells.has(cellName(record, field, element)) ||
        [...held.installations].some((installation) => installations.has(installation))
      )
    },
    concernsRecord: (record) => around(record)?.records.has(record) ?? false,
  }
}

const cellName = (record: string, field: number, element: string | null): string =>
  `${record}/${field}/${element ?? ''}`

function heldIn(connection: ReadConnection, partition: string): HeldPartition {
  const installations = new Set<string>()
  const cells = new Set<string>()
  const records = new Set<string>()
  for (const { hash, bytes, installation } of connection.iterate<{
    hash: Uint8Array
    bytes: Uint8Array
    installation: Uint8Array
  }>(
    // Those that wait have an index of their own.
    `SELECT hash, bytes, installation FROM commit_log INDEXED BY commit_held_by_previous
     WHERE held = 1 AND partition = ?`,
    [partition],
  )) {
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) throw new RegisterDamage(`commit ${toHex(hash)}: ${decoded.error.code}`)
    installations.add(toHex(installation))
    for (const { record, field, element } of decoded.value.changes) {
      cells.add(cellName(record, field, element))
      records.add(record)
    }
  }
  return { installations, cells, records }
}
