import { describe, expect, test } from 'vitest'
import { hasMeasurableResult } from './measurable.ts'

describe('whether one could ask for the result', () => {
  test.each([
    'to develop a technical standard for the centers',
    'elaborará una norma técnica',
    'The states will adhere to the agreement between the three branches',
    'Se destinará 25% de los recursos',
    'to train 34,000 police officers',
    'capacitar a 500 policías',
  ])('one could: %s', (text) => {
    expect(hasMeasurableResult(text)).toBe(true)
  })

  test.each([
    'The states will undertake to allocate resources from the Public Safety Contribution Fund 2017.',
    'Se exhorta a las entidades federativas a fortalecer la coordinación',
    'fortalecer las acciones de seguridad en 2017',
    'the states will strengthen cooperation in 2017 and beyond',
    'in 2017 states will strengthen cooperation',
    'redoblar esfuerzos conforme al artículo 18 de la ley',
  ])('one could not: %s', (text) => {
    expect(hasMeasurableResult(text)).toBe(false)
  })
})
