import { recordDefinitions } from '../../core/schema/records.ts'
import { recordKinds, registry } from '../../core/schema/registry.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { tableOf } from './projections/columns.ts'
import { settleCircles } from './projections/duplicate-circles.ts'
import { refreshAuditFindings } from './projections/obligation-status.ts'
import { findIssues } from './projections/issues/refresh-issues.ts'
import { refreshStanding } from './projections/refresh.ts'
import { noFindings } from './projections/replace-findings.ts'
import { withoutTimeline } from './projections/status-timeline.ts'
import { rebuildTimeline } from './rebuild.ts'

/** `undefined`: tables of before this was written down. */
const shapeOfProjections = (connection: ReadConnection): string | undefined =>
  connection.get<{ value: string }>(
    "SELECT value FROM register_fact WHERE name = 'projections_made_for'",
  )?.value

export const projectionsAreOf = (connection: ReadConnection, schema: number): boolean =>
  shapeOfProjections(connection) === String(schema)

/** Written in the transaction that makes the tables, so that an interruption between the two is made good. */
export function markProjections(connection: WriteConnection, schema: number): void {
  connection.run(
    `INSERT INTO register_fact (name, value) VALUES ('projections_made_for', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [String(schema)],
  )
}

/**
 * After an upgrade the tables are made again from the log: new ones are filled, fields of the newer version that lay
 * waiting are shown, and what the rules derive is what the rules of this version say. From a version whose other
 * tables say the same only what is new is derived. The caller opens the transaction.
 */
export function renewProjections(connection: WriteConnection, schema: number): void {
  if (saysTheSame(connection)) findAnew(connection)
  else rebuildTimeline(connection)
  markProjections(connection, schema)
}

const { number: indicator, fields } = recordDefinitions.indicator

/** Tables of version 19; those of 18 too, unless a value of the field that 19 added lies waiting in the log. */
function saysTheSame(connection: ReadConnection): boolean {
  const shape = shapeOfProjections(connection)
  if (shape !== '18') return shape === '19'
  const waiting = connection.get(
    `SELECT 1 FROM record r JOIN live_change l ON l.record = r.id AND l.field = ? WHERE r.kind = ? LIMIT 1`,
    [fields.scale.number, indicator],
  )
  return waiting === undefined
}

/** What version 20 added: one of each circle of duplicates counts, verifiers of the unit that answers, kept issues. */
function findAnew(connection: WriteConnection): void {
  const { number: field } = recordDefinitions.body.fields.duplicateOf
  const duplicates = recordKinds.flatMap((kind) =>
    connection
      .column<number>(`SELECT record FROM ${tableOf(kind)} WHERE duplicate_of IS NOT NULL`)
      .map((record) => ({ record, kind: registry[kind].number, field, element: null })),
  )
  settleCircles(connection, duplicates)
  const survivors = connection.all<{ record: number; kind: number }>(
    'SELECT d.record, r.kind FROM duplicate_circle d JOIN record r ON r.id = d.record WHERE r.kind IS NOT NULL',
  )
  refreshStanding(
    connection,
    survivors.map((survivor) => ({ ...survivor, field, element: null })),
    withoutTimeline,
  )
  refreshAuditFindings(
    connection,
    connection.column<number>(
      `SELECT DISTINCT v.obligation FROM record_person p JOIN record_verdict v ON v.verifier = p.record
       WHERE p.unit IS NOT NULL AND v.result = 'met' AND v.obligation IS NOT NULL`,
    ),
    noFindings(),
  )
  connection.run(
    `DELETE FROM weak_finding WHERE agreement IN (SELECT a.record FROM record_agreement a
       JOIN record_session s ON s.record = a.session
       WHERE s.withdrawn IS NOT NULL OR s.duplicate_of IS NOT NULL)`,
  )
  findIssues(connection)
}
