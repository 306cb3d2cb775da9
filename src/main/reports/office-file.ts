import type { ListReport } from '../../contract/list-report.ts'
import type { DocumentFormat } from '../../contract/report-form.ts'
import { csvBytes } from './csv.ts'
import type { LettersReport } from './letters/letter-view.ts'
import { lettersTable, lettersWorkbook } from './letters/letters-tables.ts'
import { listReportTable, type SheetReport } from './lists/list-content.ts'
import { listReportWorkbook } from './lists/list-report-workbook.ts'
import { lettersWord } from './word/letters-word.ts'
import { listReportWord } from './word/list-report-word.ts'
import { reportWords } from './words.ts'

type OfficeFormat = Exclude<DocumentFormat, 'pdf'>

/** A report as a file that people go on working with. */
export function officeFile(report: ListReport, format: OfficeFormat): Promise<Uint8Array> {
  const { content } = report
  return content.kind === 'letters'
    ? lettersFile({ ...report, content }, format)
    : sheetFile({ ...report, content }, format)
}

async function lettersFile(report: LettersReport, format: OfficeFormat): Promise<Uint8Array> {
  const words = reportWords(report.language)
  switch (format) {
    case 'docx':
      return lettersWord(report, words)
    case 'xlsx':
      return lettersWorkbook(report, words)
    case 'csv':
      return csvBytes(lettersTable(report, words))
  }
}

async function sheetFile(report: SheetReport, format: OfficeFormat): Promise<Uint8Array> {
  const words = reportWords(report.language)
  switch (format) {
    case 'docx':
      return listReportWord(report, words)
    case 'xlsx':
      return listReportWorkbook(report, words)
    case 'csv':
      return csvBytes(listReportTable(report, words))
  }
}
