import { expect, it } from 'vitest'
import { captureText } from './capture-text.ts'
import { wordsIn } from './texts.ts'

const told = (atLeast: boolean): string =>
  captureText(
    {
      language: 'es',
      session: { body: null, ordinal: null, roman: null, type: null, date: null, gazette: null },
      agreements: [],
      indicators: [
        {
          indicator: 'Homicidio doloso',
          indicatorEnglish: 'Intentional homicide',
          direction: 'decrease',
          value: -24,
          atLeast,
          baselinePeriod: '2012',
          baselineSource: null,
          period: '2015',
          quote: 'más de 24 por ciento',
          line: 1,
          span: { start: 0, end: 1 },
        },
      ],
      notUnderstood: [],
    },
    wordsIn('es'),
  )

it('keeps that a measurement is a least one', () => {
  expect(told(true)).toContain('Homicidio doloso al menos -24 % respecto de 2012')
  expect(told(false)).toContain('Homicidio doloso -24 % respecto de 2012')
})
