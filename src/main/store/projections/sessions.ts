import type { StampedChange } from '../../../core/changes/types.ts'
import { recordDefinitions } from '../../../core/schema/records.ts'
import { bulkInsert } from '../bulk-insert.ts'
import type { WriteConnection } from '../connection.ts'
import type { RecordIds } from '../record-ids.ts'
import { isId } from './columns.ts'

const { number: agreement, fields } = recordDefinitions.agreement

/** The sessions into which agreements are put: a past state of a session has those that were moved since too. */
export interface Sessions {
  /** `record` is its local number. */
  note(record: number, change: Pick<StampedChange, 'kind' | 'field' | 'value'>): void
  write(connection: WriteConnection): void
}

export function sessionsOfBlock(ids: RecordIds): Sessions {
  const put: (readonly [session: number, agreement: number])[] = []
  return {
    note: (record, { kind, field, value }) => {
      if (kind !== agreement || field !== fields.session.number) return
      if (typeof value === 'string' && isId(value)) put.push([ids.ofReference(value), record])
    },
    write: (connection) => {
      const rows = bulkInsert(
        connection,
        'agreement_session (session, agreement)',
        2,
        'INSERT OR IGNORE',
      )
      for (const row of put) rows.add(row)
      rows.write()
      put.length = 0
    },
  }
}
