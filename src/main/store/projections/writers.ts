import { makesAnAuthor, namesAnAuthor } from '../../../core/compliance/authorship.ts'
import type { Change, Id } from '../../../core/changes/types.ts'
import { bulkInsert } from '../bulk-insert.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { isId } from './columns.ts'
import { groupedBy } from './grouped-by.ts'

type NotedChange = Pick<Change, 'kind' | 'field' | 'value'>

/** Who wrote the cells of commits, to be noted: kept when another change replaces theirs. */
export interface Writers {
  /** `record` is its local number. Whoever a change names as author counts like whoever wrote it. */
  note(author: Id, record: number, change: NotedChange): void
  /** What was noted of a record so far in this block. */
  forget(record: number): void
  write(connection: WriteConnection): void
}

export function writersOfBlock(): Writers {
  const authors = new Map<number, Set<Id>>()
  return {
    note: (author, record, { kind, field, value }) => {
      if (!makesAnAuthor(kind, field)) return
      const known = authors.get(record) ?? new Set<Id>()
      authors.set(record, known.add(author))
      if (namesAnAuthor(kind, field) && typeof value === 'string' && isId(value)) {
        known.add(value)
      }
    },
    forget: (record) => {
      authors.delete(record)
    },
    write: (connection) => {
      const rows = bulkInsert(connection, 'record_writer (record, person)', 2, 'INSERT OR IGNORE')
      for (const [record, people] of authors) {
        for (const person of people) rows.add([record, fromHex(person)])
      }
      rows.write()
      authors.clear()
    },
  }
}

/** Who wrote each report or piece of evidence that hangs from these obligations, by its local number. */
export function writersOf(
  connection: ReadConnection,
  table: 'record_progress_report' | 'record_evidence',
  obligations: string,
): (record: number) => readonly Id[] {
  const rows = connection.all<{ record: number; person: Uint8Array }>(
    `SELECT w.record, w.person FROM ${table} x JOIN record_writer w ON w.record = x.record
     WHERE x.obligation IN (SELECT value FROM json_each(?)) ORDER BY w.record, w.person`,
    [obligations],
  )
  const byRecord = groupedBy(rows, ({ record }) => record)
  return (record) => (byRecord.get(record) ?? []).map(({ person }) => toHex(person))
}
