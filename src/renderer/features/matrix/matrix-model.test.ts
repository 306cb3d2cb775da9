import { expect, test } from 'vitest'
import type { Matrix, MatrixColumn, MatrixRow } from '../../../contract/matrix.ts'
import { placeAfter } from './grid-movement.ts'
import {
  allKeys,
  anchoredAt,
  chosenByLine,
  chosenCells,
  extendedTo,
  keysOfColumns,
  keysOfRow,
  nothingChosen,
  toggled,
} from './grid-selection.ts'
import { matrixModel, type Place } from './matrix-model.ts'

const id = (digit: number) => String(digit).repeat(32)

const row = (digit: number, parts: Partial<MatrixRow> = {}): MatrixRow => ({
  agreement: id(digit),
  clause: null,
  clauseOrder: null,
  nature: null,
  number: null,
  kind: 'acuerdo',
  sequence: digit,
  title: `Acuerdo ${digit}`,
  topic: null,
  session: 'XLI',
  sessionId: id(9),
  sessionDate: '2016-12-20',
  body: 'CNSP',
  met: 1,
  total: 2,
  ...parts,
})

const column = (code: string, kind: MatrixColumn['kind']): MatrixColumn => ({
  unit: code,
  code,
  name: code,
  nameEnglish: null,
  abbreviation: null,
  kind,
  met: 0,
  total: 1,
})

/** Two sessions; Colima and Durango, and a secretariat that only the second agreement binds. */
const matrix: Matrix = {
  rows: [row(1), row(2), row(3, { sessionId: id(8), session: 'XL', kind: 'resolucion' })],
  rowTotal: 3,
  columns: [
    column('SEGOB', 'secretariat'),
    column('MX-COL', 'federal_entity'),
    column('MX-DUR', 'federal_entity'),
  ],
  cells: {
    row: [0, 0, 1, 2, 2],
    column: [1, 2, 0, 1, 2],
    obligations: [['a'], ['b', 'c'], ['d'], ['e'], ['f']],
    compliance: ['met', 'in_progress', 'not_started', 'moot', 'not_met'],
    verification: ['validated', 'reported', 'none', 'validated', 'validated'],
    response: ['answered', 'answered', 'none', 'none', 'none'],
    evidence: [1, 2, 0, 0, 0],
    due: [null, '2017-03-31', null, null, null],
    dueEstimated: [false, true, false, false, false],
    dueMissing: [false, false, true, false, false],
    overdue: [false, false, false, false, true],
    dueSoon: [false, false, false, false, false],
    metLate: [true, false, false, false, false],
    conflict: [false, false, false, false, false],
    apart: [false, false, false, true, false],
  },
  outside: 0,
}
const model = matrixModel(matrix, 'session')
const flat = matrixModel(matrix, 'none')

const ids = (chosen: ReadonlySet<string>) =>
  chosenCells(flat, chosen).flatMap(({ obligations }) => obligations)

test('cells stand where the arrays say, and nothing where nothing binds', () => {
  const [first] = flat.lines
  expect(first?.line === 'row' && first.cells.map((cell) => cell?.obligations ?? null)).toEqual([
    null,
    ['a'],
    ['b', 'c'],
  ])
  expect(first?.line === 'row' && first.cells[2]).toMatchObject({
    compliance: 'in_progress',
    due: '2017-03-31',
    dueEstimated: true,
    evidence: 2,
  })
})

test('groups stand in the order of their first rows and add their counts up', () => {
  expect(model.lines.map(({ line, row: of }) => [line, of.session])).toEqual([
    ['group', 'XLI'],
    ['row', 'XLI'],
    ['row', 'XLI'],
    ['group', 'XL'],
    ['row', 'XL'],
  ])
  expect(model.lines[0]).toMatchObject({ met: 2, total: 4 })
  expect(model.columnGroups).toEqual([
    { kind: 'secretariat', first: 0, count: 1 },
    { kind: 'federal_entity', first: 1, count: 2 },
  ])
})

const go = (key: string, from: Place, ctrl = false) => placeAfter(model, from, { key, ctrl }, 2)

test('keys walk over the names of groups and stop at the edges', () => {
  expect(go('ArrowDown', { line: 2, column: 1 })).toEqual({ line: 4, column: 1 })
  expect(go('ArrowUp', { line: 4, column: 1 })).toEqual({ line: 2, column: 1 })
  expect(go('ArrowUp', { line: 1, column: 1 })).toEqual({ line: 1, column: 1 })
  expect(go('ArrowLeft', { line: 1, column: 0 })).toEqual({ line: 1, column: -1 })
  expect(go('ArrowLeft', { line: 1, column: -1 })).toEqual({ line: 1, column: -1 })
  expect(go('ArrowRight', { line: 1, column: 2 })).toEqual({ line: 1, column: 2 })
  expect(go('Home', { line: 4, column: 2 })).toEqual({ line: 4, column: -1 })
  expect(go('Home', { line: 4, column: 2 }, true)).toEqual({ line: 1, column: -1 })
  expect(go('End', { line: 1, column: 0 }, true)).toEqual({ line: 4, column: 2 })
  expect(go('PageDown', { line: 1, column: 1 })).toEqual({ line: 4, column: 1 })
  expect(go('PageUp', { line: 4, column: 1 })).toEqual({ line: 2, column: 1 })
  expect(go('x', { line: 1, column: 1 })).toBeNull()
})

test('a range grows and shrinks from where it began, beside what was chosen before', () => {
  const first = toggled(nothingChosen, keysOfRow(flat, 1), { line: 1, column: 0 })
  const begun = anchoredAt(first, { line: 0, column: 1 })
  const wide = extendedTo(begun, flat, { line: 0, column: 1 }, { line: 2, column: 2 })
  expect(ids(wide.chosen)).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  const narrow = extendedTo(wide, flat, { line: 2, column: 2 }, { line: 0, column: 2 })
  expect(ids(narrow.chosen)).toEqual(['a', 'b', 'c', 'd'])
})

test('from name to name whole rows are chosen', () => {
  const at = { line: 0, column: -1 }
  const rows = extendedTo(anchoredAt(nothingChosen, at), flat, at, { line: 1, column: -1 })
  expect(ids(rows.chosen)).toEqual(['a', 'b', 'c', 'd'])
})

test('what is chosen whole is taken away by choosing it again', () => {
  const at = { line: 0, column: 1 }
  const once = toggled(nothingChosen, keysOfColumns(flat, 1, 2), at)
  expect(ids(once.chosen)).toEqual(['a', 'b', 'c', 'e', 'f'])
  expect(ids(toggled(once, keysOfColumns(flat, 1, 1), at).chosen)).toEqual(['b', 'c', 'f'])
  expect(ids(toggled(once, allKeys(flat), at).chosen)).toHaveLength(6)
})

test('what is chosen outlives another grouping, and what filters hide is not acted on', () => {
  const all = toggled(nothingChosen, allKeys(flat), { line: 0, column: 0 })
  expect(chosenCells(model, all.chosen)).toHaveLength(5)
  const fewer = matrixModel({ ...matrix, rows: matrix.rows.slice(0, 1) }, 'none')
  expect(chosenCells(fewer, all.chosen)).toHaveLength(2)
})

test('a row is told which of its cells are chosen; rows without any are not mentioned', () => {
  const model = matrixModel(matrix, 'none')
  const chosen = toggled(nothingChosen, keysOfColumns(model, 1, 1), { line: 0, column: 1 }).chosen
  expect([...chosenByLine(model, chosen)]).toEqual([
    [id(1), ' + '],
    [id(3), ' + '],
  ])
  expect(chosenByLine(model, new Set()).size).toBe(0)
})
