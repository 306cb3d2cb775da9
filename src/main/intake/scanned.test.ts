import { describe, expect, it } from 'vitest'
import { knowledge } from '../../../tests/documents/knowledge.ts'
import { linesCoveredOnce } from '../../../tests/documents/line-coverage.ts'
import { expectValue } from '../../../tests/support/registers.ts'
import { readDocument } from './read-document.ts'

const read = (...lines: readonly string[]) =>
  expectValue(readDocument(new TextEncoder().encode(lines.join('\n')), knowledge))

describe('what a scanner makes of minutes', () => {
  it('takes a letter for a figure in an official number', () => {
    const { agreements } = read(
      'ACUERDOS',
      'ACUERDO O1/XL/16. Los estados enviarán su padrón.',
      'ACUERDO l0/XL/16. Los estados lo publicarán.',
    )
    expect(agreements.map(({ number }) => number)).toEqual(['01/XL/16', '10/XL/16'])
  })

  it('leaves words divided at the ends of lines', () => {
    const { agreements } = read(
      'ACUERDOS',
      '',
      'PRIMERO.- Se instruye al Secre-',
      'tariado Ejecutivo a publicar el plan 2016-',
      '2020 de los estados.',
    )
    expect(agreements[0]?.text).toContain('Secretariado Ejecutivo')
    expect(agreements[0]?.text).toContain('2016- 2020')
    expect(agreements[0]?.clauses[0]?.addressees).toMatchObject([{ unit: 'SESNSP' }])
  })

  it('puts numbers of pages and spots between agreements, which are no part of them', () => {
    const draft = read(
      'ACUERDOS',
      '',
      'PRIMERO.- Los estados enviarán su padrón.',
      '- 4 -',
      "' . ~",
      'SEGUNDO.- Los estados lo publicarán.',
      'Hoja 5',
    )
    expect(draft.agreements.map(({ clauses }) => clauses.map(({ text }) => text))).toEqual([
      ['Los estados enviarán su padrón.'],
      ['Los estados lo publicarán.'],
    ])
    expect(linesCoveredOnce(draft)).toEqual([])
  })

  it('but a page that ends within an agreement ends no agreement', () => {
    const draft = read(
      'ACUERDOS',
      '',
      'PRIMERO.- Los estados enviarán',
      '- 4 -',
      'su padrón al Secretariado Ejecutivo.',
    )
    expect(draft.agreements).toHaveLength(1)
    expect(draft.agreements[0]?.text).toContain('su padrón al Secretariado Ejecutivo.')
    expect(linesCoveredOnce(draft)).toEqual([])
  })
})

describe('minutes', () => {
  it('number their parts, and end with their own words', () => {
    const { agreements } = read(
      'IV. Acuerdos',
      '1. Los estados enviarán su padrón.',
      '2. Los estados lo publicarán.',
      '',
      'V. Cierre',
      'No habiendo otro asunto que tratar, se levantó la sesión.',
    )
    expect(agreements.map(({ clauses }) => clauses.map(({ text }) => text))).toEqual([
      ['Los estados enviarán su padrón.'],
      ['Los estados lo publicarán.'],
    ])
  })

  it('say who presides over what they create', () => {
    const { agreements } = read(
      'ACUERDOS',
      'PRIMERO.- Se integra un grupo de trabajo presidido por la Policía Federal.',
      'SEGUNDO.- Se crea una mesa; la coordinará la Procuraduría General de la República.',
    )
    expect(
      agreements.map(({ clauses }) => clauses.flatMap((clause) => clause.addressees)),
    ).toMatchObject([[{ unit: 'PF', role: 'responsible' }], [{ unit: 'PGR', role: 'responsible' }]])
  })
})
