import type pg from 'pg'
import type { MirrorChanges, RegisterMirror } from '../usecases/ports/register-mirror.ts'
import { copyRows, type CopyWatch } from './copy-rows.ts'
import { quoted } from './names.ts'

const keyTable = { columns: [{ name: 'id', type: 'id', field: null }] } as const

/**
 * Brings the tables of a schema to what the register says now of the records that may be others; in the transaction of who
 * calls. Returns how many rows were written, and removed without another in their place.
 */
export async function applyChanges(
  client: pg.Client,
  schema: string,
  mirror: RegisterMirror,
  changes: MirrorChanges,
  watch: CopyWatch,
): Promise<number> {
  await client.query('CREATE TEMP TABLE concerned (id uuid) ON COMMIT DROP')
  let rows = 0
  for (const table of mirror.tables) {
    const name = `${quoted(schema)}.${quoted(table.name)}`
    if (table.by === null) {
      const removed = (await client.query(`DELETE FROM ${name}`)).rowCount ?? 0
      const written = await copyRows(client, name, table, mirror.rows(table.name), watch)
      rows += Math.max(removed, written)
      continue
    }
    const ids = changes.get(table.name) ?? []
    if (ids.length === 0) continue
    await client.query('TRUNCATE concerned')
    await copyRows(
      client,
      'concerned',
      keyTable,
      ids.map((id) => ({ id })),
      watch,
    )
    const removed =
      (
        await client.query(
          `DELETE FROM ${name} WHERE ${quoted(table.by)} IN (SELECT id FROM concerned)`,
        )
      ).rowCount ?? 0
    const written = await copyRows(client, name, table, mirror.rowsOf(table.name, ids), watch)
    rows += Math.max(removed, written)
  }
  return rows
}
