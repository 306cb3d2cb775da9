import type { Matrix, MatrixCells, MatrixColumn, MatrixRow } from '../../../contract/matrix.ts'
import { matrixGroups, type MatrixGrouping } from '../../../core/compliance/matrix-groups.ts'

/** One cell, put together from the arrays of the contract. */
export type Cell = {
  readonly [Field in keyof Omit<MatrixCells, 'row' | 'column'>]: MatrixCells[Field][number]
}

/** What stands below each other: rows, and above those of a group a line that names it. */
export type Line =
  | {
      readonly line: 'group'
      readonly key: string
      readonly row: MatrixRow
      readonly met: number
      readonly total: number
    }
  | {
      readonly line: 'row'
      readonly key: string
      readonly row: MatrixRow
      /** By the place of the column; `null`: nothing binds that unit. */
      readonly cells: readonly (Cell | null)[]
    }

export interface ColumnGroup {
  readonly kind: MatrixColumn['kind']
  /** 0-based. */
  readonly first: number
  readonly count: number
}

/** The matrix as the grid draws it. */
export interface MatrixModel {
  readonly lines: readonly Line[]
  readonly columns: readonly MatrixColumn[]
  /** Empty where all columns are of one kind. */
  readonly columnGroups: readonly ColumnGroup[]
}

export function matrixModel(matrix: Matrix, grouping: MatrixGrouping): MatrixModel {
  const cells = cellsByRow(matrix)
  const rows = matrix.rows.map((row, place) => ({
    line: 'row' as const,
    key: row.clause ?? row.agreement,
    row,
    cells: cells[place] ?? [],
  }))
  return {
    lines: grouping === 'none' ? rows : grouped(rows, grouping),
    columns: matrix.columns,
    columnGroups: columnGroups(matrix.columns),
  }
}

function cellsByRow({ rows, columns, cells }: Matrix): readonly (Cell | null)[][] {
  const byRow = rows.map(() => columns.map((): Cell | null => null))
  for (const [place, obligations] of cells.obligations.entries()) {
    const row = byRow[cells.row[place] ?? -1]
    const column = cells.column[place]
    const cell = cellAt(cells, place, obligations)
    if (row !== undefined && column !== undefined && cell !== null) row[column] = cell
  }
  return byRow
}

/** `null`: the arrays are not equally long, which the engine never sends. */
function cellAt(cells: MatrixCells, place: number, obligations: readonly string[]): Cell | null {
  const compliance = cells.compliance[place]
  const verification = cells.verification[place]
  const response = cells.response[place]
  if (compliance === undefined || verification === undefined || response === undefined) return null
  return {
    obligations: [...obligations],
    compliance,
    verification,
    response,
    evidence: cells.evidence[place] ?? 0,
    due: cells.due[place] ?? null,
    dueEstimated: cells.dueEstimated[place] ?? false,
    dueMissing: cells.dueMissing[place] ?? false,
    overdue: cells.overdue[place] ?? false,
    dueSoon: cells.dueSoon[place] ?? false,
    metLate: cells.metLate[place] ?? false,
    conflict: cells.conflict[place] ?? false,
    apart: cells.apart[place] ?? false,
  }
}

type RowLine = Extract<Line, { line: 'row' }>

/** Above the rows of each group a line that names it. */
const grouped = (rows: readonly RowLine[], grouping: MatrixGrouping): readonly Line[] =>
  matrixGroups(rows, ({ row }) => row, grouping).flatMap(({ key, items }): readonly Line[] => [
    {
      line: 'group',
      key: `group ${key}`,
      row: items[0].row,
      met: items.reduce((sum, { row }) => sum + row.met, 0),
      total: items.reduce((sum, { row }) => sum + row.total, 0),
    },
    ...items,
  ])

function columnGroups(columns: readonly MatrixColumn[]): readonly ColumnGroup[] {
  const groups: { kind: MatrixColumn['kind']; first: number; count: number }[] = []
  for (const [place, { kind }] of columns.entries()) {
    const last = groups.at(-1)
    if (last?.kind === kind) last.count += 1
    else groups.push({ kind, first: place, count: 1 })
  }
  return groups.length > 1 ? groups : []
}

/** A place in the grid: a line, and a column of it; the name of the row is column −1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** Names a cell, whatever is above it or beside it. */
export function cellKey(line: Line, column: MatrixColumn | undefined): string {
  return `${line.key} ${column?.unit ?? ''}`
}
