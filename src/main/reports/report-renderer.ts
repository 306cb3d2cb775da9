import type { ListReport } from '../../contract/list-report.ts'
import type { Dossier } from '../../contract/dossier.ts'
import { refusal, type Refusal } from '../../contract/errors.ts'
import type { DocumentFormat, PdfStandard } from '../../contract/report-form.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { calendarBytes } from './calendar.ts'
import { csvBytes } from './csv.ts'
import { dossierDocument } from './dossier-document.ts'
import { obligationsTable } from './dossier-tables.ts'
import { dossierWorkbook } from './dossier-workbook.ts'
import { fontCoverage, sharedCoverage } from './font-coverage.ts'
import { readReportFonts } from './fonts.ts'
import { lettersDocument } from './letters/letters-document.ts'
import { listReportDocument } from './lists/list-report-document.ts'
import { matrixTable } from './matrix-tables.ts'
import { matrixWorkbook } from './matrix-workbook.ts'
import { officeFile } from './office-file.ts'
import type { Coverages } from './printable.ts'
import { recoveryDocument } from './recovery-document.ts'
import { readTemplates } from './templates.ts'
import { startTypst, type TypstCompiler, type TypstFailure, type TypstSource } from './typst.ts'
import type { ReportRenderer } from '../usecases/ports/report-renderer.ts'
import { dossierWord } from './word/dossier/dossier-word.ts'
import { reportWords } from './words.ts'

/** Where the program's own files lie; they differ between a checkout and an installed program. */
export interface ReportPlaces {
  /**
   * Folders with templates, of which the first that has a file of a name gives it: the register's `reports`, then the
   * program's `resources/reports`.
   */
  readonly templateDirectories: readonly string[]
  /** A folder laid out like `node_modules` that holds the font packages. */
  readonly fontDirectory: string
}

/** The compiler with its fonts, and the characters that these have: the text's first, then those that stand in. */
interface Typesetting {
  readonly compiler: TypstCompiler
  readonly coverages: Coverages
}

const startTypesetting = async (fontDirectory: string): Promise<Typesetting> => {
  const fonts = await readReportFonts(fontDirectory)
  return {
    compiler: startTypst([...fonts.text, ...fonts.digest, ...fonts.signs]),
    // The digest font, too, stands in for what the text fonts lack.
    coverages: [
      sharedCoverage(fonts.text),
      ...[...fonts.digest, ...fonts.signs].map((font) => fontCoverage(font)),
    ],
  }
}

const obligationCount = (dossier: Dossier): number =>
  dossier.agreements
    .flatMap((agreement) => agreement.clauses)
    .reduce((count, clause) => count + clause.obligations.length, 0)

/** What is wrong in an office's own template is the office's to mend: it is told which one. */
function refused(messages: TypstFailure, own: ReadonlySet<string>): Result<never, Refusal> {
  const message = messages.slice(0, 3).join('; ')
  const file = [...own].find((path) => message.includes(`${path}:`))
  return failure(
    file === undefined
      ? refusal('report_failed', { message })
      : refusal('report_template_broken', { file, message }),
  )
}

/**
 * Makes dossiers of a session and files of the matrix. Equal dossiers, templates and program version give equal bytes. A template that does
 * not compile is refused with the reason: `report_template_broken` where it is the office's own, else `report_failed`. The compiler starts with the first report that needs
 * it (some 100 ms) and is kept.
 */
export const openReportRenderer = (places: ReportPlaces): ReportRenderer => {
  let typesetting: Promise<Typesetting> | null = null

  const typeset = async <Value>(
    document: (templates: ReadonlyMap<string, Uint8Array>, coverages: Coverages) => TypstSource,
    render: (compiler: TypstCompiler, source: TypstSource) => Result<Value, TypstFailure>,
  ): Promise<Result<Value, Refusal>> => {
    typesetting ??= startTypesetting(places.fontDirectory)
    const { compiler, coverages } = await typesetting
    const templates = await readTemplates(places.templateDirectories)
    const result = render(compiler, document(templates.files, coverages))
    return result.ok ? result : refused(result.error, templates.own)
  }

  const typesetDossier = <Value>(
    dossier: Dossier,
    render: (compiler: TypstCompiler, source: TypstSource) => Result<Value, TypstFailure>,
  ): Promise<Result<Value, Refusal>> =>
    typeset(
      (templates, coverages) =>
        dossierDocument(dossier, reportWords(dossier.language), templates, coverages),
      render,
    )

  const typesetList = <Value>(
    report: ListReport,
    render: (compiler: TypstCompiler, source: TypstSource) => Result<Value, TypstFailure>,
  ): Promise<Result<Value, Refusal>> =>
    typeset((templates, coverages) => {
      const words = reportWords(report.language)
      const { content } = report
      return content.kind === 'letters'
        ? lettersDocument({ ...report, content }, words, templates, coverages)
        : listReportDocument({ ...report, content }, words, templates, coverages)
    }, render)

  const bytesOf = async (
    dossier: Dossier,
    format: DocumentFormat,
    standard: PdfStandard | undefined,
  ): Promise<Result<Uint8Array, Refusal>> => {
    switch (format) {
      case 'pdf':
        return typesetDossier(dossier, (compiler, source) =>
          compiler.pdf(source, dossier.today, standard),
        )
      case 'docx':
        return success(await dossierWord(dossier, reportWords(dossier.language)))
      case 'xlsx':
        return success(await dossierWorkbook(dossier, reportWords(dossier.language)))
      case 'csv':
        return success(csvBytes(obligationsTable(dossier, reportWords(dossier.language))))
    }
  }

  return {
    dossier: async (dossier, format, standard) => {
      const bytes = await bytesOf(dossier, format, standard)
      return bytes.ok ? success({ bytes: bytes.value, rows: obligationCount(dossier) }) : bytes
    },
    matrix: async (report, format) => {
      const words = reportWords(report.view.language)
      return format === 'xlsx'
        ? matrixWorkbook(report, words)
        : csvBytes(matrixTable(report, words))
    },
    listReport: async (report, format, standard) =>
      format === 'pdf'
        ? typesetList(report, (compiler, source) => compiler.pdf(source, report.today, standard))
        : success(await officeFile(report, format)),
    listReportPages: (report) =>
      typesetList(report, (compiler, source) => compiler.svgPages(source)),
    calendar: (report) => Promise.resolve(calendarBytes(report, reportWords(report.language))),
    recoverySheet: (sheet) =>
      typeset(
        (templates, coverages) =>
          recoveryDocument(sheet, reportWords(sheet.language), templates, coverages),
        (compiler, source) => compiler.pdf(source, sheet.today),
      ),
    dossierPages: (dossier) =>
      typesetDossier(dossier, (compiler, source) => compiler.svgPages(source)),
  }
}
