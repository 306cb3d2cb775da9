import type { MatrixModel, Place } from './matrix-model.ts'

export interface Keystroke {
  readonly key: string
  readonly ctrl: boolean
}

/**
 * Where a key leads, as grids have it: arrows, Home and End in the row, with Ctrl in the whole grid, pages of
 * `pageLines` lines. Lines that name a group are passed over. `null`: the key does not move.
 */
export function placeAfter(
  { lines, columns }: Pick<MatrixModel, 'lines' | 'columns'>,
  from: Place,
  { key, ctrl }: Keystroke,
  pageLines: number,
): Place | null {
  const last = columns.length - 1
  const column = (to: number) => ({ ...from, column: Math.min(Math.max(to, -1), last) })
  const line = (start: number, step: 1 | -1) => {
    const found = rowFrom(lines, start, step)
    return found === null ? from : { ...from, line: found }
  }
  switch (key) {
    case 'ArrowLeft':
      return column(ctrl ? -1 : from.column - 1)
    case 'ArrowRight':
      return column(ctrl ? last : from.column + 1)
    case 'ArrowUp':
      return ctrl ? line(0, 1) : line(from.line - 1, -1)
    case 'ArrowDown':
      return ctrl ? line(lines.length - 1, -1) : line(from.line + 1, 1)
    case 'PageUp':
      return line(Math.max(from.line - pageLines, 0), from.line - pageLines > 0 ? -1 : 1)
    case 'PageDown':
      return line(
        Math.min(from.line + pageLines, lines.length - 1),
        from.line + pageLines < lines.length - 1 ? 1 : -1,
      )
    case 'Home':
      return ctrl ? { line: rowFrom(lines, 0, 1) ?? from.line, column: -1 } : column(-1)
    case 'End':
      return ctrl
        ? { line: rowFrom(lines, lines.length - 1, -1) ?? from.line, column: last }
        : column(last)
    default:
      return null
  }
}

function rowFrom(
  lines: readonly { readonly line: 'group' | 'row' }[],
  start: number,
  step: 1 | -1,
): number | null {
  for (let place = start; place >= 0 && place < lines.length; place += step) {
    if (lines[place]?.line === 'row') return place
  }
  return null
}
