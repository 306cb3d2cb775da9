import type { MatrixColumns, MatrixRowKind } from '../../contract/matrix.ts'
import type { MethodParams } from '../../contract/ipc.ts'
import type { Filter } from '../../contract/rows.ts'
import type { MatrixGrouping } from '../../core/compliance/matrix-groups.ts'

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

/** What is seen: the same in the window and in a file. */
export const matrixFileParams = (view: MatrixView) => ({
  rows: view.rows,
  columns: view.columns,
  where: [...view.filters],
  ...(view.search === '' ? {} : { search: view.search }),
  grouping: view.grouping,
})

export function matrixParams(view: MatrixView): MethodParams<'matrix.read'> {
  return {
    rows: view.rows,
    columns: view.columns,
    where: [...view.filters],
    ...(view.search === '' ? {} : { search: view.search }),
    limit: rowsAtOnce,
  }
}
