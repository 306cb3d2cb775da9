import { literal, quoted } from './names.ts'
import type { TableWords } from './table-definitions.ts'

interface View {
  readonly name: string
  /** `$` stands for the schema. */
  readonly sql: string
}

/** Records that count: neither withdrawn nor found to be another one captured again. */
const stands = (alias: string): string =>
  `${alias}.withdrawn IS NULL AND ${alias}.duplicate_of IS NULL`

const counts = `count(*) AS total,
  count(*) FILTER (WHERE o.compliance = 'not_started') AS not_started,
  count(*) FILTER (WHERE o.compliance = 'in_progress') AS in_progress,
  count(*) FILTER (WHERE o.compliance = 'partially_met') AS partially_met,
  count(*) FILTER (WHERE o.compliance = 'met') AS met,
  count(*) FILTER (WHERE o.met_late) AS met_late,
  count(*) FILTER (WHERE o.compliance = 'not_met') AS not_met,
  count(*) FILTER (WHERE o.compliance = 'moot') AS moot,
  count(*) FILTER (WHERE o.overdue) AS overdue,
  count(*) FILTER (WHERE o.response = 'none') AS without_response`

/**
 * The questions of the first screen. What is overdue is reckoned for the day on which somebody asks, by the register's
 * rule: past its date, open, nothing reported in time that waits for a verdict; an estimate is no date.
 */
export const views: readonly View[] = [
  {
    name: 'current_obligation',
    sql: `SELECT s.obligation, b.name AS body, z.roman AS session, z.type AS session_type, z.date AS session_date,
        a.number AS agreement_number, a.title AS agreement_title, c."order" AS clause_order, c.text AS clause_text,
        u.code AS unit_code, u.name AS unit_name, u.kind AS unit_kind, x.role, s.nature, s.apart, s.due,
        s.due_estimated, s.due_missing, s.compliance, s.verification, s.response, s.fulfilled_on, s.met_late,
        s.reported_in_time, s.open, s.conflict, s.breached, s.reports, s.evidence,
        (s.open AND NOT s.reported_in_time AND NOT s.due_estimated AND coalesce(s.due < $.today(), false)) AS overdue,
        s.clause, s.agreement, s.session AS session_id, s.unit
      FROM $.obligation_status s
      JOIN $.obligation x ON x.id = s.obligation
      LEFT JOIN $.clause c ON c.id = s.clause
      LEFT JOIN $.agreement a ON a.id = s.agreement
      LEFT JOIN $.session z ON z.id = s.session
      LEFT JOIN $.body b ON b.id = z.body
      LEFT JOIN $.unit u ON u.id = s.unit
      WHERE s.present`,
  },
  {
    name: 'dashboard',
    sql: `SELECT ${counts} FROM $.current_obligation o WHERE NOT o.apart`,
  },
  {
    name: 'compliance_by_session',
    sql: `SELECT o.body, o.session, o.session_type, o.session_date, o.session_id, ${counts}
      FROM $.current_obligation o WHERE NOT o.apart
      GROUP BY o.body, o.session, o.session_type, o.session_date, o.session_id`,
  },
  {
    name: 'compliance_by_agreement',
    sql: `SELECT o.session, o.agreement_number, o.agreement_title, o.agreement, ${counts}
      FROM $.current_obligation o WHERE NOT o.apart
      GROUP BY o.session, o.agreement_number, o.agreement_title, o.agreement`,
  },
  {
    name: 'compliance_by_unit',
    sql: `SELECT o.unit_code, o.unit_name, o.unit_kind, o.unit, ${counts}
      FROM $.current_obligation o WHERE NOT o.apart
      GROUP BY o.unit_code, o.unit_name, o.unit_kind, o.unit`,
  },
  {
    name: 'overdue',
    sql: 'SELECT o.* FROM $.current_obligation o WHERE o.overdue',
  },
  {
    name: 'without_response',
    sql: `SELECT o.*, EXISTS (SELECT 1 FROM $.notification n WHERE n.obligation = o.obligation AND ${stands('n')}) AS notified
      FROM $.current_obligation o WHERE o.open AND o.response = 'none'`,
  },
  {
    name: 'evidence_index',
    sql: `SELECT o.session, o.agreement_number, o.unit_code, o.unit_name, e.kind, e.reference, e.date, e.file_name, e.sha256,
        e.size, e.pages, e.link, e.purged, e.obligation, e.id AS evidence
      FROM $.evidence e JOIN $.current_obligation o ON o.obligation = e.obligation WHERE ${stands('e')}`,
  },
  {
    name: 'funding_by_entity',
    sql: `SELECT u.code AS entity_code, u.name AS entity, f.fund, f.year, sum(f.federal_amount) AS federal_amount,
        sum(f.state_share) AS state_share, sum(f.committed) AS committed, sum(f.exercised) AS exercised,
        sum(f.state_share) / nullif(sum(f.federal_amount), 0) AS state_to_federal
      FROM $.funding f LEFT JOIN $.unit u ON u.id = f.entity WHERE ${stands('f')}
      GROUP BY u.code, u.name, f.fund, f.year`,
  },
]

/** Days end at midnight where the register is kept, whatever the reader's session says. */
export function createViews(schema: string, timeZone: string, words: TableWords): string {
  const name = quoted(schema)
  return [
    `CREATE FUNCTION ${name}.today() RETURNS date LANGUAGE sql STABLE
       AS ${literal(`SELECT (now() AT TIME ZONE ${literal(timeZone)})::date`)}`,
    ...views.flatMap((view) => [
      `CREATE VIEW ${name}.${quoted(view.name)} AS ${view.sql.replaceAll('$.', `${name}.`)}`,
      `COMMENT ON VIEW ${name}.${quoted(view.name)} IS ${literal(words.view(view.name))}`,
    ]),
  ].join(';\n')
}

export function dropViews(schema: string): string {
  const name = quoted(schema)
  return [
    ...views
      .toReversed()
      .map((view) => `DROP VIEW IF EXISTS ${name}.${quoted(view.name)} RESTRICT`),
    `DROP FUNCTION IF EXISTS ${name}.today() RESTRICT`,
  ].join(';\n')
}
