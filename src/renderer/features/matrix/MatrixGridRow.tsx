/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells stand at coordinates, as those of a table cannot */
import { type CSSProperties, memo } from 'react'
import type { MatrixColumn } from '../../../contract/matrix.ts'
import { cellState, markOf } from '../../../core/compliance/matrix-look.ts'
import { cellLook } from './cell-look.tsx'
import { isWithin, type Span } from './grid-geometry.ts'
import classes from './Matrix.module.css'
import { cellKey, type Cell, type Line } from './matrix-model.ts'
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
  readonly chosen: ReadonlySet<string>
  /** The column of the cell that has the focus; `null`: it is in another row. */
  readonly active: number | null
  /** Room for a second line in the cells. */
  readonly roomy: boolean
  readonly words: CellWords
}

/**
 * One row of cells. Redrawn only when something of it changes: scrolling moves it, and draws new ones. A cell is one
 * element with attributes, whose picture the style sheet gives it: rows come into sight by the frame.
 */
export const MatrixGridRow = memo(function MatrixGridRow(props: MatrixGridRowProps) {
  const { line, place, start, height, columns, drawn, columnWidth, chosen, active, words } = props
  const { row, cells } = line
  const cellAt = (column: MatrixColumn, index: number, style?: CSSProperties) => {
    const cell = cells[index] ?? null
    return (
      <div
        key={index}
        role="gridcell"
        aria-colindex={index + 2}
        aria-label={words.cell(cell, row, column)}
        aria-selected={chosen.has(cellKey(line, column))}
        tabIndex={active === index ? 0 : -1}
        className={classes.cell}
        style={style}
        {...(cell === null ? {} : lookOf(cell, props.roomy))}
      />
    )
  }
  const left = (index: number) => index * columnWidth
  const apart = active === null || isWithin(drawn, active) ? undefined : columns[active]
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
        <RowCheck line={line} columns={columns} chosen={chosen} />
        <span className={classes.titles}>
          <span className={classes.title}>{row.title}</span>
          {props.roomy && <span className={classes.subtitle}>{words.row(row)}</span>}
        </span>
        <span className={classes.score}>{row.total === 0 ? '–' : `${row.met}/${row.total}`}</span>
      </div>
      {columns
        .slice(drawn.first, drawn.end)
        .map((column, offset) =>
          cellAt(
            column,
            drawn.first + offset,
            offset === 0 && drawn.first > 0 ? { marginInlineStart: left(drawn.first) } : undefined,
          ),
        )}
      {apart !== undefined &&
        active !== null &&
        cellAt(apart, active, { position: 'absolute', left: props.nameWidth + left(active) })}
    </div>
  )
})

/** What the style sheet shows a cell by. */
function lookOf(cell: Cell, roomy: boolean) {
  return {
    'data-look': cellLook(cellState(cell), markOf(cell)),
    'data-apart': cell.apart || undefined,
    'data-evidence': roomy && cell.evidence > 0 ? cell.evidence : undefined,
  }
}
