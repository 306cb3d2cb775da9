import type * as z from 'zod'
import { conflictRowSchema } from '../../../contract/conflict-rows.ts'
import { fieldNameOfNumber, kindOfNumber } from '../../../core/schema/registry.ts'
import { toHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'
import { parseValue } from '../merge.ts'
import { jsonOf, nameLookup } from './records.ts'

type ConflictRow = z.infer<typeof conflictRowSchema>

export function conflictCount(connection: ReadConnection): number {
  return connection.get<{ number: number }>('SELECT count(*) AS number FROM conflict')?.number ?? 0
}

/** Every cell with more than one distinct live value, with who wrote each, where and when. */
export function conflicts(
  connection: ReadConnection,
  limit: number,
  offset: number,
): ConflictRow[] {
  const names = nameLookup(connection)
  const cells = connection.all<{
    record: number
    uid: Uint8Array
    kind: number
    field: number
    element: string
  }>(
    `SELECT x.record, r.uid, r.kind, x.field, x.element FROM conflict x JOIN record r ON r.id = x.record
     ORDER BY r.uid, x.field, x.element LIMIT ? OFFSET ?`,
    [limit, offset],
  )
  return cells.map((cell) => {
    const kind = kindOfNumber(cell.kind)
    const record = toHex(cell.uid)
    const values = connection.all<{
      prefix: Uint8Array
      value: string
      author: Uint8Array
      installation: Uint8Array
      wallTime: number
      received: number
    }>(
      `SELECT l.prefix, l.value, c.author, c.installation, c.wall_time AS wallTime, p.received
       FROM live_change l JOIN commit_log c ON c.id = l.commit_id JOIN receipt p ON p.commit_id = c.id
       WHERE l.record = ? AND l.field = ? AND l.element = ? ORDER BY l.prefix`,
      [cell.record, cell.field, cell.element],
    )
    return {
      id: `${record}/${cell.field}${cell.element === '' ? '' : `/${cell.element}`}`,
      record,
      kind: kind ?? String(cell.kind),
      field:
        (kind === undefined ? undefined : fieldNameOfNumber(kind, cell.field)) ??
        String(cell.field),
      values: values.map((value) => ({
        change: toHex(value.prefix),
        value: jsonOf(parseValue(value.value)),
        author: names.person(toHex(value.author)),
        office: names.office(toHex(value.installation)),
        at: new Date(value.wallTime).toISOString(),
        received: new Date(value.received).toISOString(),
      })),
    }
  })
}
