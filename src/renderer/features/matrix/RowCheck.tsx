import type { MatrixColumn } from '../../../contract/matrix.ts'
import classes from './Matrix.module.css'
import { cellKey, type Line } from './matrix-model.ts'

interface RowCheckProps {
  readonly line: Extract<Line, { line: 'row' }>
  readonly columns: readonly MatrixColumn[]
  readonly chosen: ReadonlySet<string>
}

/** Chooses a whole row with the mouse; the keyboard has Shift and Space. */
export function RowCheck({ line, columns, chosen }: RowCheckProps) {
  const keys =
    chosen.size === 0
      ? []
      : columns.flatMap((column, place) =>
          (line.cells[place] ?? null) === null ? [] : [cellKey(line, column)],
        )
  const some = keys.some((key) => chosen.has(key))
  const all = some && keys.every((key) => chosen.has(key))
  const chosenHere = all ? 'all' : some ? 'some' : 'none'
  return <span data-check={chosenHere} aria-hidden className={classes.check} />
}
