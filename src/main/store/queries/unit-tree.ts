import type * as z from 'zod'
import { unitTreeNodeSchema } from '../../../contract/ipc.ts'
import { unitRowSchema } from '../../../contract/institution-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'
import { treeOn, type Placement, type UnitTree } from '../../../core/changes/tree.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { fromHex } from '../bytes.ts'
import { typedPage } from './list.ts'

type Node = z.infer<typeof unitTreeNodeSchema>

/** All units with the parent they had on that day. */
export function unitTree(connection: ReadConnection, day: string): Node[] {
  const { parents } = treeAt(connection, day)
  const page = typedPage(
    connection,
    unitRowSchema,
    { ...listQuerySchema.parse({ kind: 'units', limit: 100_000 }), kind: 'units' },
    day,
  )
  const duplicates = duplicatesByUnit(connection)
  if (!page.ok) throw new Error(`list of units: ${page.error.code}`)
  return page.value.rows.map((unit) => {
    const notes = connection.get<{ source: string | null; sourceNote: string | null }>(
      `SELECT u.source, u.source_note AS sourceNote FROM record r JOIN record_unit u ON u.record = r.id
       WHERE r.uid = ?`,
      [fromHex(unit.id)],
    )
    return {
      ...unit,
      parent: parents.get(unit.id) ?? null,
      successors: successorsOf(connection, unit.id),
      source: notes?.source ?? null,
      sourceNote: notes?.sourceNote ?? null,
      duplicates: duplicates.get(unit.id) ?? [],
    }
  })
}

/** By the id of the unit into which they were merged. */
function duplicatesByUnit(connection: ReadConnection): Map<string, Node['duplicates']> {
  const merged = new Map<string, Node['duplicates']>()
  for (const { of, id, code, name } of connection.all<{
    of: Uint8Array
    id: Uint8Array
    code: string | null
    name: string | null
  }>(
    `SELECT d.uid AS of, r.uid AS id, u.code, u.name FROM record_unit u JOIN record r ON r.id = u.record
     JOIN record d ON d.id = u.duplicate_of ORDER BY u.code, u.record`,
  )) {
    const unit = toHex(of)
    const row = { id: toHex(id), code: code ?? '', name }
    merged.set(unit, [...(merged.get(unit) ?? []), row])
  }
  return merged
}

function successorsOf(connection: ReadConnection, unit: string): Node['successors'] {
  return connection.all<{ code: string; date: string | null }>(
    `SELECT u.code, s.date FROM record r JOIN record_succession s ON s.predecessor = r.id
     JOIN record_unit u ON u.record = s.successor
     WHERE r.uid = ? AND s.withdrawn IS NULL AND s.duplicate_of IS NULL ORDER BY s.date, u.code`,
    [fromHex(unit)],
  )
}

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
