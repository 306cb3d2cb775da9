import type { Matrix, MatrixCells, MatrixColumn, MatrixRow } from '../../contract/matrix.ts'
import { complianceCodes } from '../../core/compliance/codes.ts'
import {
  cellMarks,
  cellState,
  markOf,
  type CellMark,
  type CellState,
} from '../../core/compliance/matrix-look.ts'
import { alignedTable, clipped } from './table.ts'
import type { Words } from './texts.ts'

/** Characters of the name of a row; what is cut is in the JSON. */
const nameLength = 48

const markSigns: Readonly<Record<CellMark, string>> = {
  conflict: '#',
  overdue: '!',
  reported: '?',
  dueSoon: ':',
}

/**
 * The matrix for people: a letter for the state of each cell and a sign for what presses. In a terminal, columns that
 * do not fit stand in further tables below; `width` is its characters, `null` where nothing has to fit.
 */
export function matrixTable(matrix: Matrix, words: Words, width: number | null): string {
  const { rows, columns, rowTotal, outside } = matrix
  if (rows.length === 0) return words.say('list.nothing', { count: rowTotal })
  const signs = signsByRow(matrix.cells, rows.length, words)
  const names = rows.map((row) => nameOf(row, words))
  const tables = blocks(columns, names, width).map((block) =>
    alignedTable(
      [
        { title: words.say('matrix.row') },
        { title: words.say('matrix.met'), right: true },
        ...block.map(({ column }) => ({ title: titleOf(column) })),
      ],
      rows.map((row, at) => [
        names[at] ?? '',
        scoreOf(row),
        ...block.map(({ place }) => signs[at]?.get(place) ?? ''),
      ]),
    ),
  )
  const counted = words.say('matrix.counted', {
    shown: rows.length,
    total: rowTotal,
    columns: columns.length,
  })
  return [
    ...tables.flatMap((table) => [table, '']),
    legend(words),
    outside > 0 ? `${counted} ${words.say('matrix.outside', { count: outside })}` : counted,
  ].join('\n')
}

const titleOf = ({ abbreviation, code }: MatrixColumn): string => abbreviation ?? code

const scoreOf = ({ met, total }: MatrixRow): string => (total === 0 ? '–' : `${met}/${total}`)

function nameOf(row: MatrixRow, words: Words): string {
  const { session, number, kind, sequence, clauseOrder, title } = row
  const agreement = number ?? `${words.code('agreementKinds', kind)} ${sequence ?? ''}`.trimEnd()
  const clause = clauseOrder === null ? '' : `.${clauseOrder}`
  return clipped(
    `${session} ${agreement}${clause}: ${title === '' ? words.say('matrix.untitled') : title}`,
    nameLength,
  )
}

/** By row and place of the column. */
function signsByRow(
  cells: MatrixCells,
  rows: number,
  words: Words,
): readonly ReadonlyMap<number, string>[] {
  const signs = Array.from({ length: rows }, () => new Map<number, string>())
  for (const [at, compliance] of cells.compliance.entries()) {
    const verification = cells.verification[at]
    const [row, column] = [cells.row[at], cells.column[at]]
    // The engine sends arrays of one length.
    if (verification === undefined || row === undefined || column === undefined) continue
    const state = cellState({ compliance, metLate: cells.metLate[at] ?? false })
    const mark = markOf({
      conflict: cells.conflict[at] ?? false,
      overdue: cells.overdue[at] ?? false,
      dueSoon: cells.dueSoon[at] ?? false,
      verification,
    })
    const sign = `${stateSign(state, words)}${mark === null ? '' : markSigns[mark]}`
    signs[row]?.set(column, cells.apart[at] === true ? `(${sign})` : sign)
  }
  return signs
}

const stateSign = (state: CellState, words: Words): string => words.say(`matrix.signs.${state}`)

interface PlacedColumn {
  readonly column: MatrixColumn
  readonly place: number
}

/** Columns that stand beside each other; at least one in each block. */
function blocks(
  columns: readonly MatrixColumn[],
  names: readonly string[],
  width: number | null,
): readonly (readonly PlacedColumn[])[] {
  const placed = columns.map((column, place) => ({ column, place }))
  if (width === null || placed.length === 0) return [placed]
  const room = width - Math.max(...names.map(({ length }) => length)) - scoreWidth
  const found: PlacedColumn[][] = []
  let used = Infinity
  for (const entry of placed) {
    const needed = Math.max(titleOf(entry.column).length, signWidth) + 2
    const last = found.at(-1)
    if (last === undefined || used + needed > room) {
      found.push([entry])
      used = needed
    } else {
      last.push(entry)
      used += needed
    }
  }
  return found
}

/** Characters: of the counts with their gap, and of the longest sign. */
const [scoreWidth, signWidth] = [12, 4]

function legend(words: Words): string {
  const states = [...complianceCodes, 'met_late' as const].map(
    (state) =>
      `${stateSign(state, words)} ${
        state === 'met_late' ? words.shared('status.metLate') : words.code('complianceCodes', state)
      }`,
  )
  const marks = cellMarks.map(
    (mark) => `${markSigns[mark]} ${words.shared(`matrix.marks.${mark}`)}`,
  )
  return [...states, ...marks, `( ) ${words.shared('matrix.apart')}`].join(' · ')
}
