import type { ListReportName } from '../../../contract/list-report.ts'
import type { ObligationRow } from '../../../contract/rows.ts'
import { daysBetween } from '../../../core/compliance/day.ts'
import { isCountedApart } from '../../../core/compliance/roll-up.ts'
import { verificationReading } from '../../../core/compliance/status-reading.ts'
import {
  dayOrEmpty,
  field,
  numberCell,
  numberOrEmpty,
  tableOf,
  textCell,
  textOrEmpty,
  type Table,
} from '../table.ts'
import { yesNo } from '../withdrawal-fields.ts'
import { fillPattern, type ReportWords } from '../words.ts'
import { agreementFields, agreementLines } from './agreement-lines.ts'
import {
  column,
  quiet,
  section,
  shortened,
  text,
  type Fact,
  type Line,
  type Section,
} from './sections.ts'

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
const obligationGroups = (
  report: ListReportName,
  obligations: readonly ObligationRow[],
): readonly { readonly name: SectionName; readonly rows: readonly ObligationRow[] }[] => {
  const names: readonly SectionName[] =
    report === 'overdue' ? ['overdue', 'dueSoon'] : ['overdue', 'dueSoon', 'open', 'settled']
  return names.map((name) => ({
    name,
    rows: obligations
      .filter((row) => sectionOf(row) === name)
      .toSorted((a, b) => (byDue(a) < byDue(b) ? -1 : 1)),
  }))
}

/** How much of it is done, by the counting rule of the dossier. */
export function obligationFacts(
  obligations: readonly ObligationRow[],
  words: ReportWords,
): readonly Fact[] {
  const binding = obligations.filter(({ nature }) => !isCountedApart(nature, false))
  const met = binding.filter(({ compliance }) => compliance === 'met').length
  return [
    [words.lists.fulfilled, fillPattern(words.lists.fulfilledOf, { met, total: binding.length })],
    [words.lists.apart, String(obligations.length - binding.length)],
  ]
}

export const obligationSections = (
  report: ListReportName,
  obligations: readonly ObligationRow[],
  words: ReportWords,
): readonly Section[] =>
  obligationGroups(report, obligations).map(({ name, rows }) =>
    section({
      title: words.lists.sections[name],
      count: rows.length,
      empty: words.lists.empty[name],
      columns: [
        column(words.table.unit, 3),
        column(words.lists.agreement, 4),
        column(words.lists.obligation, 5),
        column(words.table.due, 0),
        column(words.table.compliance, 0),
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
    }),
  )

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

function dueLines(row: ObligationRow, words: ReportWords): readonly Line[] {
  if (row.due === null) return [quiet(words.table.noDue)]
  return [
    { type: 'day', day: row.due },
    ...(row.dueEstimated ? [quiet(words.table.estimated)] : []),
    ...(row.overdue ? [{ type: 'alarm' as const, text: words.table.overdue }] : []),
  ]
}

interface Listed {
  readonly name: SectionName
  readonly row: ObligationRow
}

export const obligationTable = (
  report: ListReportName,
  obligations: readonly ObligationRow[],
  today: string,
  words: ReportWords,
): Table =>
  tableOf<Listed>(
    words.workbook.obligations,
    [
      field(words.dossier.state, 20, ({ name }) => textCell(words.lists.sections[name])),
      field(words.workbook.unitCode, 14, ({ row }) => textCell(row.unit)),
      field(words.table.unit, 34, ({ row }) => textCell(row.unitName), true),
      ...agreementFields<Listed>(words, ({ row }) => row),
      field(words.workbook.clauseNumber, 10, ({ row }) => numberCell(row.clauseOrder)),
      field(words.workbook.clauseText, 60, ({ row }) => textOrEmpty(row.text), true),
      field(words.workbook.nature, 13, ({ row }) => textCell(words.nature[row.nature])),
      field(words.table.role, 14, ({ row }) => textCell(words.role[row.role])),
      field(words.table.due, 13, ({ row }) => dayOrEmpty(row.due)),
      field(words.workbook.dueEstimated, 10, ({ row }) => yesNo(row.dueEstimated, words)),
      field(words.lists.daysLate, 10, ({ row }) =>
        numberOrEmpty(row.overdue && row.due !== null ? daysBetween(row.due, today) : null),
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
    obligationGroups(report, obligations).flatMap(({ name, rows }) =>
      rows.map((row) => ({ name, row })),
    ),
  )
