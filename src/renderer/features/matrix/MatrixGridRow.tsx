/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells stand at coordinates, as those of a table cannot */
import { memo, useLayoutEffect, useRef } from 'react'
import type { MatrixColumn } from '../../../contract/matrix.ts'
import { cellState, markOf } from '../../../core/compliance/matrix-look.ts'
import { cellLook } from './cell-look.tsx'
import { drawCells, type DrawnCell } from './draw-cells.ts'
import { isWithin, type Span } from './grid-geometry.ts'
import classes from './Matrix.module.css'
import type { Line } from './matrix-model.ts'
import { RowCheck } from './RowCheck.tsx'
import type { CellWords } from './use-cell-words.ts'

interface MatrixGridRowProps {
  readonly line: Extract<Line, { line: 'row' }>
  /** Its place among the lines. */
  readonly place: number
  /** Pixels from the top of the grid. */
  readonly start: number
  readonly height: number
  /** `aria-rowindex`. */
  readonly index: number
  readonly columns: readonly MatrixColumn[]
  /** The columns that are drawn. */
  readonly drawn: Span
  /** Pixels. */
  readonly columnWidth: number
  readonly nameWidth: number
  /** Of each column: `+` where the cell is chosen. Empty: nothing is. */
  readonly chosen: string
  /** The column of the cell that has the focus; `null`: it is in another row. */
  readonly active: number | null
  /** Room for a second line in the cells. */
  readonly roomy: boolean
  readonly words: CellWords
}

/**
 * One row of cells. Redrawn only when something of it changes: scrolling moves it, and draws new ones. A cell is one
 * element with attributes, whose picture the style sheet gives it.
 */
export const MatrixGridRow = memo(function MatrixGridRow(props: MatrixGridRowProps) {
  const { line, place, start, height, active, words } = props
  const { row } = line
  const holder = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (holder.current !== null) drawCells(holder.current, cellClass, cellsOf(props))
  })
  return (
    <div
      role="row"
      aria-rowindex={props.index}
      data-line={place}
      className={classes.row}
      style={{ top: start, height }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        tabIndex={active === -1 ? 0 : -1}
        className={classes.name}
        title={`${words.row(row)} · ${row.title}`}
      >
        <RowCheck line={line} chosen={props.chosen} />
        <span className={classes.titles}>
          <span className={classes.title}>{row.title}</span>
          {props.roomy && <span className={classes.subtitle}>{words.row(row)}</span>}
        </span>
        <span className={classes.score}>{row.total === 0 ? '–' : `${row.met}/${row.total}`}</span>
      </div>
      <div
        ref={holder}
        role="none"
        className={classes.cells}
        style={{ paddingInlineStart: props.drawn.first * props.columnWidth }}
      />
    </div>
  )
})

const cellClass = classes.cell ?? ''

/** In the order of their columns; the one with the focus wherever it is. */
function cellsOf(props: MatrixGridRowProps): readonly DrawnCell[] {
  const { line, columns, drawn, chosen, active, roomy, words } = props
  const cellAt = (place: number, left: number | null): readonly DrawnCell[] => {
    const column = columns[place]
    if (column === undefined) return []
    const cell = line.cells[place] ?? null
    return [
      {
        column: place,
        label: words.cell(cell, line.row, column),
        look: cell === null ? null : cellLook(cellState(cell), markOf(cell)),
        apart: cell?.apart ?? false,
        evidence: roomy && cell !== null && cell.evidence > 0 ? cell.evidence : null,
        chosen: chosen[place] === '+',
        active: active === place,
        left,
      },
    ]
  }
  const inSpan = columns.slice(drawn.first, drawn.end)
  const cells = inSpan.flatMap((_, offset) => cellAt(drawn.first + offset, null))
  if (active === null || active < 0 || isWithin(drawn, active)) return cells
  const apart = cellAt(active, props.nameWidth + active * props.columnWidth)
  return active < drawn.first ? [...apart, ...cells] : [...cells, ...apart]
}
