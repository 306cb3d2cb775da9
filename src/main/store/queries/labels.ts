import type { RecordKind } from '../../../core/schema/registry.ts'
import type { ReadConnection } from '../connection.ts'
import { tableOf } from '../projections/columns.ts'

/** SQL for what people call a record; kinds that have no name of their own are called by what they belong to. */
const labels: Readonly<Record<RecordKind, string>> = {
  body: 'x.name',
  session: 'x.roman',
  agreement: "coalesce(x.number || ' ' || x.title, x.number, x.title, substr(x.text, 1, 80))",
  clause: 'substr(x.text, 1, 80)',
  obligation:
    "(SELECT coalesce(u.name, u.name_english, u.code) FROM record_unit u WHERE u.record = x.unit) || ' · ' || coalesce((SELECT substr(c.text, 1, 60) FROM record_clause c WHERE c.record = x.clause), '')",
  unit: 'coalesce(x.name, x.name_english, x.code)',
  placement: '(SELECT coalesce(u.name, u.code) FROM record_unit u WHERE u.record = x.unit)',
  succession: '(SELECT coalesce(u.name, u.code) FROM record_unit u WHERE u.record = x.predecessor)',
  person: 'x.name',
  post: 'x.name',
  assignment: '(SELECT p.name FROM record_person p WHERE p.record = x.person)',
  progressReport: 'substr(x.narrative, 1, 80)',
  evidence: 'coalesce(x.file_name, x.reference, x.link)',
  notification: 'x.number',
  verdict: 'substr(x.reason, 1, 80)',
  extension: 'x.new_due',
  indicator: 'x.name',
  observation: '(SELECT i.name FROM record_indicator i WHERE i.record = x.indicator)',
  funding: "x.fund || ' ' || x.year",
  link: 'x.kind',
  cutoff: 'x.name',
  office: 'x.name',
  installation: 'x.label',
  document: 'x.file_name',
  attendance: 'x.name',
  reassignment: 'x."from"',
  package: 'x.date',
  agendaItem: 'substr(x.text, 1, 80)',
  instalment:
    "(SELECT f.fund || ' ' || f.year FROM record_funding f WHERE f.record = x.funding) || ' · ' || x.\"order\"",
  officeSettings: '(SELECT o.name FROM record_office o WHERE o.record = x.office)',
}

export function recordLabel(connection: ReadConnection, kind: RecordKind, record: number): string {
  return (
    connection.get<{ label: string | null }>(
      `SELECT ${labels[kind]} AS label FROM ${tableOf(kind)} x WHERE x.record = ?`,
      [record],
    )?.label ?? ''
  )
}
