import { treeOn, type Placement, type UnitTree } from '../../../core/changes/tree.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** The tree of one day with the placements that were skipped because they would close a cycle. */
export const treeAt = (connection: ReadConnection, day: string): UnitTree =>
  treeOn(day, standingPlacements(connection))

export function standingPlacements(connection: ReadConnection): readonly Placement[] {
  return connection
    .all<{
      id: Uint8Array
      unit: Uint8Array
      parent: Uint8Array
      from: string | null
      to: string | null
      wall: number
      logical: number
      installation: Uint8Array
      counter: number
      hash: Uint8Array
    }>(
      `SELECT r.uid AS id, u.uid AS unit, q.uid AS parent, p."from", p."to",
         c.wall, c.logical, c.installation, c.counter, c.hash
       FROM record_placement p JOIN record r ON r.id = p.record JOIN record u ON u.id = p.unit
       JOIN record q ON q.id = p.parent
       JOIN live_change l ON l.record = p.record AND l.field = 11 AND l.element = ''
       JOIN commit_log c ON c.id = l.commit_id
       WHERE p.withdrawn IS NULL AND p.duplicate_of IS NULL`,
    )
    .map((row): Placement => ({
      id: toHex(row.id),
      unit: toHex(row.unit),
      parent: toHex(row.parent),
      from: row.from,
      to: row.to,
      stamp: {
        clock: { wall: row.wall, logical: row.logical },
        installation: toHex(row.installation),
        counter: row.counter,
        hash: toHex(row.hash),
      },
    }))
}
