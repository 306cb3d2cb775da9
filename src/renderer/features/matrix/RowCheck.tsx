import classes from './Matrix.module.css'
import type { Line } from './matrix-model.ts'

interface RowCheckProps {
  readonly line: Extract<Line, { line: 'row' }>
  /** Of each column: `+` where the cell is chosen. Empty: nothing is. */
  readonly chosen: string
}

/** Chooses a whole row with the mouse; the keyboard has Shift and Space. */
export function RowCheck({ line, chosen }: RowCheckProps) {
  const some = chosen !== ''
  const all = some && line.cells.every((cell, place) => cell === null || chosen[place] === '+')
  const chosenHere = all ? 'all' : some ? 'some' : 'none'
  return <span data-check={chosenHere} aria-hidden className={classes.check} />
}
