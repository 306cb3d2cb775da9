import type { Compliance } from './codes.ts'
import type { MatrixCell } from './matrix-cell.ts'

/** What a cell shows beside its state: at most one, the most urgent. */
export const cellMarks = ['conflict', 'overdue', 'reported', 'dueSoon'] as const
export type CellMark = (typeof cellMarks)[number]

export function markOf(
  cell: Pick<MatrixCell, 'conflict' | 'overdue' | 'verification' | 'dueSoon'>,
): CellMark | null {
  if (cell.conflict) return 'conflict'
  if (cell.overdue) return 'overdue'
  if (cell.verification === 'reported') return 'reported'
  return cell.dueSoon ? 'dueSoon' : null
}

/** The state that a cell shows: fulfilled late is shown as one of its own. */
export type CellState = Compliance | 'met_late'

export const cellState = ({
  compliance,
  metLate,
}: Pick<MatrixCell, 'compliance' | 'metLate'>): CellState =>
  compliance === 'met' && metLate ? 'met_late' : compliance
