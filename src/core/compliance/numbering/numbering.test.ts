import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { citationMatches, citationOf, parseCitation, writeCitation } from './citation.ts'
import type { Citation } from './citation.ts'
import { englishSuffix, parseEnglishOrdinal, writeEnglishOrdinal } from './english-ordinals.ts'
import { officialNumberKey, parseOfficialNumber, writeOfficialNumber } from './official-number.ts'
import type { OfficialNumber } from './official-number.ts'
import { parseOrdinal } from './ordinal.ts'
import { parseRoman, writeRoman } from './roman.ts'
import { parseSpanishOrdinal, withoutAccents, writeSpanishOrdinal } from './spanish-ordinals.ts'

const to99 = fc.integer({ min: 1, max: 99 })
const to3999 = fc.integer({ min: 1, max: 3999 })

/** What two numbers of the same agreement have in common, told by the test itself. */
const identity = ({ body, type, session, sequence, year }: OfficialNumber): string =>
  JSON.stringify([body, type, session, sequence, year])

const eleventh: Citation = { body: null, type: null, session: 38, sequence: 11, year: null }
const matches = (number: string): boolean => {
  const parsed = parseOfficialNumber(number)
  return parsed !== null && citationMatches(eleventh, parsed)
}

describe('roman numerals', () => {
  test.each([
    ['XLI', 41],
    ['XXXIX', 39],
    ['L', 50],
    ['II', 2],
    ['MMMCMXCIX', 3999],
  ])('%s is %i', (text, value) => {
    expect(parseRoman(text)).toBe(value)
    expect(writeRoman(value)).toBe(text)
  })

  test.each(['', 'XXXX', 'IIII', 'VX', 'IC', 'LXL', 'VV', 'MMMM', 'xli', 'X LI', 'XLI.', 'IXI'])(
    '"%s" is none',
    (text) => {
      expect(parseRoman(text)).toBeNull()
    },
  )

  test('every number has one form, and it reads back', () => {
    const forms = Array.from({ length: 3999 }, (_, index) => writeRoman(index + 1))
    expect(new Set(forms).size).toBe(3999)
    expect(forms.map(parseRoman)).toEqual(forms.map((_, index) => index + 1))
    expect(() => writeRoman(4000)).toThrow(RangeError)
    expect(() => writeRoman(0)).toThrow(RangeError)
  })

  test('whatever is read is the one regular form of its number', () => {
    const letters = fc.string({
      unit: fc.constantFrom('I', 'V', 'X', 'L', 'C', 'D', 'M'),
      maxLength: 8,
    })
    fc.assert(
      fc.property(letters, (text) => {
        const value = parseRoman(text)
        expect(value === null || writeRoman(value) === text).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('Spanish ordinals', () => {
  test.each([
    ['primero', 1],
    ['Primer', 1],
    ['tercer', 3],
    ['séptima', 7],
    ['sétimo', 7],
    ['noveno', 9],
    ['Décimo', 10],
    ['undécimo', 11],
    ['Undecima', 11],
    ['Décimo Primero', 11],
    ['decimoprimero', 11],
    ['decimoprimer', 11],
    ['décima primera', 11],
    ['duodécimo', 12],
    ['décimo segundo', 12],
    ['decimoctavo', 18],
    ['décimo  octavo', 18],
    ['vigésima tercera', 23],
    ['vigesimotercera', 23],
    ['vigésimo tercera', 23],
    ['Trigésima Octava', 38],
    ['CUADRAGÉSIMA PRIMERA', 41],
    ['quincuagésima', 50],
    ['nonagésimo noveno', 99],
  ])('%s is %i', (text, value) => {
    expect(parseSpanishOrdinal(text)).toBe(value)
  })

  test.each([
    '',
    'once',
    'vigésima tercero',
    'décima primer',
    'primero décimo',
    'décimo décimo',
    'decimprimero',
    'undécimo primero',
    'sesión',
    'centésimo',
  ])('"%s" is none', (text) => {
    expect(parseSpanishOrdinal(text)).toBeNull()
  })

  test('what is written is read, in both genders, apart or joined, with or without accents', () => {
    fc.assert(
      fc.property(to99, fc.constantFrom('masculine', 'feminine'), (value, gender) => {
        const text = writeSpanishOrdinal(value, gender)
        expect(parseSpanishOrdinal(text)).toBe(value)
        expect(parseSpanishOrdinal(text.replace(' ', ''))).toBe(value)
        expect(parseSpanishOrdinal(withoutAccents(text).toUpperCase())).toBe(value)
      }),
    )
    expect(() => writeSpanishOrdinal(100, 'feminine')).toThrow(RangeError)
  })
})

describe('English ordinals', () => {
  test.each([
    ['42nd', 42],
    ['41st', 41],
    ['39th', 39],
    ['13th', 13],
    ['111th', 111],
    ['forty-second', 42],
    ['Forty second', 42],
    ['thirty-ninth', 39],
    ['fortieth', 40],
    ['ninetieth', 90],
    ['twelfth', 12],
  ])('%s is %i', (text, value) => {
    expect(parseEnglishOrdinal(text)).toBe(value)
  })

  test.each(['42', '42th', '11st', '0th', 'forty-two', 'forty-tenth', 'fourtieth', ''])(
    '"%s" is none',
    (text) => {
      expect(parseEnglishOrdinal(text)).toBeNull()
    },
  )

  test('what is written is read', () => {
    fc.assert(
      fc.property(to99, (value) => {
        expect(parseEnglishOrdinal(writeEnglishOrdinal(value))).toBe(value)
        expect(parseEnglishOrdinal(`${value}${englishSuffix(value)}`)).toBe(value)
      }),
    )
    expect(() => writeEnglishOrdinal(100)).toThrow(RangeError)
  })
})

describe('the ordinal of a session, however it is written', () => {
  test.each([
    '41',
    '41ª',
    '41.ª',
    '41a',
    '41a.',
    '041',
    'XLI',
    '41st',
    'cuadragésima primera',
    'Forty-First',
  ])('%s', (text) => {
    expect(parseOrdinal(text)).toBe(41)
  })

  test.each(['', '0', '4000', '41b', 'xli', 'sesión 41'])('"%s" is none', (text) => {
    expect(parseOrdinal(text)).toBeNull()
  })
})

describe('official numbers', () => {
  test.each<[string, OfficialNumber]>([
    [
      '01/XLI/16',
      { body: 'CNSP', type: 'ordinary', session: 41, sequence: 1, year: 2016, yearDigits: 2 },
    ],
    [
      '11/L/2024',
      { body: 'CNSP', type: 'ordinary', session: 50, sequence: 11, year: 2024, yearDigits: 4 },
    ],
    [
      '09/II-SE/2012',
      { body: 'CNSP', type: 'extraordinary', session: 2, sequence: 9, year: 2012, yearDigits: 4 },
    ],
    [
      '01/II/SO/CPPDPC/2019',
      { body: 'CPPDPC', type: 'ordinary', session: 2, sequence: 1, year: 2019, yearDigits: 4 },
    ],
    [
      '03/I/SE/CPI/2019',
      { body: 'CPI', type: 'extraordinary', session: 1, sequence: 3, year: 2019, yearDigits: 4 },
    ],
  ])('%s is read and written', (text, number) => {
    expect(parseOfficialNumber(text)).toEqual(number)
    expect(writeOfficialNumber(number)).toBe(text)
  })

  test.each([
    '',
    '01/XXXX/16',
    '00/XLI/16',
    '01/XLI/016',
    '01/XLI',
    '01/41/16',
    '01/II/XX/CPPDPC/2019',
    '01/II/SO/2019',
    '01/II/SO/CNSP/2019',
    '01-XLI-16',
    'see 01/XLI/16',
    '01/XLI/0000',
  ])('"%s" is none', (text) => {
    expect(parseOfficialNumber(text)).toBeNull()
  })

  test('spaces, small letters, a missing zero and a full year name the same agreement', () => {
    const keys = ['01/XLI/16', '1/XLI/2016', ' 01 / xli / 16 ', '001/XLI/2016'].map((text) => {
      const number = parseOfficialNumber(text)
      return number === null ? text : officialNumberKey(number)
    })
    expect(new Set(keys).size).toBe(1)
  })

  test('the extraordinary session, another body and another century are others', () => {
    const keys = [
      '02/II/2012',
      '02/II-SE/2012',
      '02/II/SO/CPI/2012',
      '02/II/SE/CPI/2012',
      '02/II/1912',
    ].map((text) => {
      const number = parseOfficialNumber(text)
      return number === null ? text : officialNumberKey(number)
    })
    expect(new Set(keys).size).toBe(5)
    expect(parseOfficialNumber('01/V/95')?.year).toBe(1995)
  })

  const number: fc.Arbitrary<OfficialNumber> = fc
    .record({
      body: fc.oneof(
        fc.constant('CNSP'),
        fc.string({
          unit: fc.constantFrom('C', 'P', 'D', 'I', 'A', 'Y'),
          minLength: 2,
          maxLength: 6,
        }),
      ),
      type: fc.constantFrom('ordinary' as const, 'extraordinary' as const),
      session: to3999,
      sequence: fc.integer({ min: 1, max: 999 }),
      yearDigits: fc.constantFrom(2 as const, 4 as const),
      short: fc.integer({ min: 1980, max: 2079 }),
      long: fc.integer({ min: 1, max: 9999 }),
    })
    .map(({ short, long, ...rest }) => ({ ...rest, year: rest.yearDigits === 2 ? short : long }))

  test('what is written is read, and what is read is written again', () => {
    fc.assert(
      fc.property(number, (one) => {
        const text = writeOfficialNumber(one)
        const read = parseOfficialNumber(text)
        expect(read).toEqual(one)
        expect(read !== null && writeOfficialNumber(read)).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })

  test('keys are equal exactly for the same agreement', () => {
    fc.assert(
      fc.property(number, number, (a, b) => {
        expect(officialNumberKey(a) === officialNumberKey(b)).toBe(identity(a) === identity(b))
      }),
    )
  })
})

describe('an agreement cited in words', () => {
  test.each<[string, Partial<Citation>]>([
    ['Acuerdo Décimo Primero de la 38 Sesión', {}],
    ['ACUERDO DÉCIMO PRIMERO DE LA 38ª SESIÓN', {}],
    ['acuerdo undecimo de la trigesima octava sesion', {}],
    ['Acuerdo 11 de la XXXVIII Sesión', {}],
    ['Acuerdo Décimo Primero de la Trigésima Octava Sesión Ordinaria', { type: 'ordinary' }],
    [
      'Acuerdo Décimo Primero de la 38 Ordinaria del Consejo Nacional',
      { type: 'ordinary', body: 'CNSP' },
    ],
    [
      'Acuerdo Décimo Primero de la Trigésima Octava Sesión Extraordinaria del Consejo Nacional de Seguridad Pública.',
      { type: 'extraordinary', body: 'CNSP' },
    ],
    [
      'Acuerdo decimoprimero de la 38 Sesión Ordinaria de la CPPDPC',
      { type: 'ordinary', body: 'CPPDPC' },
    ],
  ])('%s', (text, parts) => {
    expect(parseCitation(text)).toEqual({ ...eleventh, ...parts })
  })

  test('a number with the word before it', () => {
    expect(parseCitation('ACUERDO 01/XXXI/11')).toEqual({
      body: 'CNSP',
      type: 'ordinary',
      session: 31,
      sequence: 1,
      year: 2011,
    })
  })

  test.each([
    'Acuerdo de la 38 Sesión',
    'Acuerdo Décimo Primero',
    'Acuerdo Décimo Primero de la Comisión',
    'Acuerdo Décimo Primero de la 38',
    'el acuerdo alcanzado en la 38 Sesión',
    '',
  ])('"%s" cites none', (text) => {
    expect(parseCitation(text)).toBeNull()
  })

  test('matches the number that it can mean, and no other', () => {
    expect(matches('11/XXXVIII/15')).toBe(true)
    expect(matches('12/XXXVIII/15')).toBe(false)
    expect(matches('11/XXXIX/15')).toBe(false)
  })

  test('every number matches its own citation, in words too', () => {
    fc.assert(
      fc.property(
        to99,
        to99,
        fc.constantFrom('ordinary' as const, 'extraordinary' as const),
        (session, sequence, type) => {
          const number: OfficialNumber = {
            body: 'CNSP',
            type,
            session,
            sequence,
            year: 2016,
            yearDigits: 2,
          }
          const words = parseCitation(writeCitation({ ...citationOf(number), year: null }))
          expect(words).toEqual({ body: 'CNSP', type, session, sequence, year: null })
          expect(words !== null && citationMatches(words, number)).toBe(true)
        },
      ),
    )
  })

  test('reads as minutes write it', () => {
    expect(writeCitation({ ...eleventh, type: 'ordinary' })).toBe(
      'Acuerdo Décimo Primero de la Trigésima Octava Sesión Ordinaria',
    )
    expect(writeCitation({ ...eleventh, session: 120 })).toBe(
      'Acuerdo Décimo Primero de la 120 Sesión',
    )
  })
})
