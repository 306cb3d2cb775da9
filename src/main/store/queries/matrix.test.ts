import { beforeEach, expect, test } from 'vitest'
import { matrixReadSchema, type Matrix } from '../../../contract/matrix.ts'
import type { MethodParams } from '../../../contract/ipc.ts'
import { complianceCodes } from '../../../core/compliance/codes.ts'
import { issueVerdict } from '../../usecases/issue-verdict.ts'
import { readMatrix } from '../../usecases/look-up.ts'
import { endUnit } from '../../usecases/unit-end.ts'
import { knownAt } from '../../usecases/past.ts'
import { withdrawRecord } from '../../usecases/withdraw-record.ts'
import { decide, report, verdictInput } from '../../../../tests/support/casework.ts'
import {
  accept,
  addPerson,
  draftAgreement,
  draftClause,
  expectRefusal,
  expectValue,
  foundOffice,
  obligationOf,
  obligations,
  type Office,
} from '../../../../tests/support/registers.ts'

let office: Office
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  await accept(office, [
    draftAgreement(),
    draftAgreement({
      sequence: 2,
      title: 'Norma técnica',
      text: 'El Secretariado Ejecutivo elaborará una norma técnica.',
      clauses: [
        draftClause({
          text: 'Elaborar la norma técnica de los centros.',
          addressees: [
            { unit: 'SESNSP', role: 'responsible', inferred: false },
            { unit: 'PGR', role: 'supporting', inferred: false },
          ],
          deadline: { rule: 'fixed_day', date: '2017-03-31' },
        }),
        draftClause({
          text: 'Adoptar la norma técnica.',
          nature: 'exhortative',
          addressees: [{ unit: 'MX-DUR', role: 'obliged', inferred: false }],
        }),
      ],
    }),
  ])
})

const asked = (params: MethodParams<'matrix.read'> = {}) => matrixReadSchema.params.parse(params)
const query = (params: MethodParams<'matrix.read'> = {}) => readMatrix(office, asked(params))
const matrix = (params: MethodParams<'matrix.read'> = {}): Matrix => expectValue(query(params))

const scores = (all: readonly { readonly met: number; readonly total: number }[]) =>
  all.map(({ met, total }) => `${met}/${total}`)

const is = (field: string, value: string) => ({
  where: [{ field, operator: '=' as const, values: [value] }],
})

/** The place of a cell in the arrays. */
function cellAt({ rows, columns, cells }: Matrix, title: string, code: string): number {
  const row = rows.findIndex((candidate) => candidate.title === title)
  const column = columns.findIndex((candidate) => candidate.code === code)
  return cells.row.findIndex((place, cell) => place === row && cells.column[cell] === column)
}

test('a sentence that binds the states is a row of 32 cells', () => {
  const seen = matrix()
  expect(seen.columns).toHaveLength(32)
  expect(seen.columns[0]).toMatchObject({ code: 'MX-AGU', abbreviation: 'Ags.' })
  expect(seen.rows.map(({ title }) => title)).toEqual(['Policía cibernética', 'Norma técnica'])
  expect(scores(seen.rows)).toEqual(['0/32', '0/0'])
  expect(seen.cells.row).toHaveLength(33)
  // Those of the Executive Secretariat and of the prosecutor are in no column.
  expect(seen.outside).toBe(2)
  expect(matrixReadSchema.result.parse(seen)).toEqual(seen)
})

test('a cell follows report and verdict, and rows and columns count it', async () => {
  const durango = obligationOf(office, 'MX-DUR')
  const [binding] = obligations(office, { unit: 'MX-DUR', nature: 'binding' })
  expect(binding).toBeDefined()
  const id = binding?.id ?? durango
  await report(office, id)
  const reported = matrix()
  const place = cellAt(reported, 'Policía cibernética', 'MX-DUR')
  expect(reported.cells.verification[place]).toBe('reported')
  expect(reported.cells.evidence[place]).toBe(1)
  expect(reported.cells.obligations[place]).toEqual([id])
  expectValue(decide(office, id, { as: addPerson(office, 'Luis Vega'), fulfilledOn: '2017-01-16' }))
  const decided = matrix()
  expect(decided.cells.compliance[place]).toBe('met')
  expect(decided.rows[0]).toMatchObject({ met: 1, total: 32 })
  expect(decided.columns.find(({ code }) => code === 'MX-DUR')).toMatchObject({ met: 1, total: 1 })
})

const flagged = (flag: 'metLate' | 'conflict' | 'dueSoon' | 'overdue', today = '2017-04-10') => {
  const { cells, columns } = matrix({ columns: { of: 'units' }, today })
  return cells[flag].flatMap((is, at) => (is ? [columns[cells.column[at] ?? -1]?.code] : []))
}

test('what is late, near, past its day or contested is said of that cell, and of no other', async () => {
  const verifiers = [addPerson(office, 'Luis Vega'), addPerson(office, 'Carmen Luna')]
  const [one = '', other = ''] = verifiers
  const norm = obligationOf(office, 'SESNSP')
  const durango = obligations(office, { unit: 'MX-DUR', nature: 'binding' })[0]?.id ?? ''
  await report(office, durango)
  const unseen = verdictInput(office, durango, { as: one })
  expectValue(decide(office, durango, { as: other, result: 'not_met' }))
  expectValue(issueVerdict(office, unseen))
  office.onDay('2017-04-10')
  await report(office, norm)
  expectValue(decide(office, norm, { as: one, fulfilledOn: '2017-04-05' }))
  expect(flagged('metLate')).toEqual(['SESNSP'])
  expect(flagged('conflict')).toEqual(['MX-DUR'])
  expect(flagged('overdue')).toEqual(['PGR'])
  expect(flagged('dueSoon')).toEqual([])
  expect(flagged('dueSoon', '2017-03-01')).toEqual(['PGR'])
  expect(flagged('dueSoon', '2017-02-28')).toEqual([])
})

test('an exhortation is a cell outside the totals', () => {
  const seen = matrix()
  const place = cellAt(seen, 'Norma técnica', 'MX-DUR')
  expect(seen.cells.apart[place]).toBe(true)
  expect(seen.rows[1]).toMatchObject({ met: 0, total: 0 })
})

test('units in general are those that answer for something, members of a group are all of them', () => {
  const units = matrix({ columns: { of: 'units' } })
  expect(units.columns).toHaveLength(34)
  expect(units.outside).toBe(0)
  expect(matrix({ columns: { of: 'group', unit: 'ENT-32' } }).columns).toHaveLength(32)
  expect(expectRefusal(query({ columns: { of: 'group', unit: 'NADIE' } }))).toBe('unit_unknown')
  expect(expectRefusal(query({ columns: { of: 'group', unit: 'PGR' } }))).toBe('unit_unknown')
})

test('clauses are rows too', () => {
  const seen = matrix({ rows: 'clauses', columns: { of: 'units' } })
  expect(seen.rows.map(({ clauseOrder, nature }) => [clauseOrder, nature])).toEqual([
    [1, 'binding'],
    [1, 'binding'],
    [2, 'exhortative'],
  ])
})

test('what the list of obligations is narrowed by narrows the cells', () => {
  expect(matrix(is('nature', 'exhortative')).cells.row).toHaveLength(1)
  expect(matrix(is('body', 'CNSP')).cells.row).toHaveLength(33)
  expect(matrix(is('body', 'CNPJ')).rows).toEqual([])
  expect(matrix({ search: 'cibernética' }).rows).toHaveLength(1)
  expect(matrix({ search: '¿?' })).toMatchObject({ rows: [], rowTotal: 0 })
  expect(expectRefusal(query(is('colour', 'red')))).toBe('field_unknown')
  expect(
    matrix({ ...is('overdue', 'true'), columns: { of: 'units' }, today: '2017-04-01' }),
  ).toMatchObject({
    columns: [{ code: 'SESNSP' }, { code: 'PGR' }],
    cells: { overdue: [true, true], due: ['2017-03-31', '2017-03-31'] },
  })
})

test('the answers of the states are shown each by themselves', async () => {
  await report(office, obligationOf(office, 'MX-COL'), { response: 'answered' })
  await report(office, obligationOf(office, 'MX-JAL'), { response: 'declined_competence' })
  await report(office, obligationOf(office, 'MX-ZAC'))
  expectValue(
    decide(office, obligationOf(office, 'MX-ZAC'), {
      as: addPerson(office, 'Luis Vega'),
      result: 'not_met',
      pertinence: 'unrelated',
    }),
  )
  const answering = (response: string): readonly string[] => {
    const { cells, columns } = matrix(is('response', response))
    expect(new Set(cells.response)).toEqual(new Set([response]))
    return cells.column.map((column) => columns[column]?.code ?? '')
  }
  expect(answering('answered')).toEqual(['MX-COL'])
  expect(answering('declined_competence')).toEqual(['MX-JAL'])
  expect(answering('unrelated')).toEqual(['MX-ZAC'])
  // Twenty-nine states, and Durango once more for the exhortation.
  expect(answering('none')).toHaveLength(30)
  expect(expectRefusal(query(is('response', 'silence')))).toBe('code_invalid')
})

test('more rows than asked for are counted', () => {
  const seen = matrix({ limit: 1 })
  expect(seen.rows).toHaveLength(1)
  expect(seen.rowTotal).toBe(2)
  expect(seen.outside).toBe(0)
})

test('what is withdrawn leaves its cell', () => {
  const id = obligationOf(office, 'MX-COL')
  expectValue(withdrawRecord(office, { as: office.person, id, reason: 'No correspondía.' }))
  const seen = matrix()
  expect(cellAt(seen, 'Policía cibernética', 'MX-COL')).toBe(-1)
  expect(scores(seen.rows)).toEqual(['0/31', '0/0'])
})

test('as it was known on a day', async () => {
  const [first] = obligations(office, { unit: 'MX-COL' })
  office.onDay('2017-02-01')
  await report(office, first?.id ?? '')
  const past = expectValue(
    readMatrix(expectValue(knownAt(office, { asOf: '2017-01-16' })), asked()),
  )
  const now = matrix()
  const place = cellAt(now, 'Policía cibernética', 'MX-COL')
  expect(now.cells.verification[place]).toBe('reported')
  expect(past.cells.verification[place]).toBe('none')
})

const under = (seen: Matrix) =>
  ['PGR', 'FGR'].filter((code) => cellAt(seen, 'Norma técnica', code) !== -1)

test('a cell stands under the unit that answers on the day, and as of a day before, under the one that did', () => {
  const end = { as: office.person, unit: 'PGR', kind: 'replaces' as const }
  office.onDay('2017-03-01')
  expectValue(endUnit(office, { ...end, on: '2017-02-15', successors: ['FGR'] }))
  const units = asked({ columns: { of: 'units' } })
  expect(under(expectValue(readMatrix(office, units)))).toEqual(['FGR'])
  const past = expectValue(knownAt(office, { asOf: '2017-02-01' }))
  expect(under(expectValue(readMatrix(past, units)))).toEqual(['PGR'])
})

test('every cell is the recount of its obligations in the list', async () => {
  for (const unit of ['MX-COL', 'MX-JAL', 'MX-ZAC']) {
    const [one] = obligations(office, { unit })
    await report(office, one?.id ?? '')
  }
  const { cells, columns, rows } = matrix({ columns: { of: 'units' } })
  const listed = new Map(obligations(office, {}, { limit: 1000 }).map((row) => [row.id, row]))
  for (const [place, ids] of cells.obligations.entries()) {
    for (const id of ids) {
      expect(listed.get(id)).toMatchObject({
        unit: columns[cells.column[place] ?? -1]?.code,
        agreement: rows[cells.row[place] ?? -1]?.agreement,
        compliance: cells.compliance[place],
        verification: cells.verification[place],
        response: cells.response[place],
        due: cells.due[place],
        evidence: cells.evidence[place],
        dueEstimated: cells.dueEstimated[place],
      })
    }
  }
  expect(cells.obligations.flat().toSorted()).toEqual([...listed.keys()].toSorted())
  expect(complianceCodes).toContain(cells.compliance[0])
})
