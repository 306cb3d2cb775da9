import type { ReadConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { kindOfNumber, type RecordKind } from '../../../core/schema/registry.ts'
import { tableOf } from './columns.ts'

/**
 * The obligations whose status may be another one now that these records changed. Asked after the projections are
 * written, so that both what a record says now is followed; what a moved record left behind is found by what
 * `obligation_status` still says.
 */
export function affectedObligations(
  connection: ReadConnection,
  cells: Iterable<LocalCell>,
): ReadonlySet<number> {
  const byKind = new Map<RecordKind, Set<number>>()
  for (const { kind, record } of cells) {
    const name = kindOfNumber(kind)
    if (name === undefined) continue
    const records = byKind.get(name) ?? new Set<number>()
    records.add(record)
    byKind.set(name, records)
  }
  const obligations = new Set<number>()
  for (const [kind, records] of byKind) {
    for (const record of records) {
      for (const obligation of obligationsOf(connection, kind, record)) obligations.add(obligation)
    }
  }
  return obligations
}

function obligationsOf(
  connection: ReadConnection,
  kind: RecordKind,
  record: number,
): readonly number[] {
  const query = (sql: string, ...parameters: number[]): readonly number[] =>
    connection.all<{ obligation: number }>(sql, parameters).map(({ obligation }) => obligation)
  switch (kind) {
    case 'obligation':
      return [record]
    case 'progressReport':
    case 'evidence':
    case 'notification':
    case 'verdict':
    case 'extension':
    case 'reassignment':
      return query(
        `SELECT obligation FROM ${tableOf(kind)} WHERE record = ? AND obligation IS NOT NULL`,
        record,
      )
    case 'clause':
      return query('SELECT record AS obligation FROM record_obligation WHERE clause = ?', record)
    case 'agreement':
      return query(
        `SELECT o.record AS obligation FROM record_clause c JOIN record_obligation o ON o.clause = c.record
         WHERE c.agreement = ?`,
        record,
      )
    case 'session':
      return [
        ...query(
          `SELECT o.record AS obligation FROM record_agreement a JOIN record_clause c ON c.agreement = a.record
           JOIN record_obligation o ON o.clause = c.record WHERE a.session = ?`,
          record,
        ),
        // Deadlines elsewhere that wait for this session.
        ...query(
          "SELECT obligation FROM obligation_status WHERE due_rule IN ('at_session', 'next_session')",
        ),
      ]
    case 'unit':
      return query('SELECT record AS obligation FROM record_obligation WHERE unit = ?', record)
    // Who is the same person, and who may sign for which office, decides which verdicts count.
    case 'person':
    case 'office':
    case 'installation':
      return query('SELECT DISTINCT obligation FROM record_verdict WHERE obligation IS NOT NULL')
    case 'body':
    case 'placement':
    case 'succession':
    case 'post':
    case 'assignment':
    case 'indicator':
    case 'observation':
    case 'funding':
    case 'link':
    case 'cutoff':
    case 'document':
    case 'attendance':
    case 'package':
      return []
  }
}
