import type { MatrixColumn, MatrixReport, MatrixRow } from '../../contract/matrix.ts'
import type { Compliance, Response, Verification } from '../../core/compliance/codes.ts'
import { matrixGroups } from '../../core/compliance/matrix-groups.ts'
import { markOf } from '../../core/compliance/matrix-look.ts'
import { verificationReading } from '../../core/compliance/status-reading.ts'
import { conditionText } from './condition-text.ts'
import {
  dayOrEmpty,
  emptyCell,
  field,
  numberCell,
  numberOrEmpty,
  tableOf,
  textCell,
  textOrEmpty,
  type Content,
  type Field,
  type Table,
} from './table.ts'
import { yesNo } from './withdrawal-fields.ts'
import { fillPattern, type ReportWords } from './words.ts'

/** One cell, put together from the arrays of the contract. */
interface Cell {
  readonly row: MatrixRow
  readonly column: MatrixColumn
  readonly group: string
  readonly obligations: number
  readonly compliance: Compliance
  readonly verification: Verification
  readonly response: Response
  readonly evidence: number
  readonly due: string | null
  readonly dueEstimated: boolean
  readonly dueMissing: boolean
  readonly overdue: boolean
  readonly dueSoon: boolean
  readonly metLate: boolean
  readonly conflict: boolean
  readonly apart: boolean
}

/** A row as it is seen: in its group, with its cells by the place of their column. */
interface SeenRow {
  readonly row: MatrixRow
  readonly group: string
  readonly cells: ReadonlyMap<number, Cell>
}

/** The rows in the order in which they are seen. */
function seenRows({ matrix, view }: MatrixReport, words: ReportWords): readonly SeenRow[] {
  const cellsOf = cellsByRow(matrix)
  const places = matrix.rows.map((row, place) => ({ row, place }))
  return matrixGroups(places, ({ row }) => row, view.grouping).flatMap(({ items }) =>
    items.map(({ row, place }): SeenRow => {
      const group = groupName(row, view.grouping, words)
      const cells = (cellsOf.get(place) ?? []).map(([column, cell]) => {
        return [column, { ...cell, row, group }] as const
      })
      return { row, group, cells: new Map(cells) }
    }),
  )
}

type LooseCell = Omit<Cell, 'row' | 'group'>

/** By the place of the row: the place of the column, and the cell. */
function cellsByRow({
  columns,
  cells,
}: MatrixReport['matrix']): ReadonlyMap<number, readonly (readonly [number, LooseCell])[]> {
  const byRow = new Map<number, (readonly [number, LooseCell])[]>()
  for (const [at, obligations] of cells.obligations.entries()) {
    const [row, place] = [cells.row[at], cells.column[at]]
    const column = columns[place ?? -1]
    const compliance = cells.compliance[at]
    const verification = cells.verification[at]
    const response = cells.response[at]
    // The register gives arrays of one length.
    if (row === undefined || place === undefined || column === undefined) continue
    if (compliance === undefined || verification === undefined || response === undefined) continue
    const cell: LooseCell = {
      column,
      obligations: obligations.length,
      compliance,
      verification,
      response,
      evidence: cells.evidence[at] ?? 0,
      due: cells.due[at] ?? null,
      dueEstimated: cells.dueEstimated[at] ?? false,
      dueMissing: cells.dueMissing[at] ?? false,
      overdue: cells.overdue[at] ?? false,
      dueSoon: cells.dueSoon[at] ?? false,
      metLate: cells.metLate[at] ?? false,
      conflict: cells.conflict[at] ?? false,
      apart: cells.apart[at] ?? false,
    }
    const known = byRow.get(row)
    if (known === undefined) byRow.set(row, [[place, cell]])
    else known.push([place, cell])
  }
  return byRow
}

function groupName(
  row: MatrixRow,
  grouping: MatrixReport['view']['grouping'],
  words: ReportWords,
): string {
  switch (grouping) {
    case 'session':
      return `${row.body} ${row.session}`
    case 'kind':
      return words.kind[row.kind]
    case 'topic':
      return row.topic ?? words.matrix.noTopic
    case 'none':
      return ''
  }
}

/** Which agreement a row is about: the same first columns on every sheet. */
function rowFields(
  { view }: MatrixReport,
  words: ReportWords,
): readonly Field<Pick<SeenRow, 'row' | 'group'>>[] {
  type Row = Pick<SeenRow, 'row' | 'group'>
  return [
    ...(view.grouping === 'none'
      ? []
      : [
          field<Row>(
            words.matrix.groupings[view.grouping],
            18,
            ({ group }) => textCell(group),
            true,
          ),
        ]),
    ...(view.grouping === 'session'
      ? []
      : [
          field<Row>(words.dossier.session, 12, ({ row }) =>
            textCell(`${row.body} ${row.session}`),
          ),
        ]),
    field<Row>(words.dossier.number, 20, ({ row }) =>
      textCell(row.number ?? words.dossier.numberPending),
    ),
    ...(view.grouping === 'kind'
      ? []
      : [field<Row>(words.dossier.kind, 16, ({ row }) => textCell(words.kind[row.kind]))]),
    field<Row>(words.workbook.sequence, 7, ({ row }) => numberOrEmpty(row.sequence)),
    field<Row>(words.dossier.title, 34, ({ row }) => textOrEmpty(row.title), true),
    ...(view.rows === 'clauses'
      ? [
          field<Row>(words.workbook.clauseNumber, 10, ({ row }) => numberOrEmpty(row.clauseOrder)),
          field<Row>(words.workbook.nature, 13, ({ row }) =>
            row.nature === null ? emptyCell : textCell(words.nature[row.nature]),
          ),
        ]
      : []),
  ]
}

const countFields = <Row>(
  words: ReportWords,
  countsOf: (row: Row) => { readonly met: number; readonly total: number },
): readonly Field<Row>[] => [
  field(words.dossier.fulfilled, 10, (row) => numberCell(countsOf(row).met)),
  field(words.summary.total, 8, (row) => numberCell(countsOf(row).total)),
]

const stateWord = ({ compliance, metLate }: Cell, words: ReportWords): string =>
  compliance === 'met' && metLate
    ? `${words.compliance.met} ${words.table.late}`
    : words.compliance[compliance]

/** What the window shows: the state, what presses most, and whether it counts. */
function shortText(cell: Cell, words: ReportWords): readonly string[] {
  const mark = markOf(cell)
  return [
    stateWord(cell, words),
    ...(mark === null ? [] : [words.matrix.marks[mark]]),
    ...(cell.apart ? [words.matrix.apart] : []),
  ]
}

function dueText({ due, dueEstimated, dueMissing }: Cell, words: ReportWords): string {
  if (due === null) return dueMissing ? words.dossier.pending : words.table.noDue
  return dueEstimated ? `${due} (${words.table.estimated})` : due
}

/** All that a cell says, where there is no second sheet. */
const longText = (cell: Cell, words: ReportWords): readonly string[] => [
  ...shortText(cell, words),
  words.verification[verificationReading(cell.compliance, cell.verification)],
  words.response[cell.response],
  fillPattern(words.matrix.evidence, { n: cell.evidence }),
  dueText(cell, words),
]

/** The name; one too long to stand over a narrow column gives way to its short form. */
const columnTitle = ({ name, abbreviation, code }: MatrixColumn): string =>
  name.length <= 32 ? name : (abbreviation ?? code)

function seenTable(
  report: MatrixReport,
  words: ReportWords,
  contentOf: (cell: Cell) => Content,
): Table {
  const ofRow = [...rowFields(report, words), ...countFields<SeenRow>(words, ({ row }) => row)]
  const table = tableOf<SeenRow>(
    words.matrix.sheet,
    [
      ...ofRow,
      ...report.matrix.columns.map((column, place) =>
        field<SeenRow>(
          columnTitle(column),
          18,
          ({ cells }) => {
            const cell = cells.get(place)
            return cell === undefined ? emptyCell : contentOf(cell)
          },
          true,
        ),
      ),
    ],
    seenRows(report, words),
  )
  return { ...table, frozenColumns: ofRow.length }
}

/** The matrix as it is seen, each cell with all that it says: for a file that holds one table. */
export const matrixTable = (report: MatrixReport, words: ReportWords): Table =>
  seenTable(report, words, (cell) => textCell(longText(cell, words).join('; ')))

const cellsTable = (report: MatrixReport, words: ReportWords): Table =>
  tableOf<Cell>(
    words.matrix.cells,
    [
      ...rowFields(report, words),
      field(words.workbook.unitCode, 14, ({ column }) => textCell(column.code)),
      field(words.table.unit, 34, ({ column }) => textCell(column.name), true),
      field(words.table.compliance, 22, (cell) => ({
        type: 'state',
        code: cell.compliance,
        text: words.compliance[cell.compliance],
      })),
      field(words.workbook.metLate, 10, ({ metLate }) => yesNo(metLate, words)),
      field(words.table.verification, 22, ({ compliance, verification }) =>
        textCell(words.verification[verificationReading(compliance, verification)]),
      ),
      field(words.table.response, 24, ({ response }) => textCell(words.response[response])),
      field(words.workbook.evidenceCount, 11, ({ evidence }) => numberCell(evidence)),
      field(words.table.due, 13, ({ due }) => dayOrEmpty(due)),
      field(words.workbook.dueEstimated, 10, ({ dueEstimated }) => yesNo(dueEstimated, words)),
      field(words.matrix.dueMissing, 12, ({ dueMissing }) => yesNo(dueMissing, words)),
      field(words.table.overdue, 10, ({ overdue }) => yesNo(overdue, words)),
      field(words.matrix.marks.dueSoon, 10, ({ dueSoon }) => yesNo(dueSoon, words)),
      field(words.matrix.marks.conflict, 14, ({ conflict }) => yesNo(conflict, words)),
      field(words.matrix.apart, 14, ({ apart }) => yesNo(apart, words)),
      field(words.workbook.obligations, 12, ({ obligations }) => numberCell(obligations)),
    ],
    seenRows(report, words).flatMap(({ cells }) => [...cells.values()]),
  )

const unitsTable = ({ matrix }: MatrixReport, words: ReportWords): Table =>
  tableOf<MatrixColumn>(
    words.matrix.units,
    [
      field(words.workbook.unitCode, 14, ({ code }) => textCell(code)),
      field(words.table.unit, 44, ({ name }) => textCell(name), true),
      ...countFields<MatrixColumn>(words, (column) => column),
    ],
    matrix.columns,
  )

function summaryTable(report: MatrixReport, words: ReportWords): Table {
  const { matrix, view } = report
  const { matrix: own } = words
  const columns = view.columns.of === 'group' ? view.columns.unit : own.columnKinds[view.columns.of]
  const facts: readonly (readonly [string, Content])[] = [
    ...(report.demonstration
      ? [[words.demonstration.mark, textCell(words.demonstration.notice)] as const]
      : []),
    [words.dossier.office, textCell(report.office)],
    ...(report.asOf === null ? [] : [[words.dossier.knownOn, dayOrEmpty(report.asOf)] as const]),
    [words.dossier.reckonedOn, dayOrEmpty(report.today)],
    [own.rows, textCell(own.rowKinds[view.rows])],
    [own.columns, textCell(columns)],
    [own.groupBy, textCell(own.groupings[view.grouping])],
    [
      own.filters,
      textCell(
        view.where.length === 0
          ? own.noFilters
          : view.where.map((filter) => conditionText(filter, matrix.rows, words)).join('\n'),
      ),
    ],
    ...(view.search === undefined ? [] : [[own.search, textCell(view.search)] as const]),
    [
      own.shown,
      textCell(
        fillPattern(own.shownOf, {
          shown: matrix.rows.length,
          total: matrix.rowTotal,
          columns: matrix.columns.length,
        }),
      ),
    ],
    [own.outside, numberCell(matrix.outside)],
    [words.workbook.digest, textCell(report.digest)],
    [words.workbook.version, textCell(`${words.program} ${report.programVersion}`)],
    [words.summary.rule, textCell(words.summary.ruleText)],
  ]
  return {
    name: words.workbook.summary,
    columns: [
      { header: words.workbook.concept, width: 34, wrapped: true },
      { header: words.workbook.value, width: 76, wrapped: true },
    ],
    rows: facts.map(([label, value]) => [textCell(label), value]),
  }
}

/** The matrix as it is seen, its cells and its units as lists, and what it is. */
export const matrixTables = (
  report: MatrixReport,
  words: ReportWords,
): { readonly lists: readonly Table[]; readonly summary: Table } => ({
  lists: [
    seenTable(report, words, (cell) => ({
      type: 'state',
      code: cell.compliance,
      text: shortText(cell, words).join('\n'),
    })),
    cellsTable(report, words),
    unitsTable(report, words),
  ],
  summary: summaryTable(report, words),
})
