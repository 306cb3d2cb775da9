import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Document, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, it } from 'vitest'
import type { CaptureDraft, DraftAgreement } from '../../src/contract/capture.ts'
import { captureDraftSchema } from '../../src/contract/capture.ts'
import { readDocument } from '../../src/main/intake/read-document.ts'
import { summaryOf } from './expected-reading.ts'
import { knowledge } from './knowledge.ts'
import { linesCoveredOnce } from './line-coverage.ts'

const folder = import.meta.dirname
const bundled = readdirSync(folder).filter((name) => name.endsWith('.txt'))

function read(bytes: Uint8Array): CaptureDraft {
  const result = readDocument(bytes, knowledge)
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return captureDraftSchema.parse(result.value)
}

const readBundled = (name: string): CaptureDraft => read(readFileSync(join(folder, name)))

/** Lines that follow each other are one paragraph with breaks, as when a text is pasted; blank lines are empty ones. */
const paragraphsOf = (text: string): readonly Paragraph[] =>
  text.split(/\n(?=\n)|(?<=\n)\n/).map((part) => {
    const lines = part.replaceAll(/^\n|\n$/g, '').split('\n')
    const children = lines.map((line, at) => new TextRun({ text: line, break: Math.min(at, 1) }))
    return new Paragraph({ children })
  })

/** Word's paragraphs have other line numbers. */
const withoutLines = (draft: CaptureDraft) => {
  const { notUnderstood, ...summary } = summaryOf(draft)
  return { ...summary, notUnderstood: notUnderstood.map((said) => said.slice(said.indexOf(' '))) }
}

describe('a bundled document', () => {
  it.each(bundled)('%s is read as its expected reading says', (name) => {
    const expected: unknown = JSON.parse(
      readFileSync(join(folder, name.replace('.txt', '.expected.json')), 'utf8'),
    )
    expect(summaryOf(readBundled(name))).toEqual(expected)
  })

  it.each(bundled)('%s says the same as a Word document', async (name) => {
    const file = new Document({
      sections: [{ children: paragraphsOf(readFileSync(join(folder, name), 'utf8')) }],
    })
    expect(withoutLines(read(await Packer.toBuffer(file)))).toEqual(withoutLines(readBundled(name)))
  })

  it.each(bundled)('%s loses no line and shows none twice', (name) => {
    expect(linesCoveredOnce(readBundled(name))).toEqual([])
  })

  it.each(bundled)('%s shows the words that gave each field', (name) => {
    const draft = readBundled(name)
    for (const { span, phrases, number } of draft.agreements) {
      for (const { field, span: at } of phrases) {
        expect(at.end).toBeGreaterThan(at.start)
        expect(at.start).toBeGreaterThanOrEqual(span.start)
        expect(at.end).toBeLessThanOrEqual(span.end)
        const words = draft.text.slice(at.start, at.end)
        expect(field !== 'number' || words.includes(number ?? 'no number')).toBe(true)
      }
    }
  })

  it.each(bundled)('%s is official text only when it is a certificate', (name) => {
    const certified = name.startsWith('certificacion')
    expect(readBundled(name).textStatus).toBe(certified ? 'official' : 'press')
  })

  it('reads the same from UTF-16, from Windows line ends and with another wrap', () => {
    const text = readFileSync(join(folder, 'communique-en.txt'), 'utf8')
    const agreements = read(Buffer.from(text)).agreements.map(({ clauses }) => clauses)
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    const windows = Buffer.from(text.replaceAll('\n', '\r\n'))
    const wrapped = Buffer.from(
      text.replace(/[^\n]{60}\w* (?=[a-z])/g, (part) => `${part.trimEnd()}\n`),
    )
    expect(wrapped.equals(Buffer.from(text))).toBe(false)
    for (const other of [utf16, windows, wrapped]) {
      expect(read(other).agreements.map(({ clauses }) => clauses)).toEqual(agreements)
    }
  })
})

const real = join(folder, '../../../shared/documents')
const communique41 = join(real, 'session-41-communique.txt')
const communique39 = join(real, 'session-39-communique.txt')
const has41 = existsSync(communique41)
const has39 = existsSync(communique39)

/** Nature, addressees and deadline of each clause; texts stay in the document. */
const readingOf = ({ kind, sequence, clauses }: DraftAgreement): readonly unknown[] => [
  `${kind} ${sequence}`,
  ...clauses.map(({ nature, addressees, deadline }) => [
    nature,
    addressees
      .map(({ unit, role, inferred }) => `${unit} ${role}${inferred ? '?' : ''}`)
      .join(', '),
    deadline,
  ]),
]

describe(`the communiqué of ${has41 ? 'the 41st session' : 'a made-up session (the real one is not here)'}`, () => {
  const draft = has41 ? read(readFileSync(communique41)) : readBundled('communique-en.txt')

  it('gives its resolutions and points of agreement', () => {
    const kinds = draft.agreements.map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'resolucion').length).toBe(has41 ? 8 : 6)
    expect(kinds.filter((kind) => kind === 'punto_de_acuerdo').length).toBe(has41 ? 6 : 4)
    expect(draft.session).toMatchObject({
      body: 'CNSP',
      type: 'ordinary',
      roman: has41 ? 'XLI' : 'XLVI',
    })
    expect(draft.indicators).toEqual([])
    expect(linesCoveredOnce(draft)).toEqual([])
  })

  it('divides and addresses them as an official would', () => {
    const expected = has41 ? reading41 : readingMadeUp
    expect(draft.agreements.map(readingOf).slice(0, expected.length)).toEqual(expected)
  })
})

const fiscalYear = { rule: 'end_of_fiscal_year', year: 2017 }
const reading41: readonly (readonly unknown[])[] = [
  [
    'resolucion 1',
    ['binding', 'SESNSP responsible?', null],
    ['exhortative', 'ENT-32 exhorted', null],
  ],
  ['resolucion 2', ['binding', 'SESNSP responsible', null]],
  ['resolucion 3', ['procedural', '', null], ['binding', 'SESNSP responsible?', null]],
  [
    'resolucion 4',
    ['procedural', '', null],
    ['binding', 'ENT-32 obliged, SEGOB-SPPC responsible', null],
  ],
  [
    'resolucion 5',
    ['binding', 'SESNSP coordinator?', { rule: 'within_year', year: 2017 }],
    ['binding', 'ENT-32 obliged', null],
  ],
  [
    'resolucion 6',
    ['procedural', '', null],
    ['procedural', '', null],
    ['exhortative', 'ENT-32 exhorted', null],
  ],
  ['resolucion 7', ['binding', 'SESNSP responsible, PGR supporting', null]],
  ['resolucion 8', ['binding', 'SESNSP responsible', null]],
  ['punto_de_acuerdo 1', ['binding', 'ENT-32 obliged', null]],
  [
    'punto_de_acuerdo 2',
    ['binding', 'SESNSP responsible?', fiscalYear],
    ['binding', 'SESNSP responsible?', fiscalYear],
  ],
  ['punto_de_acuerdo 3', ['optional', 'ENT-32 enabled', fiscalYear]],
  ['punto_de_acuerdo 4', ['binding', 'ENT-32 obliged', { rule: 'starts_in_year', year: 2017 }]],
  [
    'punto_de_acuerdo 5',
    [
      'procedural',
      'CP-INF recipient, CP-CYA recipient, CP-PDPC recipient',
      { rule: 'period_of_years', years: 3, anchor: 'session' },
    ],
  ],
  [
    'punto_de_acuerdo 6',
    ['procedural', '', null],
    ['binding', 'SESNSP responsible', { rule: 'at_session', ordinal: 42, type: 'ordinary' }],
  ],
]
const readingMadeUp: readonly (readonly unknown[])[] = [
  [
    'resolucion 1',
    ['procedural', '', null],
    ['procedural', '', null],
    ['exhortative', 'ENT-32 exhorted', { rule: 'fixed_day', date: '2021-06-30' }],
  ],
]

describe(`the communiqué of ${has39 ? 'the 39th session' : 'a made-up session without agreements (the real one is not here)'}`, () => {
  const draft = has39 ? read(readFileSync(communique39)) : readBundled('lineas-de-accion-es.txt')

  it('gives its lines of action, those that lost their heading too', () => {
    expect(draft.agreements.map(({ kind }) => kind)).toEqual(
      Array.from({ length: has39 ? 6 : 4 }, () => 'compromiso'),
    )
    expect(draft.agreements.every(({ clauses }) => clauses.length === 1)).toBe(true)
    expect(linesCoveredOnce(draft)).toEqual([])
  })

  it('gives its indicators with their baseline and who says it', () => {
    const values = draft.indicators.map(({ indicator, value, atLeast, baselinePeriod }) =>
      [indicator, value, atLeast ? 'at least' : '', baselinePeriod ?? 'none'].join('|'),
    )
    const from2012 = 'enero-noviembre de 2012'
    expect(values).toEqual(
      has39
        ? [
            `Incidencia delictiva total|-12||${from2012}`,
            `Homicidio doloso|-22||${from2012}`,
            `Homicidio doloso, frontera norte|-44.6||${from2012}`,
            `Robo con violencia y robo en carreteras|-24|at least|${from2012}`,
            `Secuestro|-27||${from2012}`,
            `Extorsión|-30||${from2012}`,
          ]
        : [
            'Secuestro|-15.5||mismo periodo de 2019',
            `Robo con violencia y robo en carreteras|-9|at least|${from2012}`,
            'La venta de globos|3||none',
          ],
    )
  })

  it('shows the impossible number of municipalities at its line and takes it nowhere', () => {
    const figure = has39 ? '764,000' : '812,000'
    const flagged = draft.notUnderstood.filter(({ reason }) => reason === 'implausible_figure')
    expect(flagged.map(({ line }) => line)).toEqual([has39 ? 17 : 11])
    expect(flagged[0]?.text).toContain(figure)
    const holders = draft.agreements.filter(({ text }) => text.includes(figure))
    expect(holders.length).toBe(1)
    expect(holders[0]?.checks).toContain('implausible_figure')
    expect(holders[0]?.clauses.some(({ text }) => text.includes(figure))).toBe(false)
  })
})

describe('a document of another kind', () => {
  it('is refused when it mandates nothing and measures nothing', () => {
    const article = existsSync(join(real, 'secretariat-of-public-security.txt'))
      ? readFileSync(join(real, 'secretariat-of-public-security.txt'))
      : Buffer.from('La secretaría fue creada en el año 2000.\n\nTuvo su sede en la capital.')
    const result = readDocument(article, knowledge)
    expect(result.ok ? 'read' : result.error.code).toBe('text_without_agreements')
  })
})
