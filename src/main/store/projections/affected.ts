import type { ReadConnection } from '../connection.ts'
import type { LocalCell } from '../merge.ts'
import { listedIn } from './listed-in.ts'
import { kindOfNumber, registry, type RecordKind } from '../../../core/schema/registry.ts'
import { tableOf } from './columns.ts'

/**
 * The obligations whose status may be another one now that these cells changed. Asked after the projections are
 * written, so that what a record says now is followed; what a moved record left behind is found by what
 * `obligation_status` still says.
 */
export function affectedObligations(
  connection: ReadConnection,
  cells: Iterable<LocalCell>,
): ReadonlySet<number> {
  const byKind = new Map<RecordKind, Set<number>>()
  for (const { kind, field, record } of cells) {
    const name = kindOfNumber(kind)
    if (name === undefined || !matters(name, field)) continue
    const records = byKind.get(name) ?? new Set<number>()
    records.add(record)
    byKind.set(name, records)
  }
  const obligations = new Set<number>()
  for (const [kind, records] of byKind) {
    for (const obligation of obligationsOf(connection, kind, records)) obligations.add(obligation)
  }
  return obligations
}

/** Of a person only who is the same person and who may sign for which office decides which verdicts count. */
function matters(kind: RecordKind, field: number): boolean {
  return kind !== 'person' || personFields.has(field)
}

const personFields: ReadonlySet<number> = new Set([
  registry.person.fields['duplicateOf']?.number ?? 0,
  registry.person.fields['offices']?.number ?? 0,
])

function obligationsOf(
  connection: ReadConnection,
  kind: RecordKind,
  records: ReadonlySet<number>,
): Iterable<number> {
  const listed = listedIn(records)
  const query = (sql: string, ...parameters: readonly string[]): readonly number[] =>
    connection.all<{ obligation: number }>(sql, parameters).map(({ obligation }) => obligation)
  const these = '(SELECT value FROM json_each(?))'
  switch (kind) {
    case 'obligation':
      return records
    case 'progressReport':
    case 'evidence':
    case 'notification':
    case 'verdict':
    case 'extension':
    case 'reassignment':
      return query(
        `SELECT obligation FROM ${tableOf(kind)} WHERE record IN ${these} AND obligation IS NOT NULL`,
        listed,
      )
    case 'clause':
      return query(
        `SELECT record AS obligation FROM record_obligation WHERE clause IN ${these}`,
        listed,
      )
    case 'agreement':
      return query(
        `SELECT o.record AS obligation FROM record_clause c JOIN record_obligation o ON o.clause = c.record
         WHERE c.agreement IN ${these}`,
        listed,
      )
    case 'session':
      return [
        ...query(
          `SELECT o.record AS obligation FROM record_agreement a JOIN record_clause c ON c.agreement = a.record
           JOIN record_obligation o ON o.clause = c.record WHERE a.session IN ${these}`,
          listed,
        ),
        // Deadlines elsewhere that wait for this session.
        ...query(
          "SELECT obligation FROM obligation_status WHERE due_rule IN ('at_session', 'next_session')",
        ),
      ]
    case 'unit':
      return query(
        `SELECT record AS obligation FROM record_obligation WHERE unit IN ${these}`,
        listed,
      )
    case 'person':
    case 'installation':
      return query('SELECT DISTINCT obligation FROM record_verdict WHERE obligation IS NOT NULL')
    case 'office':
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
