import { describe, expect, it } from 'vitest'
import { deadlinesIn } from './deadlines.ts'
import { fold } from './fold.ts'
import type { SessionFacts } from './session.ts'

const session41: SessionFacts = {
  body: 'CNSP',
  ordinal: 41,
  roman: 'XLI',
  type: 'ordinary',
  date: '2016-12-20',
  gazette: null,
}
const undated: SessionFacts = { ...session41, date: null }
const rulesIn = (text: string, session = session41): readonly unknown[] =>
  deadlinesIn(fold(text), session).found.map(({ rule }) => rule)
const after = (count: number, unit: string, anchor: string): unknown => ({
  rule: 'after',
  anchor,
  count,
  unit,
})

describe('the deadline that a mandate states', () => {
  it.each([
    [
      'reports the results at the 42nd Session of the Council',
      { rule: 'at_session', ordinal: 42, type: 'ordinary' },
    ],
    [
      'informará los resultados en la XLII Sesión',
      { rule: 'at_session', ordinal: 42, type: 'ordinary' },
    ],
    [
      'lo presentará a más tardar en la Cuadragésima Segunda Sesión Ordinaria',
      { rule: 'at_session', ordinal: 42, type: 'ordinary' },
    ],
    [
      'at its Sixth Extraordinary Session',
      { rule: 'at_session', ordinal: 6, type: 'extraordinary' },
    ],
    ['applied in the 2017 fiscal year', { rule: 'end_of_fiscal_year', year: 2017 }],
    ['during the 2017 Fiscal Year', { rule: 'end_of_fiscal_year', year: 2017 }],
    ['se aplicarán en el ejercicio fiscal 2017', { rule: 'end_of_fiscal_year', year: 2017 }],
    ['which will be implemented in 2017', { rule: 'within_year', year: 2017 }],
    ['será publicado en 2017', { rule: 'within_year', year: 2017 }],
    ['durante el año 2018', { rule: 'within_year', year: 2018 }],
    ['must be implemented from 2017 onwards', { rule: 'starts_in_year', year: 2017 }],
    ['deberán implementarse a partir de 2017', { rule: 'starts_in_year', year: 2017 }],
    ['for a period of three years', { rule: 'period_of_years', years: 3, anchor: 'session' }],
    ['por un periodo de 3 años', { rule: 'period_of_years', years: 3, anchor: 'session' }],
    [
      'within 30 business days after publication in the Official Gazette',
      after(30, 'business_days', 'gazette'),
    ],
    [
      'dentro de los treinta días hábiles siguientes a la publicación en el DOF',
      after(30, 'business_days', 'gazette'),
    ],
    [
      'en un plazo no mayor a 15 (quince) días naturales contados a partir de la notificación',
      after(15, 'calendar_days', 'notification'),
    ],
    ['in two months', after(2, 'months', 'session')],
    ['en un plazo de seis meses', after(6, 'months', 'session')],
    ['by 30 June 2017', { rule: 'fixed_day', date: '2017-06-30' }],
    ['before June 30th, 2017', { rule: 'fixed_day', date: '2017-06-30' }],
    ['a más tardar el 30 de junio de 2017', { rule: 'fixed_day', date: '2017-06-30' }],
    [
      'a más tardar el treinta de junio de dos mil diecisiete',
      { rule: 'fixed_day', date: '2017-06-30' },
    ],
    ['antes del 01/03/2017', { rule: 'fixed_day', date: '2017-03-01' }],
    ['a fines de marzo de 2017', { rule: 'end_of_month', month: '2017-03' }],
    ['by the end of March 2017', { rule: 'end_of_month', month: '2017-03' }],
    ['lo entregará a fin de mes', { rule: 'end_of_month', month: '2016-12' }],
    ['at the next session', { rule: 'next_session' }],
    ['en su próxima sesión ordinaria', { rule: 'next_session' }],
  ])('reads “%s”', (text, rule) => {
    expect(rulesIn(text)).toEqual([rule])
  })

  it('completes a day without a year from the session, when that has a date', () => {
    expect(rulesIn('a más tardar el 30 de junio')).toEqual([
      { rule: 'fixed_day', date: '2017-06-30' },
    ])
    expect(rulesIn('a más tardar el 30 de junio', undated)).toEqual([])
  })

  it.each([
    ['published in the Official Gazette on June 20'],
    ['resources from the Public Safety Contribution Fund 2017'],
    ['con recursos del FASP 2017'],
    ['el Acta de su Tercera Sesión Extraordinaria, celebrada el 24 de enero de 2019'],
    ['in compliance with what was agreed at the 40th Session'],
    ['the census published in 2020'],
    ['publicado en 2020 en el Diario Oficial'],
    ['from 2012 to 2016'],
    ['in 2015'],
    ['article 21 of the Constitution'],
  ])('finds none in “%s”', (text) => {
    expect(rulesIn(text)).toEqual([])
  })

  it('does not take a day that no calendar has', () => {
    const read = deadlinesIn(fold('a más tardar el 31 de febrero de 2017'), session41)
    expect(read.found).toEqual([])
    expect(read.impossible).toEqual([{ start: 0, end: 37 }])
  })

  it('says where in the text it stands', () => {
    const text = 'El informe se entregará a más tardar el 30 de junio de 2017, por escrito.'
    const [deadline] = deadlinesIn(fold(text), session41).found
    expect(deadline && text.slice(deadline.span.start, deadline.span.end)).toBe(
      'a más tardar el 30 de junio de 2017',
    )
  })
})
