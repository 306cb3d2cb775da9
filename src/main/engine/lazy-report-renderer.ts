import type { ReportPlaces } from '../reports/report-renderer.ts'
import type { ReportRenderer } from '../usecases/ports/report-renderer.ts'

/** The code of reports, with its typesetter and spreadsheets, is loaded by the first report: most starts need none. */
export function lazyReportRenderer(places: () => ReportPlaces): ReportRenderer {
  let opened: Promise<ReportRenderer> | null = null

  const open = async (): Promise<ReportRenderer> => {
    const { openReportRenderer } = await import('../reports/report-renderer.ts')
    return openReportRenderer(places())
  }
  const renderer = (): Promise<ReportRenderer> => {
    opened ??= open()
    return opened
  }

  return {
    dossier: async (dossier, format, standard) =>
      (await renderer()).dossier(dossier, format, standard),
    matrix: async (report, format) => (await renderer()).matrix(report, format),
    listReport: async (report, format, standard) =>
      (await renderer()).listReport(report, format, standard),
    listReportPages: async (report) => (await renderer()).listReportPages(report),
    calendar: async (report) => (await renderer()).calendar(report),
    recoverySheet: async (sheet) => (await renderer()).recoverySheet(sheet),
    dossierPages: async (dossier) => (await renderer()).dossierPages(dossier),
  }
}
