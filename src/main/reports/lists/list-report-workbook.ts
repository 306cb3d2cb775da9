import { textCell, type Table } from '../table.ts'
import type { ReportWords } from '../words.ts'
import { workbookBytes } from '../workbook.ts'
import {
  listReportFacts,
  listReportTable,
  listReportTitle,
  type SheetReport,
} from './list-content.ts'

/** The same facts as the PDF, to filter and count. */
export function listReportWorkbook(report: SheetReport, words: ReportWords): Promise<Uint8Array> {
  const title = listReportTitle(report, words)
  const facts: readonly (readonly [string, string])[] = [
    ...(report.demonstration
      ? [[words.demonstration.mark, words.demonstration.notice] as const]
      : []),
    [words.dossier.office, report.office],
    ...listReportFacts(report, words),
    [words.workbook.digest, report.digest],
    [words.workbook.version, `${words.program} ${report.programVersion}`],
    ...(report.content.kind === 'obligations'
      ? [[words.summary.rule, words.summary.ruleText] as const]
      : []),
  ]
  const summary: Table = {
    name: words.workbook.summary,
    columns: [
      { header: words.workbook.concept, width: 34, wrapped: true },
      { header: words.workbook.value, width: 76, wrapped: true },
    ],
    rows: facts.map(([label, value]) => [textCell(label), textCell(value)]),
  }
  return workbookBytes(
    { lists: [listReportTable(report, words)], summary },
    {
      title,
      author: report.office,
      createdOn: report.today,
      dayFormat: words.dates.cell,
      header: report.demonstration ? `${words.demonstration.mark} – ${title}` : title,
      footer: words.workbook.page,
    },
  )
}
