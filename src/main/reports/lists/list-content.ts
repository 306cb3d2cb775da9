import type { ListReport, SheetContent } from '../../../contract/list-report.ts'
import { screenWords } from '../screen-words.ts'
import type { Table } from '../table.ts'
import { fillPattern, longDay, type ReportWords } from '../words.ts'
import { evidenceFacts, evidenceSections, evidenceTable } from './evidence.ts'
import { fundFacts, fundSections, fundTable } from './funds.ts'
import { indicatorSections, indicatorTable } from './indicators.ts'
import { issueFacts, issueSections, issueTable } from './issues.ts'
import { obligationFacts, obligationSections, obligationTable } from './obligations.ts'
import { readinessSections, readinessTable } from './readiness.ts'
import type { Fact, Section } from './sections.ts'

/** A report that is one document under headings. */
export type SheetReport = ListReport<SheetContent>

/** What kind of report it is, as its letterhead says. */
export function listReportKicker({ report }: SheetReport, { lists }: ReportWords): string {
  const kickers: Readonly<Record<string, string>> = lists.kickers
  return kickers[report] ?? ''
}

export function listReportTitle({ report, unit }: SheetReport, { lists }: ReportWords): string {
  const titles: Readonly<Record<string, string>> = lists.titles
  const ofUnit: Readonly<Record<string, string>> = lists.titlesOfUnit
  const title = titles[report] ?? ''
  return unit === null ? title : fillPattern(ofUnit[report] ?? title, { unit: unit.name })
}

/** What the report is about, by name and value. */
export function listReportFacts(report: SheetReport, words: ReportWords): readonly Fact[] {
  const { unit, asOf, today } = report
  return [
    ...(unit === null ? [] : [[words.lists.unitCode, unit.code] as const]),
    ...contentFacts(report, words),
    ...(asOf === null ? [] : [[words.dossier.knownOn, longDay(asOf, words)] as const]),
    [words.dossier.reckonedOn, longDay(today, words)],
  ]
}

function contentFacts(
  { unit, content, language }: SheetReport,
  words: ReportWords,
): readonly Fact[] {
  const given = { words, screen: screenWords(language) }
  switch (content.kind) {
    case 'obligations':
      return unit === null ? [] : obligationFacts(content.rows, words)
    case 'readiness':
      return []
    case 'indicators':
      return [[words.lists.kickers.indicators, String(content.rows.length)]]
    case 'funds':
      return fundFacts(content, given)
    case 'evidence':
      return evidenceFacts(content.rows, given)
    case 'issues':
      return issueFacts(content, given)
  }
}

/** Said before anything is listed. */
export function listReportNotes({ content }: SheetReport, words: ReportWords): readonly string[] {
  switch (content.kind) {
    case 'funds':
      return [words.lists.pesosKnown]
    case 'evidence':
      return [words.lists.digestUse]
    case 'obligations':
    case 'readiness':
    case 'indicators':
    case 'issues':
      return []
  }
}

export function listSections(
  { report, content, language }: SheetReport,
  words: ReportWords,
): readonly Section[] {
  const given = { words, screen: screenWords(language) }
  switch (content.kind) {
    case 'obligations':
      return obligationSections(report, content.rows, words)
    case 'readiness':
      return readinessSections(content.rows, words)
    case 'indicators':
      return indicatorSections(content.rows, given)
    case 'funds':
      return fundSections(content, given)
    case 'evidence':
      return evidenceSections(content.rows, given)
    case 'issues':
      return issueSections(content, given)
  }
}

/** Everything in one list: what a file of one table holds. */
export function listReportTable(
  { report, content, today, language }: SheetReport,
  words: ReportWords,
): Table {
  const given = { words, screen: screenWords(language) }
  switch (content.kind) {
    case 'obligations':
      return obligationTable(report, content.rows, today, words)
    case 'readiness':
      return readinessTable(content.rows, words)
    case 'indicators':
      return indicatorTable(content.rows, given)
    case 'funds':
      return fundTable(content, given)
    case 'evidence':
      return evidenceTable(content.rows, given)
    case 'issues':
      return issueTable(content, given)
  }
}
