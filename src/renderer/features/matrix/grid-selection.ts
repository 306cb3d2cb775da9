import { cellKey, type Cell, type MatrixModel, type Place } from './matrix-model.ts'

/** What is chosen in the grid: cells by their keys, so that it outlives a new reading of the register. */
export interface GridSelection {
  /** Where a range begins. */
  readonly anchor: Place | null
  /** What was chosen before the range that is being drawn. */
  readonly kept: ReadonlySet<string>
  readonly chosen: ReadonlySet<string>
}

export const nothingChosen: GridSelection = { anchor: null, kept: new Set(), chosen: new Set() }

/** The next range begins here; what is chosen stays. */
export const anchoredAt = (selection: GridSelection, place: Place): GridSelection => ({
  anchor: place,
  kept: selection.chosen,
  chosen: selection.chosen,
})

/** The range from the anchor to a place, beside what was chosen before. */
export function extendedTo(
  selection: GridSelection,
  model: MatrixModel,
  from: Place,
  to: Place,
): GridSelection {
  const anchor = selection.anchor ?? from
  const range = keysBetween(model, anchor, to)
  return { anchor, kept: selection.kept, chosen: new Set([...selection.kept, ...range]) }
}

/** Chosen together; if all of them were already, no longer. */
export function toggled(
  selection: GridSelection,
  keys: readonly string[],
  at: Place,
): GridSelection {
  const all = keys.length > 0 && keys.every((key) => selection.chosen.has(key))
  const of = new Set(keys)
  const chosen = new Set(
    all ? [...selection.chosen].filter((key) => !of.has(key)) : [...selection.chosen, ...keys],
  )
  return { anchor: at, kept: chosen, chosen }
}

/** Keys of the cells at a place: one, or those of the row from its name. */
export const keysAt = (model: MatrixModel, place: Place): readonly string[] =>
  keysBetween(model, place, place)

export const keysOfRow = (model: MatrixModel, line: number): readonly string[] =>
  keysBetween(model, { line, column: 0 }, { line, column: Infinity })

export const keysOfColumns = (model: MatrixModel, first: number, last: number): readonly string[] =>
  keysBetween(model, { line: 0, column: first }, { line: Infinity, column: last })

export const allKeys = (model: MatrixModel): readonly string[] =>
  keysBetween(model, { line: 0, column: 0 }, { line: Infinity, column: Infinity })

/**
 * Of the cells in a rectangle, in any order of its corners; from name to name they are whole rows. Those without
 * obligations cannot be chosen.
 */
function keysBetween({ lines, columns }: MatrixModel, a: Place, b: Place): readonly string[] {
  const [top, bottom] = [Math.min(a.line, b.line), Math.max(a.line, b.line)]
  const left = Math.max(0, Math.min(a.column, b.column))
  const farthest = Math.max(a.column, b.column)
  const right = farthest === -1 ? columns.length - 1 : Math.min(columns.length - 1, farthest)
  return lines.slice(top, bottom + 1).flatMap((line) => {
    if (line.line === 'group') return []
    const keys: string[] = []
    for (let column = left; column <= right; column += 1) {
      if ((line.cells[column] ?? null) !== null) keys.push(cellKey(line, columns[column]))
    }
    return keys
  })
}

/** The cells that are chosen and in sight of the filters, in reading order. */
export function chosenCells(
  { lines, columns }: MatrixModel,
  chosen: ReadonlySet<string>,
): readonly Cell[] {
  if (chosen.size === 0) return []
  return lines.flatMap((line) =>
    line.line === 'group'
      ? []
      : line.cells.filter(
          (cell, column): cell is Cell =>
            cell !== null && chosen.has(cellKey(line, columns[column])),
        ),
  )
}

/**
 * Which cells of each row are chosen: a character for every column, `+` where it is. Rows without any are left out. One
 * short text for a row, so that a row whose choice did not change can be told by comparing two texts.
 */
export function chosenByLine(
  { lines, columns }: MatrixModel,
  chosen: ReadonlySet<string>,
): ReadonlyMap<string, string> {
  const byLine = new Map<string, string>()
  if (chosen.size === 0) return byLine
  for (const line of lines) {
    if (line.line === 'group') continue
    const marks = columns
      .map((column, place) =>
        (line.cells[place] ?? null) !== null && chosen.has(cellKey(line, column)) ? '+' : ' ',
      )
      .join('')
    if (marks.includes('+')) byLine.set(line.key, marks)
  }
  return byLine
}
