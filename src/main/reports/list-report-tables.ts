import type { ListReport } from '../../contract/list-report.ts'
import type { ReadinessRow } from '../../contract/review.ts'
import type { ObligationRow } from '../../contract/rows.ts'
import { isCountedApart } from '../../core/compliance/roll-up.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import {
  dayOrEmpty,
  field,
  numberCell,
  numberOrEmpty,
  tableOf,
  textCell,
  textOrEmpty,
  type Field,
  type Table,
} from './table.ts'
import { workbookBytes } from './workbook.ts'
import { yesNo } from './withdrawal-fields.ts'
import { fillPattern, longDay, type ReportWords } from './words.ts'

type SectionName = 'overdue' | 'dueSoon' | 'open' | 'settled'

/** Every obligation stands in one section. */
const sectionOf = ({ overdue, dueSoon, compliance }: ObligationRow): SectionName => {
  if (overdue) return 'overdue'
  if (dueSoon) return 'dueSoon'
  return compliance === 'met' || compliance === 'moot' ? 'settled' : 'open'
}

/** Those without a date come last. */
const byDue = ({ due, id }: ObligationRow): string => `${due ?? '9999-99-99'} ${id}`

/** In the order in which an official has to see to them; each by its deadline. */
export function obligationSections({
  report,
  obligations,
}: Pick<ListReport, 'report' | 'obligations'>): readonly {
  readonly name: SectionName
  readonly rows: readonly ObligationRow[]
}[] {
  const names: readonly SectionName[] =
    report === 'overdue' ? ['overdue', 'dueSoon'] : ['overdue', 'dueSoon', 'open', 'settled']
  return names.map((name) => ({
    name,
    rows: obligations
      .filter((row) => sectionOf(row) === name)
      .toSorted((a, b) => (byDue(a) < byDue(b) ? -1 : 1)),
  }))
}

export const listReportTitle = ({ report, unit }: ListReport, words: ReportWords): string =>
  fillPattern(words.lists.titles[report], { unit: unit?.name ?? '' })

/** What the report is about, by name and value. */
export function listReportFacts(
  report: ListReport,
  words: ReportWords,
): readonly (readonly [string, string])[] {
  const { unit, asOf, today, obligations } = report
  const binding = obligations.filter(({ nature }) => !isCountedApart(nature, false))
  const met = binding.filter(({ compliance }) => compliance === 'met').length
  const isOfUnit = unit !== null
  return [
    ...(isOfUnit ? [[words.lists.unitCode, unit.code] as const] : []),
    ...(isOfUnit
      ? [
          [
            words.lists.fulfilled,
            fillPattern(words.lists.fulfilledOf, { met, total: binding.length }),
          ] as const,
          [words.lists.apart, String(obligations.length - binding.length)] as const,
        ]
      : []),
    ...(asOf === null ? [] : [[words.dossier.knownOn, longDay(asOf, words)] as const]),
    [words.dossier.reckonedOn, longDay(today, words)],
  ]
}

const agreementFields = <
  Row extends Pick<ObligationRow, 'session' | 'agreementNumber' | 'agreementTitle'>,
>(
  words: ReportWords,
): readonly Field<Row>[] => [
  field<Row>(words.dossier.session, 10, ({ session }) => textCell(session)),
  field<Row>(words.dossier.number, 20, ({ agreementNumber }) =>
    textCell(agreementNumber ?? words.dossier.numberPending),
  ),
  field<Row>(words.dossier.title, 34, ({ agreementTitle }) => textOrEmpty(agreementTitle), true),
]

const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const obligationsTable = (report: ListReport, words: ReportWords): Table =>
  tableOf<{ readonly name: SectionName; readonly row: ObligationRow }>(
    words.workbook.obligations,
    [
      field(words.dossier.state, 20, ({ name }) => textCell(words.lists.sections[name])),
      field(words.workbook.unitCode, 14, ({ row }) => textCell(row.unit)),
      field(words.table.unit, 34, ({ row }) => textCell(row.unitName), true),
      ...agreementFields<ObligationRow>(words).map((of) => ({
        ...of,
        cell: ({ row }: { readonly row: ObligationRow }) => of.cell(row),
      })),
      field(words.workbook.clauseNumber, 10, ({ row }) => numberCell(row.clauseOrder)),
      field(words.workbook.clauseText, 60, ({ row }) => textOrEmpty(row.text), true),
      field(words.workbook.nature, 13, ({ row }) => textCell(words.nature[row.nature])),
      field(words.table.role, 14, ({ row }) => textCell(words.role[row.role])),
      field(words.table.due, 13, ({ row }) => dayOrEmpty(row.due)),
      field(words.workbook.dueEstimated, 10, ({ row }) => yesNo(row.dueEstimated, words)),
      field(words.lists.daysLate, 10, ({ row }) =>
        numberOrEmpty(row.overdue && row.due !== null ? daysBetween(row.due, report.today) : null),
      ),
      field(words.table.compliance, 22, ({ row: { compliance } }) => ({
        type: 'state',
        code: compliance,
        text: words.compliance[compliance],
      })),
      field(words.workbook.metLate, 10, ({ row }) => yesNo(row.metLate, words)),
      field(words.table.verification, 22, ({ row }) =>
        textCell(words.verification[verificationReading(row.compliance, row.verification)]),
      ),
      field(words.table.response, 24, ({ row }) => textCell(words.response[row.response])),
      field(words.workbook.reportCount, 10, ({ row }) => numberCell(row.reports)),
      field(words.workbook.evidenceCount, 11, ({ row }) => numberCell(row.evidence)),
    ],
    obligationSections(report).flatMap(({ name, rows }) => rows.map((row) => ({ name, row }))),
  )

const readinessTable = ({ readiness }: ListReport, words: ReportWords): Table =>
  tableOf<ReadinessRow>(
    words.lists.kickers.readiness,
    [
      field(words.lists.reason, 44, ({ reason }) => textCell(words.auditReasons[reason]), true),
      field(words.workbook.unitCode, 14, ({ unit }) => textCell(unit)),
      ...agreementFields<ReadinessRow>(words),
      field(words.workbook.issuedOn, 14, ({ issuedOn }) => dayOrEmpty(issuedOn)),
    ],
    readiness,
  )

/** Everything in one list: what a file of one table holds. */
export const listReportTable = (report: ListReport, words: ReportWords): Table =>
  report.report === 'readiness' ? readinessTable(report, words) : obligationsTable(report, words)

/** The same facts as the PDF, to filter and count. */
export function listReportWorkbook(report: ListReport, words: ReportWords): Promise<Uint8Array> {
  const title = listReportTitle(report, words)
  const facts: readonly (readonly [string, string])[] = [
    ...(report.demonstration
      ? [[words.demonstration.mark, words.demonstration.notice] as const]
      : []),
    [words.dossier.office, report.office],
    ...listReportFacts(report, words),
    [words.workbook.digest, report.digest],
    [words.workbook.version, `${words.program} ${report.programVersion}`],
    [words.summary.rule, words.summary.ruleText],
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
