import { expect, test } from 'vitest'
import type { DeadlineRule } from '../../core/schema/deadline-rule.ts'
import { deadlineWords } from './deadline-words.ts'
import { reportWords } from './words.ts'

const said: readonly (readonly [DeadlineRule | null, string, string])[] = [
  [null, '', ''],
  [{ rule: 'fixed_day', date: '2017-06-30' }, '', ''],
  [
    { rule: 'end_of_month', month: '2017-06' },
    'Al cierre de junio 2017',
    'At the end of June 2017',
  ],
  [
    { rule: 'after', anchor: 'gazette', count: 30, unit: 'business_days' },
    '30 días hábiles a partir de la publicación en el DOF',
    '30 business days from its gazette publication',
  ],
  [
    { rule: 'at_session', ordinal: 42, type: 'ordinary' },
    'En la XLII Sesión Ordinaria',
    'At Ordinary Session XLII',
  ],
  [{ rule: 'end_of_fiscal_year', year: 2017 }, 'Ejercicio fiscal 2017', 'Fiscal year 2017'],
  [{ rule: 'starts_in_year', year: 2017 }, 'A partir de 2017', 'From 2017 onwards'],
  [
    { rule: 'period_of_years', years: 3, anchor: 'session' },
    'Por 3 años a partir de la sesión',
    'For 3 years from the session',
  ],
  [
    { rule: 'after', anchor: 'session', count: 1, unit: 'months' },
    '1 mes a partir de la sesión',
    '1 month from the session',
  ],
  [
    { rule: 'period_of_years', years: 1, anchor: 'session' },
    'Por 1 año a partir de la sesión',
    'For 1 year from the session',
  ],
  [{ rule: 'none' }, 'Sin plazo por decisión expresa', 'No deadline, by decision'],
]

test.each(said)('%j is said in both languages', (rule, spanish, english) => {
  expect(deadlineWords(rule, reportWords('es'))).toBe(spanish)
  expect(deadlineWords(rule, reportWords('en'))).toBe(english)
})
