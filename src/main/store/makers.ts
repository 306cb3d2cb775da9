import { compareMakers } from '../../core/changes/making.ts'
import type { Id, Stamp } from '../../core/changes/types.ts'
import { fromHex, toHex } from './bytes.ts'
import type { ReadConnection } from './connection.ts'
import { isMintedBy } from './minted-ids.ts'

/** What the log says of when and where a commit was made. */
export interface StampRow {
  readonly installation: Uint8Array
  readonly counter: number
  readonly hash: Uint8Array
  readonly wall: number
  readonly logical: number
}

export const stampOfRow = ({ wall, logical, installation, counter, hash }: StampRow): Stamp => ({
  clock: { wall, logical },
  installation: toHex(installation),
  counter,
  hash: toHex(hash),
})

/** The same rows, one for each commit that may have made the record: that of its maker first (`making.ts`). */
export function makerFirst<Row extends StampRow>(record: Id, rows: readonly Row[]): readonly Row[] {
  if (rows.length < 2) return rows
  const compare = compareMakers(record, isMintedBy)
  return rows.toSorted((a, b) => compare(stampOfRow(a), stampOfRow(b)))
}

/** The commits that name the obligation of a record that hangs from one, its maker first. */
export const makersOf = (connection: ReadConnection, record: Id): readonly Stamp[] =>
  makerFirst(
    record,
    connection.all<StampRow>(
      `SELECT c.installation, c.counter, c.hash, c.wall, c.logical FROM record r
       JOIN live_change l ON l.record = r.id AND l.field = 10 AND l.element = ''
       JOIN commit_log c ON c.id = l.commit_id WHERE r.uid = ?`,
      [fromHex(record)],
    ),
  ).map(stampOfRow)
