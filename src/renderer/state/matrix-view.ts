import type { MatrixColumns, MatrixRowKind } from '../../contract/matrix.ts'
import type { MethodParams } from '../../contract/ipc.ts'
import type { Filter } from '../../contract/rows.ts'

/** What the rows are put together by. */
export const matrixGroupings = ['session', 'kind', 'topic', 'none'] as const
export type MatrixGrouping = (typeof matrixGroupings)[number]

export const matrixDensities = ['compact', 'comfortable'] as const
export type MatrixDensity = (typeof matrixDensities)[number]

/** How the matrix is seen: what an address would say. */
export interface MatrixView {
  readonly rows: MatrixRowKind
  readonly columns: MatrixColumns
  readonly search: string
  /** What a person chose: at most one for a field and a comparison. */
  readonly filters: readonly Filter[]
  readonly grouping: MatrixGrouping
  readonly density: MatrixDensity
}

export const initialMatrixView: MatrixView = {
  rows: 'agreements',
  columns: { of: 'entities' },
  search: '',
  filters: [],
  grouping: 'session',
  density: 'compact',
}

/** More than a person scrolls through; the engine says how many there are. */
const rowsAtOnce = 500

export function matrixParams(view: MatrixView): MethodParams<'matrix.read'> {
  return {
    rows: view.rows,
    columns: view.columns,
    where: [...view.filters],
    ...(view.search === '' ? {} : { search: view.search }),
    limit: rowsAtOnce,
  }
}
