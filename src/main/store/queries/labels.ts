import { beginning } from '../../../core/beginning.ts'
import type { RecordKind } from '../../../core/schema/registry.ts'
import type { ReadConnection } from '../connection.ts'
import { tableOf } from '../projections/columns.ts'

/** SQL for what people call a record; kinds that have no name of their own are called by what they belong to. */
const names: Readonly<Record<RecordKind, string>> = {
  body: 'x.name',
  session: 'x.roman',
  agreement: "coalesce(x.number || ' ' || x.title, x.number, x.title)",
  clause: 'NULL',
  obligation:
    '(SELECT coalesce(u.name, u.name_english, u.code) FROM record_unit u WHERE u.record = x.unit)',
  unit: 'coalesce(x.name, x.name_english, x.code)',
  placement: '(SELECT coalesce(u.name, u.code) FROM record_unit u WHERE u.record = x.unit)',
  succession: '(SELECT coalesce(u.name, u.code) FROM record_unit u WHERE u.record = x.predecessor)',
  person: 'x.name',
  post: 'x.name',
  assignment: '(SELECT p.name FROM record_person p WHERE p.record = x.person)',
  progressReport: 'NULL',
  evidence: 'coalesce(x.file_name, x.reference, x.link)',
  notification: 'x.number',
  verdict: 'NULL',
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
  agendaItem: 'NULL',
  instalment:
    "(SELECT f.fund || ' ' || f.year FROM record_funding f WHERE f.record = x.funding) || ' · ' || x.\"order\"",
  statement: 'NULL',
  officeSettings: '(SELECT o.name FROM record_office o WHERE o.record = x.office)',
}

/** SQL for the text whose beginning names a record that has no name, or tells it from others of the same name. */
const texts: Readonly<Partial<Record<RecordKind, string>>> = {
  agreement: 'CASE WHEN x.number IS NULL AND x.title IS NULL THEN x.text END',
  clause: 'x.text',
  obligation: '(SELECT c.text FROM record_clause c WHERE c.record = x.clause)',
  progressReport: 'x.narrative',
  verdict: 'x.reason',
  agendaItem: 'x.text',
}

/** Characters of such a text. */
const mostOfText = 80

/** What people call a record. */
export function recordLabel(connection: ReadConnection, kind: RecordKind, record: number): string {
  const found = connection.get<{ name: string | null; text: string | null }>(
    `SELECT ${names[kind]} AS name, ${texts[kind] ?? 'NULL'} AS text FROM ${tableOf(kind)} x
     WHERE x.record = ?`,
    [record],
  )
  return [found?.name, beginning(found?.text ?? '', mostOfText)]
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join(' · ')
}
