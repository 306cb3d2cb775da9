import type { Coverages } from '../printable.ts'
import { reportSource } from '../report-source.ts'
import type { TypstSource } from '../typst.ts'
import type { ReportWords } from '../words.ts'
import {
  listReportFacts,
  listReportKicker,
  listReportNotes,
  listReportTitle,
  listSections,
  type SheetReport,
} from './list-content.ts'

/** The report's template with its data and words beside it as JSON, as of the dossier: data is never markup. */
export function listReportDocument(
  report: SheetReport,
  words: ReportWords,
  templates: ReadonlyMap<string, Uint8Array>,
  coverages: Coverages,
): TypstSource {
  const { today, asOf, digest, office, demonstration, programVersion, paper } = report
  const content = {
    today,
    asOf,
    digest,
    office,
    demonstration,
    programVersion,
    paper,
    title: listReportTitle(report, words),
    kicker: listReportKicker(report, words),
    facts: listReportFacts(report, words),
    notes: listReportNotes(report, words),
    sections: listSections(report, words),
  }
  return reportSource(
    { main: 'list-report.typ', data: 'report.json' },
    content,
    words,
    templates,
    coverages,
  )
}
