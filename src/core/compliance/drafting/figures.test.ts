import { describe, expect, test } from 'vitest'
import { implausibleFigures } from './figures.ts'

describe('figures that cannot be', () => {
  test('the 764,000 municipalities of the 39th session, with their place in the text', () => {
    const text =
      'A single state police force has been created, on the basis of Single Control agreements, and signed by 764,000 municipalities and their respective state governments.'
    const [found, ...others] = implausibleFigures(text)
    expect(others).toEqual([])
    expect(found).toMatchObject({ what: 'municipalities', figure: 764_000, most: 2_500 })
    expect(text.slice(found?.start, found?.end)).toBe('764,000 municipalities')
  })

  test.each([
    ['municipalities', '764 mil municipios firmaron'],
    ['municipalities', '764.000 municipios firmaron'],
    ['municipalities', '3,100 distintos municipios'],
    ['federal_entities', 'las 33 entidades federativas'],
    ['federal_entities', 'in 50 states'],
    ['federal_entities', '40 gobernadores'],
    ['deputies', '600 federal deputies'],
    ['senators', '300 senadores'],
    ['inhabitants', '2 billion people'],
    ['inhabitants', '500 millones de habitantes'],
    ['fall_percent', 'Abductions have fallen by 127%.'],
    ['fall_percent', 'El secuestro disminuyó 120.5 por ciento'],
    ['fall_percent', 'una reducción de 300% en las extorsiones'],
  ])('%s: %s', (what, text) => {
    expect(implausibleFigures(text).map((figure) => figure.what)).toEqual([what])
  })

  test.each([
    'in the 50 municipalities that account for 42 percent of the country’s murders',
    'los 2,469 municipios del país',
    '32 entidades federativas',
    'in 16 states',
    'in 2017 states will allocate resources',
    'durante 2017 estados y municipios',
    'benefiting more than 5 million Mexicans in 238 polygons',
    'over 500,000 public security and law enforcement officers',
    'An investment of over 7.7 billion pesos',
    'The number of intentional homicides on the northern border has fallen by 44.6%.',
    'Arrests rose by 150%. Extortions fell by 30%.',
    'Extortions fell by 30%; the budget grew by 200 percent',
    '100 agreements, states and municipalities',
    'reducir en 100 % las extorsiones telefónicas',
    '5 million people in 32 states, 500 federal deputies and 128 senators',
  ])('nothing wrong with: %s', (text) => {
    expect(implausibleFigures(text)).toEqual([])
  })

  test('several are listed in the order of the text', () => {
    const found = implausibleFigures('in 45 states and 9,000 municipalities crime dropped by 130%')
    expect(found.map(({ what }) => what)).toEqual([
      'federal_entities',
      'municipalities',
      'fall_percent',
    ])
  })
})
