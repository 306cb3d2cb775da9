import { expect, test } from 'vitest'
import type { Matrix, MatrixColumn, MatrixReport, MatrixRow } from '../../contract/matrix.ts'
import { csvBytes } from './csv.ts'
import { matrixTable, matrixTables } from './matrix-tables.ts'
import type { Content, Table } from './table.ts'
import { reportWords } from './words.ts'

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

const column = (code: string, name: string): MatrixColumn => ({
  unit: code,
  code,
  name,
  nameEnglish: null,
  abbreviation: null,
  kind: 'federal_entity',
  met: 1,
  total: 2,
})

/** Three agreements, of which the second is of another kind; Colima met late, Durango is overdue, Jalisco not bound. */
const matrix: Matrix = {
  rows: [row(1), row(2, { kind: 'resolucion' }), row(3, { title: '=SUMA(A1)' })],
  rowTotal: 7,
  columns: [column('MX-COL', 'Colima'), column('MX-DUR', 'Durango'), column('MX-JAL', 'Jalisco')],
  cells: {
    row: [0, 0, 1],
    column: [0, 1, 1],
    obligations: [['a'], ['b', 'c'], ['d']],
    compliance: ['met', 'not_started', 'in_progress'],
    verification: ['validated', 'none', 'reported'],
    response: ['answered', 'none', 'declined_competence'],
    evidence: [2, 0, 1],
    due: ['2017-03-31', '2017-01-10', null],
    dueEstimated: [false, true, false],
    dueMissing: [false, false, true],
    overdue: [false, true, false],
    dueSoon: [false, false, false],
    metLate: [true, false, false],
    conflict: [false, false, false],
    apart: [false, false, true],
  },
  outside: 4,
}

const report = (view: Partial<MatrixReport['view']> = {}): MatrixReport => ({
  matrix,
  view: {
    rows: 'agreements',
    columns: { of: 'entities' },
    where: [
      { field: 'sessionId', operator: '=', values: [id(9)] },
      { field: 'compliance', operator: '!=', values: ['moot', 'not_met'] },
    ],
    grouping: 'kind',
    language: 'es',
    ...view,
  },
  today: '2017-04-01',
  asOf: '2017-03-31',
  digest: 'd'.repeat(64),
  office: 'Secretariado Ejecutivo',
  demonstration: false,
  programVersion: '0.1.0',
})

const spanish = reportWords('es')

const plain = (content: Content): string | number => {
  switch (content.type) {
    case 'text':
    case 'state':
    case 'heading':
      return content.text
    case 'day':
      return content.day
    case 'number':
      return content.number
    case 'percent':
      return content.percent
    case 'empty':
      return ''
  }
}

const valuesOf = (table: Table, header: string): readonly (string | number)[] => {
  const at = table.columns.findIndex((candidate) => candidate.header === header)
  return table.rows.map((cells) => plain(cells[at] ?? { type: 'empty' }))
}

const listed = (name: string, of: MatrixReport = report()): Table => {
  const found = matrixTables(of, spanish).lists.find((table) => table.name === name)
  if (found === undefined) throw new Error(`no list ${name}`)
  return found
}

test('rows stand in their groups as the window shows them', () => {
  const seen = listed('Matriz')
  expect(valuesOf(seen, 'Clase de acuerdo')).toEqual(['Acuerdo', 'Acuerdo', 'Resolución'])
  expect(valuesOf(seen, 'Título')).toEqual(['Acuerdo 1', '=SUMA(A1)', 'Acuerdo 2'])
  expect(valuesOf(seen, 'Colima')).toEqual(['Cumplido fuera de plazo', '', ''])
  expect(valuesOf(seen, 'Durango')).toEqual([
    'Sin iniciar\nVencida',
    '',
    'En proceso\nReportada, por dictaminar\nNo vinculante: se cuenta aparte',
  ])
  const ungrouped = listed('Matriz', report({ grouping: 'none' }))
  expect(valuesOf(ungrouped, 'Título')).toEqual(['Acuerdo 1', 'Acuerdo 2', '=SUMA(A1)'])
  expect(ungrouped.columns.map(({ header }) => header)).not.toContain('Clase de acuerdo')
})

test('every cell says its status, its response, its evidence and its deadline', () => {
  const cells = listed('Celdas')
  expect(valuesOf(cells, 'Unidad')).toEqual(['Colima', 'Durango', 'Durango'])
  expect(valuesOf(cells, 'Cumplimiento')).toEqual(['Cumplido', 'Sin iniciar', 'En proceso'])
  expect(valuesOf(cells, 'Fuera de plazo')).toEqual(['Sí', 'No', 'No'])
  expect(valuesOf(cells, 'Respuesta')).toEqual([
    'Atendió',
    'Sin respuesta',
    'Se declaró incompetente',
  ])
  expect(valuesOf(cells, 'Evidencias')).toEqual([2, 0, 1])
  expect(valuesOf(cells, 'Fecha límite')).toEqual(['2017-03-31', '2017-01-10', ''])
  expect(valuesOf(cells, 'Plazo por definir')).toEqual(['No', 'No', 'Sí'])
  expect(valuesOf(cells, 'Vencida')).toEqual(['No', 'Sí', 'No'])
  expect(valuesOf(cells, 'Obligaciones')).toEqual([1, 2, 1])
})

test('a summary says of which state the file is, what was filtered and what is left out', () => {
  const { summary } = matrixTables(report(), spanish)
  const said = new Map(
    summary.rows.map(([label, value]) => [
      plain(label ?? { type: 'empty' }),
      plain(value ?? { type: 'empty' }),
    ]),
  )
  expect(said.get('Información conocida al')).toBe('2017-03-31')
  expect(said.get('Filtros')).toBe('Sesión: CNSP XLI\nCumplimiento: no Sin materia o No cumplido')
  expect(said.get('Contenido')).toBe('3 de 7 filas × 3 columnas')
  expect(said.get('Agrupado por')).toBe('Clase de acuerdo')
})

test('as one table every cell is told in full, for programs that read UTF-8 by its mark', () => {
  const bytes = csvBytes(matrixTable(report(), spanish))
  expect(bytes.slice(0, 3)).toEqual(Uint8Array.of(0xef, 0xbb, 0xbf))
  const lines = new TextDecoder().decode(bytes).split('\r\n')
  expect(lines[1]).toContain(
    'Cumplido fuera de plazo; Validado; Atendió; Evidencias: 2; 2017-03-31',
  )
  expect(lines[1]).toContain(
    'Sin iniciar; Vencida; Sin reporte; Sin respuesta; Evidencias: 0; 2017-01-10 (estimada)',
  )
  expect(lines[3]).toContain('Se declaró incompetente; Evidencias: 1; Por confirmar')
  // A spreadsheet does not run it.
  expect(lines[2]).toContain("'=SUMA(A1)")
})

test('in English the same, with clauses where they are the rows', () => {
  const english = reportWords('en')
  const clauses = report({ rows: 'clauses', grouping: 'topic', language: 'en' })
  const [seen] = matrixTables(clauses, english).lists
  expect(seen?.columns.slice(0, 7).map(({ header }) => header)).toEqual([
    'Topic',
    'Session',
    'Number',
    'Kind',
    'Seq.',
    'Title',
    'Clause',
  ])
})
