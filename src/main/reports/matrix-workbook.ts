import type { MatrixReport } from '../../contract/matrix.ts'
import { matrixTables } from './matrix-tables.ts'
import { workbookBytes } from './workbook.ts'
import type { ReportWords } from './words.ts'

/** The matrix as a spreadsheet: as it is seen, and a list of its cells to filter and count. */
export const matrixWorkbook = (report: MatrixReport, words: ReportWords): Promise<Uint8Array> => {
  const { title } = words.matrix
  return workbookBytes(matrixTables(report, words), {
    title,
    author: report.office,
    createdOn: report.today,
    dayFormat: words.dates.cell,
    header: report.demonstration ? `${words.demonstration.mark} – ${title}` : title,
    footer: words.workbook.page,
  })
}
