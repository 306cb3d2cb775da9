import { recordDefinitions } from '../../../core/schema/records.ts'
import type { WriteConnection } from '../connection.ts'
import type { MergedCell } from '../merge.ts'
import type { RecordIds } from '../record-ids.ts'
import { isId } from './columns.ts'

const { number: agreement, fields } = recordDefinitions.agreement

/** Notes into which sessions agreements are put: a past state of a session has those that were moved since too. */
export function noteSessions(
  connection: WriteConnection,
  ids: RecordIds,
  cells: readonly MergedCell[],
): void {
  for (const { kind, field, record, live } of cells) {
    if (kind !== agreement || field !== fields.session.number) continue
    for (const { value } of live) {
      if (typeof value !== 'string' || !isId(value)) continue
      connection.run('INSERT OR IGNORE INTO agreement_session (session, agreement) VALUES (?, ?)', [
        ids.ofReference(value),
        record,
      ])
    }
  }
}
