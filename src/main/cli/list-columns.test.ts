/** What every column of every list does with what its rows can hold: asked of the schemas, so that no column is forgotten. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { listKinds, listRowSchemas, type ListKind } from '../../contract/rows.ts'
import { listTable, type Row } from './list-table.ts'
import { wordsIn } from './texts.ts'

const id = '00000000000000000000000000000001'

const ofValue = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  enum: z.array(z.unknown()).optional(),
})
const propertySchema = ofValue.extend({ anyOf: z.array(ofValue).optional() })
type Property = z.output<typeof propertySchema>

/** A column's own type, and that of one which may also be empty. */
const choices = (property: Property): readonly z.output<typeof ofValue>[] => [
  property,
  ...(property.anyOf ?? []),
]

const propertiesOf = (kind: ListKind): readonly (readonly [string, Property])[] => {
  const { properties } = z
    .object({ properties: z.record(z.string(), propertySchema) })
    .parse(z.toJSONSchema(listRowSchemas[kind], { unrepresentable: 'any' }))
  return Object.entries(properties)
}

const codesOf = (property: Property): readonly string[] =>
  choices(property).flatMap(({ enum: codes }) =>
    (codes ?? []).filter((code) => typeof code === 'string'),
  )

const isNumber = (property: Property): boolean =>
  choices(property).some(({ type }) => type === 'number' || type === 'integer')

const table = (kind: ListKind, row: object, language: 'es' | 'en' = 'es'): readonly string[] => {
  const rows: readonly Row[] = [{ id, ...row }]
  return listTable(kind, { total: 1, rows }, 0, wordsIn(language), null).split('\n')
}

/** The lists in which a value of that field is seen. */
const isShown = (kind: ListKind, field: string, value: unknown): boolean =>
  table(kind, { [field]: value })[2] !== table(kind, {})[2]

describe.each(listKinds)('in the list of %s', (kind) => {
  it('no code is shown as the program writes it', () => {
    for (const [field, property] of propertiesOf(kind)) {
      for (const code of codesOf(property)) {
        for (const language of ['es', 'en'] as const) {
          const [, , line = ''] = table(kind, { [field]: code }, language)
          expect(line.split(/ {2,}/), `${field} ${code}`).not.toContain(code)
        }
      }
    }
  })

  it('numbers stand under each other to the right', () => {
    for (const [field, property] of propertiesOf(kind)) {
      if (!isNumber(property) || !isShown(kind, field, 7)) continue
      const rows: readonly Row[] = [7, 1_234_567_890].map((value) => ({ id, [field]: value }))
      const lines = listTable(kind, { total: 2, rows }, 0, wordsIn('es'), null).split('\n')
      const [, , few = '', many = ''] = lines
      expect([field, few.indexOf('7')]).toEqual([field, many.indexOf('1234567890') + 9])
    }
  })
})

describe('a list for people also', () => {
  it('says which list its numbers of overdue obligations are of', () => {
    expect(table('agreements', { overdue: 3 })[0]).toContain('Vencidas')
    expect(table('obligations', { overdue: true })[0]).toContain('Vencida ')
  })

  it('marks a share below the least, and only that one', () => {
    const row = { stateShare: 40, stateShareLow: true }
    const low = table('funding', row)[2] ?? ''
    expect(low).not.toBe(table('funding', { ...row, stateShareLow: false })[2])
    expect(table('funding', { stateShare: 40 })[2]).not.toBe(low)
  })

  it('cuts what is longer than a line of sixty, also the values of a conflict', () => {
    const long = 'x'.repeat(80)
    expect(table('people', { name: long })[2]).toMatch(/ x{59}…/)
    const values = [{ value: long }, { value: 'otro' }]
    const [, , line = ''] = table('conflicts', { values })
    expect(line).toMatch(/"x{58}…/)
    expect(line).not.toContain('otro')
  })

  it('ends a line neither before it has to nor after', () => {
    const rows: readonly Row[] = [{ id, name: 'Ana Torres' }]
    const whole = listTable('people', { total: 1, rows }, 0, wordsIn('es'), null)
    const width = Math.max(...whole.split('\n').map(({ length }) => length))
    expect(listTable('people', { total: 1, rows }, 0, wordsIn('es'), width)).toBe(whole)
    expect(listTable('people', { total: 1, rows }, 0, wordsIn('es'), width - 1)).toContain('…')
  })

  it('counts from the place of its first row', () => {
    const rows: readonly Row[] = [{ id }, { id }, { id }]
    const page = { total: 40, rows }
    expect(listTable('people', page, 30, wordsIn('es'), null)).toMatch(/31–33 de 40$/)
  })

  it('calls fields of plain records as forms do', () => {
    expect(table('placements', {})[0]).not.toMatch(/fields\.|columns\./)
    expect(table('successions', {})[0]).toContain(wordsIn('es').field('predecessor'))
  })
})
