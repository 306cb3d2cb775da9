import type { ListReport } from '../../contract/list-report.ts'
import type { ReadinessRow } from '../../contract/review.ts'
import type { ObligationRow } from '../../contract/rows.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import { listReportFacts, listReportTitle, obligationSections } from './list-report-tables.ts'
import { unicodeNumber, type Coverages } from './printable.ts'
import { jsonFile, printableValues } from './printable-values.ts'
import type { TypstSource } from './typst.ts'
import type { ReportWords } from './words.ts'

/** A line of a cell, as the template sets it. */
type Line =
  | { readonly type: 'text' | 'quiet' | 'alarm'; readonly text: string }
  /** Of units: none is broken at the end of a line. */
  | { readonly type: 'codes'; readonly codes: readonly string[] }
  | { readonly type: 'day'; readonly day: string }
  | { readonly type: 'state'; readonly code: string; readonly late: boolean }

type Section = {
  readonly title: string
  /** Obligations or findings in it. */
  readonly count: number
  /** Said where it has no rows. */
  readonly empty: string
  /** `width`: shares of the line; 0: as wide as what stands in it. */
  readonly columns: readonly { readonly header: string; readonly width: number }[]
  /** Each cell by its lines. */
  readonly rows: readonly (readonly (readonly Line[])[])[]
}

/** A page shows what an obligation is about; the workbook has its whole text. */
const longestText = 240

/** The report's template with its data and words beside it as JSON, as of the dossier: data is never markup. */
export function listReportDocument(
  report: ListReport,
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
    kicker: words.lists.kickers[report.report],
    facts: listReportFacts(report, words),
    sections: sectionsOf(report, words),
  }
  const { value, missing } = printableValues(content, coverages)
  return {
    main: 'list-report.typ',
    files: new Map([
      ...templates,
      ['report.json', jsonFile(value)],
      ['unprintable.json', jsonFile(missing.map(unicodeNumber))],
      ['words.json', jsonFile(words)],
    ]),
  }
}

const sectionsOf = (report: ListReport, words: ReportWords): readonly Section[] =>
  report.report === 'readiness'
    ? [readinessSection(report.readiness, words)]
    : obligationSections(report).map(({ name, rows }) => ({
        title: words.lists.sections[name],
        count: rows.length,
        empty: words.lists.empty[name],
        columns: [
          { header: words.table.unit, width: 3 },
          { header: words.lists.agreement, width: 4 },
          { header: words.lists.obligation, width: 5 },
          { header: words.table.due, width: 0 },
          { header: words.table.compliance, width: 0 },
        ],
        rows: alike(rows).map(([row, ...others]) => [
          [{ type: 'codes', codes: [row, ...others].map(({ unit }) => unit).toSorted() }],
          agreementLines(row, words),
          [text(shortened(row.text))],
          dueLines(row, words),
          [
            { type: 'state', code: row.compliance, late: row.metLate },
            quiet(words.verification[verificationReading(row.compliance, row.verification)]),
          ],
        ]),
      }))

type Alike = readonly [ObligationRow, ...(readonly ObligationRow[])]

/** Thirty-two states in one state of one clause are one row that names them all. */
function alike(rows: readonly ObligationRow[]): readonly Alike[] {
  const groups = new Map<string, Alike>()
  for (const row of rows) {
    const { clause, due, dueEstimated, compliance, metLate, verification } = row
    const key = JSON.stringify([clause, due, dueEstimated, compliance, metLate, verification])
    const known = groups.get(key)
    groups.set(key, known === undefined ? [row] : [...known, row])
  }
  return [...groups.values()]
}

function readinessSection(rows: readonly ReadinessRow[], words: ReportWords): Section {
  const order = new Map(Object.keys(words.auditReasons).map((code, place) => [code, place]))
  return {
    title: words.lists.sections.readiness,
    count: rows.length,
    empty: words.lists.empty.readiness,
    columns: [
      { header: words.lists.reason, width: 4 },
      { header: words.table.unit, width: 0 },
      { header: words.lists.agreement, width: 4 },
      { header: words.workbook.issuedOn, width: 0 },
    ],
    rows: rows
      .toSorted((a, b) => (order.get(a.reason) ?? 0) - (order.get(b.reason) ?? 0))
      .map((row) => [
        [text(words.auditReasons[row.reason])],
        [text(row.unit)],
        agreementLines(row, words),
        row.issuedOn === null ? [] : [{ type: 'day', day: row.issuedOn }],
      ]),
  }
}

const text = (said: string): Line => ({ type: 'text', text: said })
const quiet = (said: string): Line => ({ type: 'quiet', text: said })

const agreementLines = (
  row: Pick<ObligationRow, 'agreementNumber' | 'agreementTitle' | 'session'>,
  words: ReportWords,
): readonly Line[] => [
  text(row.agreementNumber ?? words.dossier.numberPending),
  ...(row.agreementTitle === null ? [] : [quiet(shortened(row.agreementTitle))]),
  quiet(`${words.dossier.session} ${row.session}`),
]

function dueLines(row: ObligationRow, words: ReportWords): readonly Line[] {
  if (row.due === null) return [quiet(words.table.noDue)]
  return [
    { type: 'day', day: row.due },
    ...(row.dueEstimated ? [quiet(words.table.estimated)] : []),
    ...(row.overdue ? [{ type: 'alarm' as const, text: words.table.overdue }] : []),
  ]
}

const shortened = (said: string): string =>
  said.length <= longestText ? said : `${said.slice(0, longestText - 1)}…`
