import { sketchOf } from '../../../core/compliance/similar-text.ts'
import { kindOfNumber } from '../../../core/schema/registry.ts'
import type { WriteConnection } from '../connection.ts'
import type { LocalCell } from '../local-cell.ts'
import { listedIn } from './listed-in.ts'

/**
 * The keys by which nearly equal agreements of a session find each other. Procedural ones have none: that the minutes
 * are approved is said in the same words at every session.
 */
export function refreshSketches(connection: WriteConnection, cells: readonly LocalCell[]): void {
  const touched = new Set(
    cells.flatMap(({ kind, record }) => (kindOfNumber(kind) === 'agreement' ? [record] : [])),
  )
  if (touched.size > 0) write(connection, touched)
}

/** The same of every agreement. */
export const sketchAll = (connection: WriteConnection): void =>
  write(connection, connection.column<number>('SELECT record FROM record_agreement'))

function write(connection: WriteConnection, touched: Iterable<number>): void {
  const records = listedIn(touched)
  connection.run(
    'DELETE FROM agreement_sketch WHERE agreement IN (SELECT value FROM json_each(?))',
    [records],
  )
  const agreements = connection.all<{ record: number; session: number; text: string }>(
    `SELECT record, session, text FROM record_agreement
     WHERE record IN (SELECT value FROM json_each(?)) AND session IS NOT NULL AND text IS NOT NULL
       AND procedural IS NOT 1 AND withdrawn IS NULL AND duplicate_of IS NULL`,
    [records],
  )
  for (const { record, session, text } of agreements) {
    for (const key of sketchOf(text)) {
      connection.run(
        'INSERT OR IGNORE INTO agreement_sketch (session, key, agreement) VALUES (?, ?, ?)',
        [session, key, record],
      )
    }
  }
}
