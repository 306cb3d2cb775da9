import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knowledge } from '../../../tests/documents/knowledge.ts'
import { clausesOf } from './clauses.ts'
import { fold } from './fold.ts'
import { languageOf } from './language.ts'
import { lexiconOf } from './lexicon.ts'
import { normaliseText } from './normalise.ts'
import { passageOf } from './passage.ts'

const lexicon = lexiconOf(knowledge)
const session = {
  body: 'CNSP',
  ordinal: 41,
  roman: 'XLI',
  type: 'ordinary' as const,
  date: null,
  gazette: null,
}

/** Each clause as "nature: UNIT role, …". */
function readingOf(text: string): readonly string[] {
  const uniform = normaliseText(text)
  const language = languageOf(fold(uniform))
  const context = { language, lexicon, session, agreeing: 'CNSP', followUpUnit: 'SESNSP' }
  const passage = passageOf(uniform, { start: 0, end: uniform.length })
  return clausesOf(passage, context).clauses.map(({ nature, addressees }) => {
    const units = addressees.map(
      ({ unit, role, inferred }) => `${unit} ${role}${inferred ? '?' : ''}`,
    )
    return `${nature}: ${units.join(', ')}`
  })
}

/** The same words as another typist would leave them. */
function changed(text: string, upper: boolean, breaks: readonly boolean[]): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '')
  const cased = upper ? plain.toUpperCase() : plain.toLowerCase()
  return cased
    .split(' ')
    .map((word, index) => (breaks[index % breaks.length] ? `\n${word}` : ` ${word}`))
    .join('')
}

const cases: readonly (readonly [text: string, ...reading: string[]])[] = [
  ['The states will send their census.', 'binding: ENT-32 obliged'],
  ['States were urged to send their census.', 'exhortative: ENT-32 exhorted'],
  ['Each state shall send its census.', 'binding: ENT-32 obliged'],
  ['All federal entities must send their census.', 'binding: ENT-32 obliged'],
  ['The 31 states and Mexico City will send their census.', 'binding: ENT-32 obliged'],
  ['Mexico City is to send its census.', 'binding: MX-CMX obliged'],
  ['The Government of the State of Durango will send its census.', 'binding: MX-DUR obliged'],
  [
    'The states of Durango and Nuevo León will send a census.',
    'binding: MX-DUR obliged, MX-NLE obliged',
  ],
  ['The State of Mexico will send its census.', 'binding: MX-MEX obliged'],
  ['Mexico will always sing in the morning of the day.', 'binding: SESNSP responsible?'],
  ['States may use the funds.', 'optional: ENT-32 enabled'],
  ['States will be able to use the funds.', 'optional: ENT-32 enabled'],
  ['Se instruye al Secretariado Ejecutivo a elaborar el modelo.', 'binding: SESNSP responsible'],
  [
    'Se instruye a la persona titular del Secretariado Ejecutivo del SNSP a elaborar el modelo.',
    'binding: SESNSP responsible',
  ],
  [
    'Se instruye al Secretariado Ejecutivo y a la Procuraduría General de la República a elaborar el modelo.',
    'binding: SESNSP responsible, PGR responsible',
  ],
  [
    'Se instruye al Secretariado Ejecutivo para que, en coordinación con las entidades federativas, elabore el modelo.',
    'binding: SESNSP responsible, ENT-32 supporting',
  ],
  ...['TERCERO.- ', 'Tercero. ', 'III.- ', 'c) ', '3.- ', 'DÉCIMO TERCERO.- ', 'TERCERO.— '].map(
    (mark) =>
      [
        `${mark}La Procuraduría General de la República y la Ciudad de México informarán a más tardar el 30 de junio de 2012.`,
        'binding: PGR responsible, MX-CMX obliged',
      ] as const,
  ),
  [
    'PRIMERO.- Se instruye al Secretariado Ejecutivo a elaborar los lineamientos.\n\nSEGUNDO.- La Agencia Interplanetaria de Seguridad coadyuvará.\n\nTERCERO.- Las entidades federativas florecerán.\n\nCUARTO.- La Policía Federal enviará su censo.',
    'binding: SESNSP responsible',
    'binding: ',
    'binding: ENT-32 obliged',
    'binding: PF responsible',
  ],
  [
    'PRIMERO.- La Procuraduría General de la República deberá:\na) publicar el catálogo;\nb) la guía.\nSEGUNDO.- Los guardias florecerán.\nÚNICO.- Las entidades federativas enviarán su censo.',
    'binding: PGR responsible',
    'binding: PGR responsible',
    'binding: ',
    'binding: ENT-32 obliged',
  ],
  ['Se exhorta a las entidades federativas a enviar su censo.', 'exhortative: ENT-32 exhorted'],
  [
    'Se exhorta, con pleno respeto a su soberanía, a los gobiernos de las entidades federativas a enviar su censo.',
    'exhortative: ENT-32 exhorted',
  ],
  [
    'Se insta a los estados y a la Ciudad de México a enviar su censo.',
    'exhortative: ENT-32 exhorted',
  ],
  ['Los estados y la Ciudad de México deberán enviar su censo.', 'binding: ENT-32 obliged'],
  ['Las entidades federativas se adherirán al convenio.', 'binding: ENT-32 obliged'],
  ['Las entidades federativas podrán utilizar los recursos.', 'optional: ENT-32 enabled'],
  [
    'La elaboración estará a cargo de la Subsecretaría de Prevención y Participación Ciudadana.',
    'binding: SEGOB-SPPC responsible',
  ],
  [
    'El Consejo Nacional de Seguridad Pública, por conducto del Secretariado Ejecutivo, publicará el modelo.',
    'binding: SESNSP responsible',
  ],
  [
    'El Consejo Nacional de Seguridad Pública instruye al Secretariado Ejecutivo a publicar el modelo.',
    'binding: SESNSP responsible',
  ],
  ['Se actualizará el programa de los estados.', 'binding: SESNSP responsible?'],
  ['Se aprueba el modelo de las unidades estatales.', 'procedural: '],
  [
    'El Consejo Nacional de Seguridad Pública toma conocimiento de los informes del Secretariado Ejecutivo.',
    'procedural: CNSP recipient',
  ],
  [
    'El Secretariado Ejecutivo elaborará el modelo y publicará sus resultados en 2017.',
    'binding: SESNSP responsible',
    'binding: SESNSP responsible',
  ],
  [
    'Se aprueban los lineamientos para grupos que, en cada entidad federativa, darán seguimiento y evaluarán los programas; su implementación estará a cargo de la Subsecretaría de Prevención y Participación Ciudadana.',
    'binding: ENT-32 obliged',
    'binding: SEGOB-SPPC responsible',
  ],
  [
    'Guidelines were approved for groups which, in each state, will monitor and evaluate the programs.',
    'binding: ENT-32 obliged',
  ],
  [
    'Se aprueban el modelo de unidades estatales, y el modelo nacional de policía. Se exhorta a las entidades federativas a destinar recursos.',
    'procedural: ',
    'procedural: ',
    'exhortative: ENT-32 exhorted',
  ],
  [
    'Se aprueban los criterios de distribución aplicables en el ejercicio fiscal 2017.',
    'binding: SESNSP responsible?',
  ],
  [
    'Se aprueban los criterios de distribución aplicables en el ejercicio fiscal 2017, así como los criterios generales para su administración y ejercicio.',
    'binding: SESNSP responsible?',
    'binding: SESNSP responsible?',
  ],
  [
    'Se aprueban los criterios de distribución aplicables en el ejercicio fiscal 2017, así como el calendario de sesiones.',
    'binding: SESNSP responsible?',
    'procedural: ',
  ],
  ['El Acta de la sesión anterior ha sido aprobada.', 'procedural: '],
  // A name that is part of a thing acts in nothing.
  ['The model of State Social Prevention Centers was approved.', 'procedural: '],
  ['The model of state units will be published.', 'binding: SESNSP responsible?'],
  [
    'The Executive Secretariat will present the report of the states to the National Council at the offices of the Attorney General’s Office.',
    'binding: SESNSP responsible',
  ],
  [
    'The Executive Secretariat and the Attorney General’s Office were instructed to train the police of Jalisco.',
    'binding: SESNSP responsible, PGR responsible',
  ],
  ['The programs of Sonora, Sinaloa and Durango will be reviewed.', 'binding: SESNSP responsible?'],
  [
    'Se aprueban los programas elaborados por las entidades federativas, que deberán implementarse a partir de 2017.',
    'binding: ENT-32 obliged',
  ],
  [
    'Re-election was approved for the states that make up the Permanent Commissions of Information, Certification and Accreditation and Crime Prevention and Citizen Participation.',
    'procedural: CP-INF recipient, CP-CYA recipient, CP-PDPC recipient',
  ],
]

describe('whom a mandate addresses', () => {
  it.each(cases)('“%s”', (text, ...reading) => {
    expect(readingOf(text)).toEqual(reading)
  })

  it('knows each of the 32 federal entities by its names, with and without accents', () => {
    const entities = knowledge.units.filter(({ kind }) => kind === 'federal_entity')
    expect(entities.length).toBe(32)
    for (const { code, names } of entities) {
      for (const name of names.filter(
        (name) => name.length > 5 && !/^MX-|^México$|\./.test(name),
      )) {
        for (const written of [
          name,
          name.normalize('NFD').replace(/\p{M}/gu, ''),
          name.toUpperCase(),
        ]) {
          expect([written, ...readingOf(`Se instruye a ${written} a publicar su atlas.`)]).toEqual([
            written,
            `binding: ${code} obliged`,
          ])
        }
      }
    }
  })

  it('leaves open, and infers nothing, when an institution is named that nobody knows', () => {
    expect(readingOf('Se instruye al Instituto de Normas a elaborar el modelo.')).toEqual([
      'binding: ',
    ])
    expect(readingOf('The Observatory of Things was instructed to design the model.')).toEqual([
      'binding: ',
    ])
    expect(readingOf('The municipalities of the country will send their census.')).toEqual([
      'binding: ',
    ])
  })

  it('splits a sentence where another order begins', () => {
    expect(
      readingOf('The program will be updated and the states were urged to implement this.'),
    ).toEqual(['binding: SESNSP responsible?', 'exhortative: ENT-32 exhorted'])
    expect(
      readingOf(
        'Se aprueba el modelo; se instruye al Secretariado Ejecutivo a publicarlo y se exhorta a los estados a adoptarlo.',
      ),
    ).toEqual(['procedural: ', 'binding: SESNSP responsible', 'exhortative: ENT-32 exhorted'])
  })

  it('is the same without accents, in capitals and wherever lines break', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.boolean(),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
        ([text, ...reading], upper, breaks) => {
          expect(readingOf(changed(text, upper, breaks))).toEqual(reading)
        },
      ),
      { numRuns: 300 },
    )
  })
})
