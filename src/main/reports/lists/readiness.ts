import type { ReadinessRow } from '../../../contract/review.ts'
import { dayOrEmpty, field, tableOf, textCell, type Table } from '../table.ts'
import type { ReportWords } from '../words.ts'
import { agreementFields, agreementLines } from './agreement-lines.ts'
import { column, dayLines, section, text, type Section } from './sections.ts'

/** Determinations that an audit would not accept, the gravest reason first. */
export function readinessSections(
  rows: readonly ReadinessRow[],
  words: ReportWords,
): readonly Section[] {
  const order = new Map(Object.keys(words.auditReasons).map((code, place) => [code, place]))
  return [
    section({
      title: words.lists.sections.readiness,
      count: rows.length,
      empty: words.lists.empty.readiness,
      columns: [
        column(words.lists.reason, 4),
        column(words.table.unit, 0),
        column(words.lists.agreement, 4),
        column(words.workbook.issuedOn, 0),
      ],
      rows: rows
        .toSorted((a, b) => (order.get(a.reason) ?? 0) - (order.get(b.reason) ?? 0))
        .map((row) => [
          [text(words.auditReasons[row.reason])],
          [text(row.unit)],
          agreementLines(row, words),
          dayLines(row.issuedOn),
        ]),
    }),
  ]
}

export const readinessTable = (rows: readonly ReadinessRow[], words: ReportWords): Table =>
  tableOf<ReadinessRow>(
    words.lists.kickers.readiness,
    [
      field(words.lists.reason, 44, ({ reason }) => textCell(words.auditReasons[reason]), true),
      field(words.workbook.unitCode, 14, ({ unit }) => textCell(unit)),
      ...agreementFields<ReadinessRow>(words, (row) => row),
      field(words.workbook.issuedOn, 14, ({ issuedOn }) => dayOrEmpty(issuedOn)),
    ],
    rows,
  )
