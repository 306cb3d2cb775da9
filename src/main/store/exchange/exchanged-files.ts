import type { Id } from '../../../core/changes/types.ts'
import { fromHex } from '../bytes.ts'
import type { ReadConnection } from '../connection.ts'

/** Files that records name and of which this register has no bytes, or not the right ones. */
export const lackingFiles = (connection: ReadConnection, limit: number): readonly string[] =>
  connection.column<string>(
    `SELECT f.sha256 FROM attachment_state f INDEXED BY attachment_lacking
     WHERE f.state <> 'held' AND (
       EXISTS (SELECT 1 FROM record_evidence e WHERE e.sha256 = f.sha256 AND e.purged IS NULL)
       OR EXISTS (SELECT 1 FROM record_document d WHERE d.sha256 = f.sha256))
     ORDER BY f.sha256 LIMIT ?`,
    [limit],
  )

/** Whether a file may go out: some record that stands by it, not purged, is within the scope. */
export const isNamedWithin = (
  connection: ReadConnection,
  sha256: string,
  within: (partition: string) => boolean,
): boolean =>
  connection
    .column<string>(
      `SELECT r.partition FROM record_evidence e JOIN record r ON r.id = e.record
       WHERE e.sha256 = :sha256 AND e.purged IS NULL AND r.partition IS NOT NULL
       UNION SELECT r.partition FROM record_document d JOIN record r ON r.id = d.record
       WHERE d.sha256 = :sha256 AND r.partition IS NOT NULL`,
      { sha256 },
    )
    .some(within)

/** Files that an office said it has no bytes of. */
export const filesLackedBy = (connection: ReadConnection, office: Id): readonly string[] =>
  connection.column<string>(
    'SELECT DISTINCT sha256 FROM lacking_file WHERE office = ? ORDER BY sha256',
    [fromHex(office)],
  )
