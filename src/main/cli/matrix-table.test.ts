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
