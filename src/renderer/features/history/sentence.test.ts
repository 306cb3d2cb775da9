import { beforeAll, expect, test } from 'vitest'
import type { i18n } from 'i18next'
import type { HistoryEntry } from '../../../contract/records.ts'
import { createTexts } from '../../ui/create-texts.ts'
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

const inSpanish = (part: Partial<HistoryEntry>, names = new Map<string, string>()) =>
  sentenceOf(entry(part), spanish.t, 'es', names)

test('a first value, a change and a cleared field each have their sentence', () => {
  expect(inSpanish({ value: 'Los Pinos' })).toBe('Anotó «Lugar»: Los Pinos')
  expect(inSpanish({ value: 'Palacio Nacional', previous: ['Los Pinos'] })).toBe(
    'Cambió «Lugar» de Los Pinos a Palacio Nacional',
  )
  expect(inSpanish({ value: null, previous: ['Los Pinos'] })).toBe(
    'Borró «Lugar», que decía Los Pinos',
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
  ).toBe('Anotó en «Destinatarios» a Ciudad de México: Obligada')
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
  const said = saveSentence(entry({ stated: at, received: at }), spanish.t, 'es')
  expect(said).toMatch(/^El 3 may 2017, .+, Ana \(Oficina\): Edición\.$/u)
  const bulk = entry({
    stated: at,
    received: '2017-05-09T18:00:00Z',
    together: 31,
    office: '',
    intent: 'save.undo',
  })
  expect(saveSentence(bulk, spanish.t, 'es')).toMatch(
    /, Ana: Deshacer un guardado, junto con 31 más; recibido el 9 may 2017, /u,
  )
  expect(saveSentence(bulk, english.t, 'en')).toMatch(
    /^On .+, Ana: Undoing a save, together with 31 more; received on /u,
  )
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
