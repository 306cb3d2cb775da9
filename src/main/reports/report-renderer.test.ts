import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dossierOf,
  dossierWithWithdrawals,
  federalEntities,
  largeDossier,
  obligationsOf,
  sessionDossier,
  sha256Of,
  untouchedObligation,
} from '../../../tests/support/dossier-fixture.ts'
import {
  nodesOf,
  readPdf,
  squeezed,
  type PdfNode,
  type PdfReading,
} from '../../../tests/support/pdf-reading.ts'
import { dossierSchema, type Dossier } from '../../contract/dossier.ts'
import { fontCoverage } from './font-coverage.ts'
import { readReportFonts } from './fonts.ts'
import { openReportRenderer } from './report-renderer.ts'

const fontDirectory = 'node_modules'
const templates = 'resources/reports'
const renderer = openReportRenderer({ templateDirectories: [templates], fontDirectory })

const pdfOf = async (dossier: Dossier, from = renderer): Promise<Uint8Array> => {
  const rendered = await from.dossier(dossier, 'pdf')
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
  return rendered.value.bytes
}

const textOf = (reading: PdfReading): string => squeezed(reading.pages.join(''))

/** Two units under one agreement: enough to place any text everywhere that people write. */
const smallDossier = (text: string): Dossier =>
  dossierOf(
    'es',
    [
      {
        number: null,
        kind: 'acuerdo',
        sequence: 1,
        title: text,
        text,
        procedural: false,
        compliance: 'in_progress',
        counts: sessionDossier('es').counts,
        withdrawal: null,
        clauses: [
          {
            order: 1,
            text: `${text}.`,
            nature: 'binding',
            compliance: 'in_progress',
            withdrawal: null,
            obligations: [
              untouchedObligation({ unitCode: text, unit: text }, 'obliged'),
              untouchedObligation({ unitCode: 'B', unit: `${text} B` }, 'obliged'),
              {
                ...untouchedObligation({ unitCode: 'C', unit: `${text} C` }, 'obliged'),
                dueText: text,
                reports: [
                  {
                    reportedOn: '2017-01-02',
                    author: text,
                    narrative: text,
                    percent: 5,
                    withdrawal: null,
                  },
                ],
                evidence: [
                  {
                    name: text,
                    reference: text,
                    sha256: sha256Of(text),
                    size: 12,
                    withdrawal: null,
                  },
                ],
                verdicts: [
                  {
                    result: 'met',
                    reason: text,
                    verifier: text,
                    office: text,
                    issuedOn: '2017-02-03',
                    fulfilledOn: '2017-02-03',
                    governing: true,
                    determining: true,
                    inBreach: false,
                    withdrawal: null,
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
    { office: text },
  )

const headingLevels = (structure: readonly PdfNode[]): readonly number[] =>
  nodesOf(structure).flatMap(({ role }) => {
    const level = /^H(?<level>[1-6])$/.exec(role)?.groups?.['level']
    return level === undefined ? [] : [Number(level)]
  })

describe('the dossier of a session as a PDF', () => {
  it.each(['es', 'en'] as const)(
    'says everything that the register knows (%s)',
    async (language) => {
      const dossier = dossierSchema.parse(sessionDossier(language))
      const rendered = await renderer.dossier(dossier, 'pdf')
      if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
      expect(rendered.value.rows).toBe(obligationsOf(dossier).length)

      const reading = await readPdf(rendered.value.bytes)
      const text = textOf(reading)
      const said = (words: string): boolean => text.includes(squeezed(words))
      const missing = [
        dossier.digest,
        dossier.office,
        dossier.session.body,
        ...dossier.agreements.flatMap((agreement) => [
          agreement.title,
          ...agreement.text.split('\n'),
          ...(agreement.number === null ? [] : [agreement.number]),
          ...agreement.clauses.map((clause) => clause.text),
        ]),
        ...obligationsOf(dossier).flatMap((obligation) => [
          obligation.unit,
          ...obligation.reports.flatMap((report) => [report.author, report.narrative]),
          ...obligation.evidence.flatMap(({ name, sha256 }) => [name, sha256 ?? '']),
          ...obligation.verdicts.flatMap(({ reason, verifier, office }) => [
            reason,
            verifier,
            office,
          ]),
        ]),
      ].filter((words) => !said(words))
      expect(missing).toEqual([])

      // Every unit of a clause is named there, also the thirty-two that did nothing: as often as it is bound.
      expect(reading.offPage).toEqual([])
      for (const entity of federalEntities) {
        const bound = obligationsOf(dossier).filter(({ unit }) => unit === entity).length
        const named = text.split(squeezed(entity)).length - 1
        expect(named).toBeGreaterThanOrEqual(bound)
      }
    },
  )

  it('prints its counts, their rule, and in words what the semáforo shows', async () => {
    const dossier = sessionDossier('es', { demonstration: true, asOf: '2018-03-19' })
    const reading = await readPdf(await pdfOf(dossier))
    const [first = ''] = reading.pages
    expect(first).toContain('DEMOSTRACIÓN')
    expect(first).toContain(`${String(dossier.counts.met)}/${String(dossier.counts.total)}`)
    expect(first).toContain('Regla de conteo')
    expect(squeezed(first)).toContain(squeezed('No se promedian porcentajes de avance'))
    expect(squeezed(first)).toContain(squeezed('Como se conocía el 19 de marzo de 2018'))
    for (const word of ['Cumplido', 'No cumplido', 'Sin materia', 'Vencida', 'Por confirmar']) {
      expect(reading.pages.join('')).toContain(word)
    }
    expect(textOf(reading)).toContain(squeezed('No cuenta: incumple las reglas de verificación'))
    const total = reading.pages.length
    for (const [index, page] of reading.pages.entries()) {
      expect(page).toContain(`Página ${String(index + 1)} de ${String(total)}`)
      expect(page).toContain('DEMOSTRACIÓN')
      expect(squeezed(page)).toContain(dossier.digest)
    }
    expect(reading.pages.at(-1)).toContain('Elaboró')
  })

  it('does not say demonstration when the data are real', async () => {
    const reading = await readPdf(await pdfOf(sessionDossier('es')))
    expect(reading.pages.join('')).not.toContain('DEMOSTRACIÓN')
  })

  it.each([
    ['es', 'es-MX'],
    ['en', 'en-US'],
  ] as const)('can be read aloud: tags, language and title (%s)', async (language, tag) => {
    const dossier = sessionDossier(language)
    const reading = await readPdf(await pdfOf(dossier))
    expect(reading.marked).toBe(true)
    expect(reading.claims).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(reading.language).toBe(tag)
    expect(reading.title).toContain(dossier.session.body)
    expect(reading.showsTitle).toBe(true)
    expect(reading.author).toBe(dossier.office)
    expect(reading.structure).toHaveLength(reading.pages.length)

    const levels = headingLevels(reading.structure)
    expect(levels.filter((level) => level === 2)).toHaveLength(dossier.agreements.length)
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1)
      return level
    }, 0)
    const nodes = nodesOf(reading.structure)
    const tables = nodes.filter(({ role }) => role === 'Table')
    expect(tables.length).toBeGreaterThan(dossier.agreements.length)
    // A table that runs over two pages shows its header's tags on the first of them only.
    expect(nodes.filter(({ role }) => role === 'THead').length).toBeGreaterThan(0)
    expect(nodes.filter(({ role }) => role === 'Figure')).toEqual([])
  })

  it('has the same bytes for the same state, from any program run', async () => {
    const first = await pdfOf(sessionDossier('es'))
    expect(Buffer.compare(first, await pdfOf(sessionDossier('es')))).toBe(0)
    const another = openReportRenderer({ templateDirectories: [templates], fontDirectory })
    await pdfOf(sessionDossier('en'), another)
    expect(Buffer.compare(first, await pdfOf(sessionDossier('es'), another))).toBe(0)
  })

  it('has other bytes once a verdict arrives', async () => {
    const before = smallDossier('Adhesión')
    const after = structuredClone(before)
    const [obligation] = obligationsOf(after)
    if (obligation === undefined) throw new Error('no obligation')
    obligation.compliance = 'met'
    const [first, second] = [await pdfOf(before), await pdfOf(after)]
    expect(Buffer.compare(first, second)).not.toBe(0)
    expect(textOf(await readPdf(second)).split('Cumplido').length).toBeGreaterThan(
      textOf(await readPdf(first)).split('Cumplido').length,
    )
  })

  it('shows what was withdrawn apart, with its reason, its author and its day, and counts it', async () => {
    const dossier = dossierWithWithdrawals('es')
    const reading = await readPdf(await pdfOf(dossier))
    const text = textOf(reading)
    const missing = [
      'Acuerdos retirados',
      'Acuerdo retirado',
      'Cláusula retirada',
      'Obligación retirada: Colima',
      'Duplicado de: Jalisco',
      'Avance retirado',
      'Evidencia retirada',
      'Dictamen retirado',
      'Con la cláusula se retiraron 32 obligaciones',
      'Con el acuerdo se retiró 1 obligación',
      '1 acuerdo retirado no se cuenta',
      '1 obligación retirada no se cuenta.',
      'Motivo del retiro: El Consejo no lo acordó.',
      'Motivo del retiro: La cláusula se capturó dos veces.',
      'Motivo del retiro: El avance era de otra unidad.',
      'Motivo del retiro: El archivo era de otra unidad.',
      'Motivo del retiro: No procedía reabrir.',
      'Retiro: 1 de marzo de 2018, Mtra. Elena Robles, Oficina de Acuerdos',
    ].filter((words) => !text.includes(squeezed(words)))
    expect(missing).toEqual([])
    expect(reading.offPage).toEqual([])
    // Withdrawn agreements stand after the others, and are outside the index.
    const [before = '', after = ''] = text.split(squeezed('Acuerdos retirados'))
    expect(before).not.toContain(squeezed('Modelo de seguimiento del sistema de justicia'))
    expect(after).toContain(squeezed('Modelo de seguimiento del sistema de justicia'))
  })

  it('says of what is met that only its latest report was returned, and which verdict determines it', async () => {
    const text = textOf(await readPdf(await pdfOf(dossierWithWithdrawals('es'))))
    expect(text).toContain(squeezed('Cumplido · Último avance devuelto · Atendió'))
    expect(text).toContain(squeezed('Cumplido (determina el cumplimiento)'))
    expect(text).toContain(squeezed('Devuelto (vigente)'))
  })

  it('explains the numbers that stand for characters that no font has, and only then', async () => {
    const foreign = textOf(await readPdf(await pdfOf(smallDossier('李明 informó de la visita'))))
    expect(foreign).toContain(squeezed('Nota. [U+660E], [U+674E]: número Unicode de los signos'))
    const plain = textOf(await readPdf(await pdfOf(smallDossier('☑ Σ ≥ 5 % → ꞌñähñu ⅩⅡ ①'))))
    expect(plain).toContain(squeezed('☑ Σ ≥ 5 % → ꞌñähñu ⅩⅡ ①'))
    expect(plain).not.toContain('Unicode')
  })

  it('sets letters, signs and marks of any two fonts beside each other', async () => {
    const fonts = await readReportFonts(fontDirectory)
    const characters = [...fonts.text, ...fonts.digest, ...fonts.signs]
      .flatMap((font) => [...fontCoverage(font)])
      .filter((code) => code > 0x7f)
      .map((code) => String.fromCodePoint(code))
    const marks = characters.filter((character) => /\p{M}/u.test(character))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constantFrom(...characters), fc.constantFrom(...marks)), {
          minLength: 20,
          maxLength: 40,
        }),
        async (signs) => {
          const reading = await readPdf(await pdfOf(smallDossier(`a${signs.join('')}`)))
          expect(reading.pages.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 20 },
    )
  })

  it('begins the agreements below their index, on the same page', async () => {
    const [agreement] = sessionDossier('es').agreements
    if (agreement === undefined) throw new Error('no agreement')
    const [first = ''] = (await readPdf(await pdfOf(dossierOf('es', [agreement])))).pages
    expect(squeezed(first)).toContain(squeezed('Resolución 1. Programa rector'))
  })

  it('repeats the mark of demonstration in a row only where other rows are real', async () => {
    const mixed = textOf(await readPdf(await pdfOf(sessionDossier('es', { demonstration: true }))))
    expect(mixed).toContain(squeezed('Tlaxcala – Detalle 2 (dato de demostración)'))
    const all = sessionDossier('es', { demonstration: true })
    for (const obligation of obligationsOf(all)) obligation.demonstration = true
    const reading = await readPdf(await pdfOf(all))
    expect(textOf(reading)).not.toContain(squeezed('dato de demostración'))
    expect(reading.pages.every((page) => page.includes('DEMOSTRACIÓN'))).toBe(true)
  })

  it('groups units that stand alike, so that thirty-two of them do not fill pages', async () => {
    const dossier = sessionDossier('es')
    const agreement = dossier.agreements.find(({ number }) => number === '09/XLI/16')
    if (agreement === undefined) throw new Error('no such agreement')
    const reading = await readPdf(await pdfOf(dossierOf('es', [agreement])))
    expect(reading.pages).toHaveLength(2)
    expect(reading.pages[1]).toContain('32 unidades')
  })

  it('holds twenty agreements that bind every entity, a quarter of them with a history', async () => {
    const dossier = largeDossier(20)
    const rendered = await renderer.dossier(dossier, 'pdf')
    if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
    expect(rendered.value.rows).toBe(640)
    const reading = await readPdf(rendered.value.bytes)
    expect(reading.offPage).toEqual([])
    expect(reading.pages.length).toBeLessThan(60)
    expect(textOf(reading)).toContain(squeezed('Detalle 160 – '))
  })

  it.each([
    '#panic("x") #read("/etc/passwd") #include "dossier.typ"',
    '$x^2$ \\ @cita <etiqueta> *b* _c_ `d` ~ -- ... // e /* f */',
    '= Título\n== Otro\n- lista\n+ número\n/ término: x',
    '"comillas" \'simples\' «francesas» {llaves} [corchetes] #[contenido]',
    '{author} {date} {n}',
    '中文 😀 \u0000\u202e fin',
    'x'.repeat(400),
    'Subsecretaría de Planeación, Evaluación y Coordinación Estatal',
  ])('prints %j as it was written, never as markup', async (text) => {
    const reading = await readPdf(await pdfOf(smallDossier(text)))
    // Summary, index, agreements, the agreement, its clause, the detail, signatures.
    expect(headingLevels(reading.structure)).toEqual([1, 1, 1, 2, 3, 4, 1])
    const printed = text.replaceAll(
      /[^\n\u0020-\u024f\u2018-\u201d]/gu,
      (character) =>
        `[U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    expect(textOf(reading)).toContain(squeezed(printed))
    expect(reading.offPage).toEqual([])
  })

  it('shows the whole of a text that runs over pages, wherever it stands', async () => {
    const text = Array.from({ length: 1500 }, (_, index) => `palabra${String(index)}`).join(' ')
    const dossier = smallDossier('Adhesión')
    const [agreement] = dossier.agreements
    const [, , told] = obligationsOf(dossier)
    const [report] = told?.reports ?? []
    const [verdict] = told?.verdicts ?? []
    const [clause] = agreement?.clauses ?? []
    if (!agreement || !clause || !told || !report || !verdict) throw new Error('a part is missing')
    agreement.text = text
    clause.text = text.toUpperCase()
    told.unit = text
    told.dueText = text
    report.narrative = text
    verdict.reason = text
    clause.obligations.push(
      ...Array.from({ length: 1200 }, (_, index) =>
        untouchedObligation(
          { unitCode: String(index), unit: `Municipio ${String(index)}` },
          'obliged',
        ),
      ),
    )
    const reading = await readPdf(await pdfOf(dossier))
    expect(reading.offPage).toEqual([])
    const said = textOf(reading)
    // The agreement, the unit in its row and in its detail, the term, the report, the verdict.
    expect(said.split('palabra1499')).toHaveLength(7)
    expect(said).toContain('PALABRA1499')
    expect(said).toContain('Municipio1199')
  })

  it('holds for whatever people and offices write', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 60 }),
          fc.string({
            unit: fc.constantFrom(...Array.from('#$\\@<>*_`~=-+/"\'[]{}()\n ')),
            maxLength: 60,
          }),
        ),
        async (text) => {
          const reading = await readPdf(await pdfOf(smallDossier(text)))
          expect(headingLevels(reading.structure)).toEqual([1, 1, 1, 2, 3, 4, 1])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('prints a session without agreements, dates or venue', async () => {
    const empty = dossierOf('es', [], {
      session: {
        body: 'Comisión Permanente',
        roman: 'II',
        ordinal: 2,
        type: 'extraordinary',
        date: null,
        venue: null,
        gazetteDate: null,
      },
    })
    const [page] = (await readPdf(await pdfOf(empty))).pages
    expect(page).toContain('II Sesión Extraordinaria')
    expect(page).toContain('No registrada')
    expect(page).toContain('La sesión no tiene acuerdos capturados.')
  })
})

describe('the preview', () => {
  it('shows the pages of the PDF', async () => {
    const dossier = sessionDossier('es')
    const pages = await renderer.dossierPages(dossier)
    if (!pages.ok) throw new Error(JSON.stringify(pages.error))
    expect(pages.value).toHaveLength((await readPdf(await pdfOf(dossier))).pages.length)
    for (const page of pages.value) {
      expect(page).toContain('viewBox="0 0 612 792"')
      expect(page).not.toMatch(/<script|<foreignObject|\son\w+=/)
    }
  })
})

const officeWith = async (part: string, content: string) => {
  const directory = await mkdtemp(join(tmpdir(), 'acuerdos-office-'))
  await writeFile(join(directory, part), content)
  return openReportRenderer({ templateDirectories: [directory, templates], fontDirectory })
}

describe('templates of an office', () => {
  it('take the place of the program’s', async () => {
    const office = await officeWith(
      'dossier.typ',
      '#import "parts/page.typ": sheet\n#show: body => sheet(json("/dossier.json"), body)\n= Oficio propio',
    )
    const reading = await readPdf(await pdfOf(smallDossier('Adhesión'), office))
    expect(reading.pages.join('')).toContain('Oficio propio')
  })

  it('that do not compile are refused with the reason, and the next report is made', async () => {
    const office = await officeWith('dossier.typ', '#let x = (')
    for (const format of ['pdf', 'pdf'] as const) {
      const refused = await office.dossier(smallDossier('Adhesión'), format)
      expect(refused.ok ? null : refused.error).toEqual({
        code: 'report_template_broken',
        details: { file: 'dossier.typ', message: 'dossier.typ: unclosed delimiter' },
      })
    }
    const preview = await office.dossierPages(smallDossier('Adhesión'))
    expect(preview.ok ? null : preview.error.code).toBe('report_template_broken')
    expect((await office.dossier(smallDossier('Adhesión'), 'xlsx')).ok).toBe(true)
  })
})
