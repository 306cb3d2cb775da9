import type { CalendarReport } from '../../../contract/calendar.ts'
import type { Dossier } from '../../../contract/dossier.ts'
import type { Refusal } from '../../../contract/errors.ts'
import type { RecoverySheet } from '../../../contract/exchange/recovery.ts'
import type { ListReport } from '../../../contract/list-report.ts'
import type { MatrixReport } from '../../../contract/matrix.ts'
import type { DocumentFormat, PdfStandard } from '../../../contract/report-form.ts'
import type { DeadlineRule } from '../../../core/schema/deadline-rule.ts'
import type { Language } from '../../../core/schema/codes.ts'
import type { Result } from '../../../core/result.ts'

export interface RenderedReport {
  readonly bytes: Uint8Array
  /** Obligations shown. */
  readonly rows: number
}

/** A deadline's rule as a report says it beside its date. */
export type DeadlineInWords = (rule: DeadlineRule | null, language: Language) => string

/** What reports are made with. */
export interface ReportMeans {
  readonly renderer: ReportRenderer
  readonly deadlineInWords: DeadlineInWords
  readonly programVersion: string
}

/** Makes documents of what a report says. */
export interface ReportRenderer {
  /** `standard`: of a PDF; PDF/UA-1 unless given. */
  dossier(
    dossier: Dossier,
    format: DocumentFormat,
    standard?: PdfStandard,
  ): Promise<Result<RenderedReport, Refusal>>
  /** Equal reports give equal bytes. */
  matrix(report: MatrixReport, format: 'xlsx' | 'csv'): Promise<Uint8Array>
  /** Equal reports give equal bytes. */
  calendar(report: CalendarReport): Promise<Uint8Array>
  /** Equal reports give equal bytes. */
  listReport(
    report: ListReport,
    format: DocumentFormat,
    standard?: PdfStandard,
  ): Promise<Result<Uint8Array, Refusal>>
  /** One SVG per page. */
  listReportPages(report: ListReport): Promise<Result<readonly string[], Refusal>>
  /** A PDF. */
  recoverySheet(sheet: RecoverySheet): Promise<Result<Uint8Array, Refusal>>
  /** One SVG per page. */
  dossierPages(dossier: Dossier): Promise<Result<readonly string[], Refusal>>
}
