import { describe, expect, it } from 'vitest'
import { knowledge } from '../../../tests/documents/knowledge.ts'
import { fold } from './fold.ts'
import { sessionOf } from './session.ts'

const read = (text: string, numbers: readonly string[] = []): unknown => {
  const { body, ordinal, roman, type, date, gazette } = sessionOf([fold(text)], numbers, knowledge)
  return [body, ordinal, roman, type, date, gazette]
}

describe('the session of a document', () => {
  it.each([
    [
      'led the 41st Session of the National Public Security Council',
      ['CNSP', 41, 'XLI', 'ordinary', null, null],
    ],
    [
      'the Forty-First Session of the National Council of Public Security',
      ['CNSP', 41, 'XLI', 'ordinary', null, null],
    ],
    [
      'Que el Consejo Nacional de Seguridad Pública, en su Cuadragésima Primera Sesión Ordinaria, celebrada el 20 de diciembre de 2016, emitió',
      ['CNSP', 41, 'XLI', 'ordinary', '2016-12-20', null],
    ],
    [
      'el Consejo Nacional de Seguridad Pública, en su Sesión; XLI Sesión, celebrada el veinte de diciembre de dos mil dieciséis',
      ['CNSP', 41, 'XLI', 'ordinary', '2016-12-20', null],
    ],
    [
      'Acuerdos de la Tercera Sesión Extraordinaria del Consejo Nacional de Seguridad Pública',
      ['CNSP', 3, 'III', 'extraordinary', null, null],
    ],
    [
      'Segunda Sesión Ordinaria de la Comisión Permanente de Prevención del Delito y Participación Ciudadana',
      ['CP-PDPC', 2, 'II', 'ordinary', null, null],
    ],
    [
      'En la Ciudad de México, siendo las 10:05 horas del 6 de agosto de 2019, se reunieron',
      [null, null, null, null, '2019-08-06', null],
    ],
    [
      'siendo las diez horas con cinco minutos del día quince de marzo de dos mil veinticuatro, inició',
      [null, null, null, null, '2024-03-15', null],
    ],
    ['se levanta siendo las catorce horas del mismo día', [null, null, null, null, null, null]],
    ['DOF: 04/01/2017', [null, null, null, null, null, '2017-01-04']],
    [
      'Diario Oficial de la Federación, miércoles 4 de enero de 2017',
      [null, null, null, null, null, '2017-01-04'],
    ],
    ['El público aplaudió la obra.', [null, null, null, null, null, null]],
  ])('is read from “%s”', (text, facts) => {
    expect(read(text)).toEqual(facts)
  })

  it('follows from the official numbers where nothing else says it', () => {
    expect(read('Acuerdos', ['03/II-SE/2012'])).toEqual([
      'CNSP',
      2,
      'II',
      'extraordinary',
      null,
      null,
    ])
    expect(read('Acuerdos', ['01/II/SO/CPPDPC/2019'])).toEqual([
      'CP-PDPC',
      2,
      'II',
      'ordinary',
      null,
      null,
    ])
  })
})
