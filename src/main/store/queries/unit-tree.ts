import type * as z from 'zod'
import { unitTreeNodeSchema } from '../../../contract/ipc.ts'
import { unitRowSchema } from '../../../contract/institution-rows.ts'
import { listQuerySchema } from '../../../contract/rows.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { treeAt } from '../projections/placements.ts'
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
