import { describe, expect, it } from 'vitest'
import { listKinds } from '../../contract/rows.ts'
import { listTable } from './list-table.ts'
import { wordsIn } from './texts.ts'

const id = '00000000000000000000000000000001'

const told = (kind: (typeof listKinds)[number], row: object, language: 'es' | 'en' = 'es') =>
  listTable(kind, { total: 1, rows: [{ id, ...row }] }, 0, wordsIn(language), null)

describe('a list for people', () => {
  it.each(listKinds)('has a title for every column of %s, in both languages', (kind) => {
    for (const language of ['es', 'en'] as const) {
      const page = { total: 1, rows: [{ id }] }
      expect(listTable(kind, page, 0, wordsIn(language), null)).not.toContain('columns.')
    }
  })

  it('shows labels for codes, a word for yes and nothing for no', () => {
    const row = { id, unit: 'MX-DUR', compliance: 'met', overdue: true, due: null }
    const table = listTable('obligations', { total: 3, rows: [row] }, 1, wordsIn('es'), null)
    expect(table).toContain('Cumplido')
    expect(table).toMatch(/ Sí /)
    expect(table).toMatch(/2–2 de 3$/)
    const kept = { total: 1, rows: [{ ...row, overdue: false }] }
    expect(listTable('obligations', kept, 0, wordsIn('es'), null)).not.toMatch(/ Sí /)
  })

  it('says who answers in whose place, and where somebody has to choose', () => {
    const row = { unit: 'SSPC', namedUnit: 'MX-DUR', responsibleOpen: null }
    expect(told('obligations', row)).toContain('SSPC (por MX-DUR)')
    expect(told('obligations', { ...row, unit: 'MX-DUR' })).not.toContain('(')
    const open = { unit: 'MX-COL', namedUnit: 'MX-COL', responsibleOpen: 'split_without_choice' }
    expect(told('obligations', open, 'en')).toContain('MX-COL (Split: who answers must be chosen)')
  })

  it('says until when a term runs, that nobody wrote its end, and where it stands', () => {
    const term = { to: '2029-08-15', derived: true, state: 'running' }
    expect(told('terms', term)).toContain('2029-08-15 (calculado)  Vigente')
    expect(told('terms', { ...term, derived: false }, 'en')).toContain('2029-08-15  In office')
  })

  it('says what was met late, what is at least that much, and what kind of issue it is', () => {
    expect(told('obligations', { compliance: 'met', metLate: true })).toContain(
      'Cumplido, fuera de plazo',
    )
    expect(told('obligations', { compliance: 'met', metLate: false })).not.toContain('plazo')
    expect(told('observations', { value: -24, atLeast: true })).toContain('al menos -24')
    expect(told('observations', { value: -24, atLeast: false })).not.toContain('al menos')
    const issue = { kind: 'duplicate_code', recordKind: 'unit' }
    expect(told('issues', issue)).toMatch(/Clave de unidad repetida +Unidad/)
    expect(told('issues', issue, 'en')).not.toContain('duplicate_code')
  })

  it('does not call met and returned what was met before a later report was returned', () => {
    const met = { compliance: 'met', verification: 'returned' }
    expect(told('obligations', met)).toContain('Último avance devuelto')
    expect(told('obligations', met, 'en')).toContain('Latest report returned')
    expect(told('obligations', { ...met, compliance: 'in_progress' })).toMatch(/ Devuelto/)
    expect(told('obligations', { ...met, verification: 'reported' })).toContain('Nuevo avance')
  })

  it('puts the values of a conflict beside each other', () => {
    const rows = [{ id: 'x', field: 'title', values: [{ value: 'Uno' }, { value: 'Dos' }] }]
    expect(listTable('conflicts', { total: 1, rows }, 0, wordsIn('en'), null)).toContain(
      '"Uno" | "Dos"',
    )
  })

  it('ends where the line of a terminal ends', () => {
    const rows = [{ id, name: 'x'.repeat(50) }]
    const table = listTable('people', { total: 1, rows }, 0, wordsIn('es'), 40)
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBe(40)
  })

  it('says that there is nothing, or nothing here', () => {
    const nothing = { total: 0, rows: [] }
    expect(listTable('people', nothing, 0, wordsIn('es'), null)).toBe('Nada que mostrar.')
    expect(listTable('people', { ...nothing, total: 7 }, 10, wordsIn('en'), null)).toBe(
      'Nothing to show here; in all there are 7.',
    )
  })
})
