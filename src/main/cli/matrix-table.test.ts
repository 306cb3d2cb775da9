import { expect, test } from 'vitest'
import type { Matrix, MatrixColumn } from '../../contract/matrix.ts'
import { matrixTable } from './matrix-table.ts'
import { wordsIn } from './texts.ts'

const column = (abbreviation: string): MatrixColumn => ({
  unit: abbreviation.padStart(32, '0'),
  code: abbreviation,
  name: abbreviation,
  nameEnglish: null,
  abbreviation,
  kind: 'federal_entity',
  met: 0,
  total: 1,
})

/** Colima met it late, Durango's report waits, Jalisco is overdue, and for Yucatán nothing binds. */
const matrix: Matrix = {
  rows: [
    {
      agreement: '1'.padStart(32, '0'),
      clause: null,
      clauseOrder: null,
      nature: null,
      number: '05/XLI/16',
      kind: 'acuerdo',
      sequence: 5,
      title: 'Instalar la unidad de policía cibernética en cada entidad federativa',
      topic: null,
      session: 'XLI',
      sessionId: '9'.padStart(32, '0'),
      sessionDate: '2016-12-20',
      body: 'CNSP',
      met: 1,
      total: 3,
    },
  ],
  rowTotal: 4,
  columns: ['Col.', 'Dgo.', 'Jal.', 'Yuc.'].map(column),
  cells: {
    row: [0, 0, 0],
    column: [0, 1, 2],
    obligations: [['a'], ['b'], ['c']],
    compliance: ['met', 'in_progress', 'not_started'],
    verification: ['validated', 'reported', 'none'],
    response: ['answered', 'answered', 'none'],
    evidence: [1, 1, 0],
    due: ['2017-06-30', '2017-06-30', '2017-06-30'],
    dueEstimated: [false, false, false],
    dueMissing: [false, false, false],
    overdue: [false, false, true],
    dueSoon: [false, false, false],
    metLate: [true, false, false],
    conflict: [false, false, false],
    apart: [false, false, true],
  },
  outside: 1,
}

const told = (width: number | null) => matrixTable(matrix, wordsIn('es'), width).split('\n')

test('each entity has a letter for how it stands and a sign for what presses', () => {
  const [head, , row, , legend, counted] = told(null)
  expect(head).toBe(`${'Acuerdo'.padEnd(48)}  Cumplidas  Col.  Dgo.  Jal.  Yuc.`)
  expect(row).toBe('XLI 05/XLI/16: Instalar la unidad de policía ci…        1/3  F     E?    (S!)')
  expect(legend).toContain('F Cumplido fuera de plazo')
  expect(legend).toContain('! Vencida')
  expect(counted).toBe(
    '1 de 4 filas, 4 columnas. 1 obligación de estos acuerdos es de una unidad que no está entre las columnas.',
  )
})

test('in a narrow terminal the entities that do not fit stand below, under the same rows', () => {
  const lines = told(74)
  expect(lines.filter((line) => line.startsWith('XLI'))).toHaveLength(2)
  const [, second] = lines.filter((line) => line.startsWith('Acuerdo'))
  expect(second).toMatch(/Jal\. {2}Yuc\.$/)
  expect(lines.slice(0, -2).every(({ length }) => length <= 74)).toBe(true)
})

/** One row and one column with a cell that says so. */
const cell = (parts: Partial<Matrix['cells']>, row: Partial<Matrix['rows'][number]> = {}) => {
  const one: Matrix = {
    rows: matrix.rows.map((known) => ({ ...known, title: 'Unidad', ...row })),
    rowTotal: 1,
    columns: matrix.columns.slice(0, 1),
    cells: {
      row: [0],
      column: [0],
      obligations: [['a']],
      compliance: ['in_progress'],
      verification: ['none'],
      response: ['none'],
      evidence: [0],
      due: [null],
      dueEstimated: [false],
      dueMissing: [false],
      overdue: [false],
      dueSoon: [false],
      metLate: [false],
      conflict: [false],
      apart: [false],
      ...parts,
    },
    outside: 0,
  }
  return matrixTable(one, wordsIn('es'), null).split('\n')
}

const nameOf = (row: Partial<Matrix['rows'][number]>): string =>
  cell({}, row)[2]?.split(/ {2,}/)[0] ?? ''
const scoreOf = (row: Partial<Matrix['rows'][number]>): string =>
  cell({}, row)[2]?.split(/ {2,}/)[1] ?? ''

test('what presses most has the sign: a contradiction, a day that is past, a report, a day that is near', () => {
  const signs = [
    cell({}),
    cell({ dueSoon: [true] }),
    cell({ dueSoon: [true], verification: ['reported'] }),
    cell({ overdue: [true], verification: ['reported'] }),
    cell({ overdue: [true], conflict: [true] }),
    cell({ apart: [true], dueSoon: [true] }),
  ].map(([, , row = '']) => row.slice(row.lastIndexOf(' ') + 1))
  expect(signs).toEqual(['E', 'E:', 'E?', 'E!', 'E#', '(E:)'])
})

test('a row is called by number or by kind and place, with its clause, titled or not', () => {
  expect(nameOf({})).toBe('XLI 05/XLI/16: Unidad')
  expect(nameOf({ clauseOrder: 2 })).toBe('XLI 05/XLI/16.2: Unidad')
  expect(nameOf({ number: null })).toBe('XLI Acuerdo 5: Unidad')
  expect(nameOf({ number: null, sequence: null })).toBe('XLI Acuerdo: Unidad')
  expect(nameOf({ title: '' })).toMatch(/^XLI 05\/XLI\/16: \S/)
  expect(nameOf({ title: '' })).not.toContain('matrix.')
})

test('none met of some is a score, and where nothing binds there is none', () => {
  expect(scoreOf({ met: 0, total: 3 })).toBe('0/3')
  expect(scoreOf({ met: 0, total: 0 })).toBe('–')
  const [head = '', , row = ''] = cell({})
  expect(row.indexOf('1/3') + 3).toBe(head.indexOf('Cumplidas') + 'Cumplidas'.length)
})

test('without obligations of other units nothing is said of them', () => {
  expect(cell({}).at(-1)).toBe('1 de 1 filas, 1 columnas.')
})

test('a unit without an abbreviation is called by its code', () => {
  const columns = matrix.columns.map((known) => ({ ...known, code: 'MX-COL', abbreviation: null }))
  const [head] = matrixTable({ ...matrix, columns }, wordsIn('es'), null).split('\n')
  expect(head).toMatch(/MX-COL {2}MX-COL/)
  const short = columns.map((known) => ({ ...known, abbreviation: 'Col.' }))
  expect(matrixTable({ ...matrix, columns: short }, wordsIn('es'), null)).not.toContain('MX-COL')
})

test('as many entities stand beside each other as the terminal has room for', () => {
  const whole = told(null)
  const wide = Math.max(...whole.slice(0, 3).map(({ length }) => length))
  const heads = (width: number) => told(width).filter((line) => line.startsWith('Acuerdo'))
  expect(heads(wide + 12)).toHaveLength(1)
  for (const width of [66, 68, 70, 72, 74, 76, 78, 80]) {
    expect(
      told(width)
        .slice(0, -2)
        .every(({ length }) => length <= width),
    ).toBe(true)
  }
})
