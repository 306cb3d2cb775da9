/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows and cells stand at coordinates, as those of a table cannot */
import { Text } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import type { VirtualItem } from '@tanstack/react-virtual'
import { memo } from 'react'
import type { MatrixColumn } from '../../../contract/matrix.ts'
import { cellLook, markLooks, markOf } from './cell-look.tsx'
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
  /** The columns in sight. */
  readonly inSight: readonly VirtualItem[]
  readonly chosen: ReadonlySet<string>
  /** The column of the cell that has the focus; `null`: it is in another row. */
  readonly active: number | null
  /** Room for a second line in the cells. */
  readonly roomy: boolean
  readonly words: CellWords
}

/** One row of cells. Redrawn only when something of it changes: scrolling moves it, and draws new ones. */
export const MatrixGridRow = memo(function MatrixGridRow(props: MatrixGridRowProps) {
  const { line, place, start, height, columns, inSight, chosen, active, words } = props
  const { row } = line
  return (
    <div
      role="row"
      aria-rowindex={props.index}
      className={classes.row}
      style={{ transform: `translateY(${start}px)`, height }}
    >
      <div
        role="rowheader"
        aria-colindex={1}
        data-line={place}
        data-column={-1}
        tabIndex={active === -1 ? 0 : -1}
        className={classes.name}
        title={`${words.row(row)} · ${row.title}`}
      >
        <RowCheck line={line} columns={columns} chosen={chosen} />
        <span className={classes.title}>
          <Text span size="xs" fw={500} truncate>
            {row.title}
          </Text>
          {props.roomy && (
            <Text span size="xs" c="dimmed" truncate>
              {words.row(row)}
            </Text>
          )}
        </span>
        <span className={classes.score}>{row.total === 0 ? '–' : `${row.met}/${row.total}`}</span>
      </div>
      {inSight.map(({ index, start: left, size }) => {
        const column = columns[index]
        if (column === undefined) return null
        const cell = line.cells[index] ?? null
        return (
          <div
            key={index}
            role="gridcell"
            aria-colindex={index + 2}
            aria-label={words.cell(cell, row, column)}
            aria-selected={chosen.has(cellKey(line, column))}
            data-line={place}
            data-column={index}
            data-tone={cell === null ? undefined : cellLook(cell).tone}
            data-apart={cell?.apart}
            tabIndex={active === index ? 0 : -1}
            className={classes.cell}
            style={{ left, width: size }}
          >
            {cell !== null && <CellContent cell={cell} roomy={props.roomy} />}
          </div>
        )
      })}
    </div>
  )
})

function CellContent({ cell, roomy }: { cell: Cell; roomy: boolean }) {
  const { icon: Picture } = cellLook(cell)
  const mark = markOf(cell)
  return (
    <>
      <Picture size={roomy ? 17 : 14} stroke={2} aria-hidden />
      {mark !== null && <Mark look={markLooks[mark]} />}
      {roomy && cell.evidence > 0 && (
        <span className={classes.evidence} aria-hidden>
          <IconPaperclip size={10} />
          {cell.evidence}
        </span>
      )}
    </>
  )
}

function Mark({ look: { icon: Picture, tone } }: { look: (typeof markLooks)['overdue'] }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      <Picture size={9} stroke={2.6} aria-hidden />
    </span>
  )
}
