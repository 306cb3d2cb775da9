import { beforeEach, describe, expect, test } from 'vitest'
import type { DraftAgreement, DraftRepetition } from '../../contract/capture.ts'
import {
  accept,
  draftAgreement,
  expectValue,
  foundOffice,
  type Office,
} from '../../../tests/support/registers.ts'
import { acceptCapture } from './accept-capture.ts'
import { compareCapture } from './compare-capture.ts'

const modelo =
  'El Consejo aprueba el Modelo Homologado de Policía Cibernética que presentó la Comisión Nacional de Seguridad, e instruye a las entidades federativas a instalar una unidad en cada una de ellas'
const fondo =
  'Se instruye al Secretario Ejecutivo a proponer criterios de distribución del fondo de aportaciones para la seguridad pública de los estados y del Distrito Federal'

let office: Office
let first: string
let second: string

/** The 41st session has an agreement with a number and a resolution that is the first of its kind. */
beforeEach(async () => {
  office = foundOffice('2017-01-16')
  const { agreements } = await accept(office, [
    draftAgreement({ number: '01/XLI/16', kind: 'acuerdo', title: 'Modelo', text: modelo }),
    draftAgreement({ kind: 'resolucion', title: 'Fondo', text: fondo }),
  ])
  first = agreements[0] ?? ''
  second = agreements[1] ?? ''
})

const compared = (
  drafts: readonly (DraftAgreement & { anotherThan?: string })[],
  ordinal: number | null = 41,
): readonly (DraftRepetition | null)[] =>
  expectValue(
    compareCapture(office, {
      session: ordinal === null ? null : { body: 'CNSP', ordinal, type: 'ordinary' },
      agreements: [...drafts],
    }),
  )

describe('before the drafts of a document are accepted', () => {
  test('a number that the session has, in any spelling, is told with how much of the text is the same', () => {
    const [found] = compared([
      draftAgreement({
        number: '1/xli/2016',
        kind: 'acuerdo',
        sequence: 7,
        text: `${modelo}, hoy`,
      }),
    ])
    expect(found).toMatchObject({ what: 'kept', by: 'number', id: first, number: '01/XLI/16' })
    expect(found).toMatchObject({ percent: 96 })
  })

  test('the same words are told, and so is the same place in the list of its kind', () => {
    const [words, place] = compared([
      draftAgreement({ number: '', kind: 'acuerdo', sequence: 9, text: fondo.toUpperCase() }),
      draftAgreement({ kind: 'resolucion', sequence: 1, text: 'Se exhorta a los municipios' }),
    ])
    expect(words).toMatchObject({ what: 'kept', by: 'words', id: second, percent: 100 })
    expect(place).toMatchObject({ what: 'kept', by: 'place', id: second, title: 'Fondo' })
  })

  test('who says that the one in its place is another agreement has it saved beside that one', async () => {
    const draft = {
      ...draftAgreement({ kind: 'resolucion', sequence: 1, text: 'Se exhorta a los municipios' }),
      anotherThan: second,
    }
    expect(compared([draft])).toEqual([null])
    const accepted = expectValue(
      await acceptCapture(office, {
        as: office.person,
        body: 'CNSP',
        ordinal: 41,
        type: 'ordinary',
        date: null,
        gazetteDate: null,
        language: 'es',
        agreements: [draft],
        indicators: [],
        source: null,
      }),
    )
    expect(accepted.agreements).toMatchObject([{ existing: false }])
    // The same number stays the same agreement, whatever was said of the place.
    expect(
      compared([{ ...draft, number: '01/XLI/16', kind: 'acuerdo', anotherThan: first }]),
    ).toMatchObject([{ what: 'kept', by: 'number', id: first }])
  })

  test('what a document says twice is saved once', () => {
    const twice = draftAgreement({ sequence: 4, text: 'Se crea el Comité de Evaluación' })
    expect(compared([twice, { ...twice, sequence: 5 }])).toEqual([
      null,
      { what: 'earlier_draft', draft: 0 },
    ])
  })

  test('nearly the same words of another session are told; a procedural agreement resembles nothing', () => {
    const slip = fondo.replace('proponer', 'presentar')
    const draft = draftAgreement({ sequence: 3, text: slip })
    for (const ordinal of [42, null]) {
      expect(compared([draft, { ...draft, procedural: true, text: `${slip} x` }], ordinal)).toEqual(
        [
          { what: 'alike', id: second, number: null, title: 'Fondo', session: 'XLI', percent: 91 },
          null,
        ],
      )
    }
    expect(
      compared([draftAgreement({ sequence: 3, text: 'Otra cosa muy distinta de las dos' })], 42),
    ).toEqual([null])
  })

  test('what it tells is what acceptance does', async () => {
    const drafts = [
      draftAgreement({ number: '01/XLI/16', kind: 'acuerdo', sequence: 2 }),
      draftAgreement({ kind: 'resolucion', sequence: 1, text: 'Otro texto' }),
      draftAgreement({ kind: 'resolucion', sequence: 2, text: 'Uno nuevo' }),
      draftAgreement({ kind: 'resolucion', sequence: 3, text: 'uno  NUEVO' }),
      draftAgreement({ kind: 'acuerdo', sequence: 2, text: 'Otro nuevo' }),
    ]
    const told = compared(drafts).map(
      (repetition) => repetition !== null && repetition.what !== 'alike',
    )
    const saved = expectValue(
      await acceptCapture(office, {
        as: office.person,
        body: 'CNSP',
        ordinal: 41,
        type: 'ordinary',
        date: null,
        gazetteDate: null,
        language: 'es',
        agreements: drafts,
        indicators: [],
        source: null,
      }),
    )
    expect(saved.agreements.map(({ existing }) => existing)).toEqual(told)
    expect(told).toEqual([true, true, false, true, false])
  })
})
