import { beforeAll, expect, test } from 'vitest'
import type { i18n } from 'i18next'
import type { HistoryEntry } from '../../../contract/records.ts'
import { createTexts } from '../../ui/create-texts.ts'
import { formatMoment } from '../../ui/format.ts'
import { bySave, saveSentence, sentenceOf } from './sentence.ts'

let spanish: i18n
let english: i18n
beforeAll(async () => {
  spanish = await createTexts('es')
  english = await createTexts('en')
})

const entry = (part: Partial<HistoryEntry>): HistoryEntry => ({
  change: 'c',
  record: 'r',
  kind: 'session',
  field: 'venue',
  element: null,
  value: null,
  previous: [],
  intent: 'record.edit',
  save: 's',
  together: 0,
  author: 'Ana',
  office: 'Oficina',
  stated: '2017-01-01T00:00:00Z',
  received: '2017-01-01T00:00:00Z',
  live: true,
  ...part,
})

const onClock = (language: 'es' | 'en') => (moment: string) =>
  formatMoment(moment, language, 'America/Mexico_City')

const inSpanish = (part: Partial<HistoryEntry>, names = new Map<string, string>()) =>
  sentenceOf(entry(part), spanish.t, 'es', names)

test('a first value, a change and a cleared field each have their sentence', () => {
  expect(inSpanish({ value: 'Los Pinos' })).toBe('Anotó «Lugar»: Los Pinos')
  expect(inSpanish({ value: 'Palacio Nacional', previous: ['Los Pinos'] })).toBe(
    'Cambió «Lugar» de «Los Pinos» a «Palacio Nacional»',
  )
  expect(inSpanish({ value: null, previous: ['Los Pinos'] })).toBe(
    'Borró «Lugar», que decía «Los Pinos»',
  )
})

test('days, codes, rules and units are told in words', () => {
  expect(inSpanish({ field: 'date', value: '2016-12-20' })).toBe('Anotó «Fecha»: 20 dic 2016')
  expect(inSpanish({ field: 'type', value: 'ordinary' })).toBe('Anotó «Tipo»: Ordinaria')
  expect(sentenceOf(entry({ field: 'type', value: 'ordinary' }), english.t, 'en', new Map())).toBe(
    'Entered “Type”: Ordinary',
  )
  expect(
    inSpanish({ kind: 'clause', field: 'deadline', value: { rule: 'within_year', year: 2017 } }),
  ).toBe('Anotó «Plazo»: Durante 2017')
  expect(
    inSpanish(
      { kind: 'clause', field: 'addressees', element: 'u1', value: 'obliged' },
      new Map([['u1', 'Ciudad de México']]),
    ),
  ).toBe('Agregó Ciudad de México a «Destinatarios»: Obligada')
})

test('a withdrawal and its end are told as such, and elements that come and go', () => {
  expect(inSpanish({ field: 'withdrawn', value: 'Repetida' })).toBe(
    'Retiró el registro. Motivo: Repetida',
  )
  expect(inSpanish({ field: 'withdrawn', previous: ['Repetida'] })).toBe(
    'Dejó sin efecto el retiro, cuyo motivo era: Repetida',
  )
  const tag = { kind: 'agreement' as const, field: 'tags', element: 'urgente' }
  expect(inSpanish({ ...tag, value: true })).toBe('Agregó urgente a «Etiquetas»')
  expect(inSpanish(tag)).toBe('Quitó urgente de «Etiquetas»')
})

test('a save says who, from where, what for, with what else, and when it arrived', () => {
  const at = '2017-05-03T18:00:00Z'
  const said = saveSentence(entry({ stated: at, received: at }), spanish.t, onClock('es'))
  expect(said).toMatch(/^El 3 may 2017, .+, Ana \(Oficina\): Edición\.$/u)
  const bulk = entry({
    stated: at,
    received: '2017-05-09T18:00:00Z',
    together: 31,
    office: '',
    intent: 'save.undo',
  })
  expect(saveSentence(bulk, spanish.t, onClock('es'))).toBe(
    'El 3 may 2017, 13:00, Ana: Guardado deshecho, junto con 31 registros más de la misma clase; recibido el 9 may 2017, 13:00.',
  )
  expect(saveSentence(bulk, english.t, onClock('en'))).toMatch(
    /^On 3 May 2017, .+, Ana: Save undone, together with 31 more records of the same kind; received on /u,
  )
  const catalogue = entry({ author: 'Catálogo nacional', office: 'Catálogo nacional' })
  expect(saveSentence(catalogue, spanish.t, onClock('es'))).toMatch(/, Catálogo nacional: Edición/u)
})

test('merging, a purged file and a judged finding are told as what they are', () => {
  const names = new Map([['e'.repeat(32), 'Acuerdo 01/XLI/16']])
  const survivor = 'e'.repeat(32)
  expect(inSpanish({ field: 'duplicateOf', value: survivor }, names)).toBe(
    'Declaró que es un duplicado de Acuerdo 01/XLI/16',
  )
  expect(inSpanish({ field: 'duplicateOf', previous: [survivor] }, names)).toBe(
    'Dejó sin efecto que fuera un duplicado de Acuerdo 01/XLI/16',
  )
  const evidence = { kind: 'evidence' as const }
  expect(inSpanish({ ...evidence, field: 'carriedFrom', value: survivor }, names)).toBe(
    'Lo trajo del duplicado, donde es: Acuerdo 01/XLI/16',
  )
  expect(inSpanish({ ...evidence, field: 'purged', value: 'Archivo equivocado' })).toBe(
    'Eliminó el archivo en todas las oficinas. Motivo: Archivo equivocado',
  )
  const judged = { field: 'acceptedIssues', element: `similar_agreement/${survivor}` }
  expect(inSpanish({ ...judged, value: 'Son dos' }, names)).toBe(
    'Dio por bueno el aviso «Acuerdos de texto casi igual · Acuerdo 01/XLI/16». Motivo: Son dos',
  )
  expect(inSpanish(judged, names)).toMatch(/^Volvió a listar el aviso «/u)
})

test('what is checked is marked, money is money, a size a size and a year a year', () => {
  expect(inSpanish({ kind: 'agreement', field: 'procedural', value: true })).toBe(
    'Marcó «De trámite»',
  )
  expect(
    inSpanish({ kind: 'agreement', field: 'procedural', value: false, previous: [true] }),
  ).toBe('Quitó la marca de «De trámite»')
  const money = { kind: 'funding' as const, field: 'federalAmount' }
  expect(inSpanish({ ...money, value: 1234567.5 })).toBe(
    'Anotó «Aportación federal»: $1,234,567.50',
  )
  expect(inSpanish({ kind: 'funding', field: 'year', value: 2026 })).toBe('Anotó «Año»: 2026')
  expect(inSpanish({ kind: 'evidence', field: 'size', value: 2048 })).toBe('Anotó «Tamaño»: 2 KB')
})

test('a field that only a newer version knows is told as such', () => {
  expect(inSpanish({ field: '77', value: 'x' })).toBe(
    'Anotó «Campo de una versión más reciente (77)»: x',
  )
})

test('the changes of one save stand together, the latest save first', () => {
  const groups = bySave([
    entry({ save: 'one', field: 'venue' }),
    entry({ save: 'one', field: 'date' }),
    entry({ save: 'two', field: 'venue' }),
  ])
  expect(groups.map(({ save, entries }) => [save, entries.map(({ field }) => field)])).toEqual([
    ['two', ['venue']],
    ['one', ['venue', 'date']],
  ])
})
