import { beforeAll, expect, test } from 'vitest'
import type { i18n } from 'i18next'
import type { HistoryEntry } from '../../../contract/records.ts'
import { createTexts } from '../../ui/create-texts.ts'
import { bySave, sentenceOf } from './sentence.ts'

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
  expect(inSpanish({ value: 'Los Pinos' })).toBe('Lugar: Los Pinos')
  expect(inSpanish({ value: 'Palacio Nacional', previous: ['Los Pinos'] })).toBe(
    'Lugar: de Los Pinos a Palacio Nacional',
  )
  expect(inSpanish({ value: null, previous: ['Los Pinos'] })).toBe('Lugar: se borró Los Pinos')
})

test('days, codes, rules and units are told in words', () => {
  expect(inSpanish({ field: 'date', value: '2016-12-20' })).toBe('Fecha: 20 dic 2016')
  expect(inSpanish({ field: 'type', value: 'ordinary' })).toBe('Tipo: Ordinaria')
  expect(sentenceOf(entry({ field: 'type', value: 'ordinary' }), english.t, 'en', new Map())).toBe(
    'Type: Ordinary',
  )
  expect(
    inSpanish({ kind: 'clause', field: 'deadline', value: { rule: 'within_year', year: 2017 } }),
  ).toBe('Plazo: Durante 2017')
  expect(
    inSpanish(
      { kind: 'clause', field: 'addressees', element: 'u1', value: 'obliged' },
      new Map([['u1', 'Ciudad de México']]),
    ),
  ).toBe('Destinatarios: Ciudad de México, Obligada')
})

test('a field that only a newer version knows is told as such', () => {
  expect(inSpanish({ field: '77', value: 'x' })).toBe('Campo de una versión más reciente (77): x')
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
