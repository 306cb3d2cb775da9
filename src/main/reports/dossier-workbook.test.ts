import { inflateRawSync } from 'node:zlib'
import * as fc from 'fast-check'
import { readXlsx, type CellValue, type Workbook } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import {
  dossierOf,
  dossierWithWithdrawals,
  obligationsOf,
  sessionDossier,
  untouchedObligation,
} from '../../../tests/support/dossier-fixture.ts'
import { dossierObligationSchema, type Dossier } from '../../contract/dossier.ts'
import { dossierWorkbook } from './dossier-workbook.ts'
import { reportWords } from './words.ts'

const bytesOf = (dossier: Dossier): Promise<Uint8Array> =>
  dossierWorkbook(dossier, reportWords(dossier.language))

const workbookOf = async (dossier: Dossier): Promise<Workbook> =>
  readXlsx(await bytesOf(dossier), { readStyles: true })

const sheetOf = (workbook: Workbook, name: string) => {
  const sheet = workbook.sheets.find((one) => one.name === name)
  if (sheet === undefined) throw new Error(`no sheet ${name}`)
  return sheet
}

/** The values under a header, in the order of the rows. */
const columnOf = (workbook: Workbook, name: string, header: string): readonly CellValue[] => {
  const [headers = [], ...rows] = sheetOf(workbook, name).rows
  const at = headers.indexOf(header)
  if (at < 0) throw new Error(`no column ${header}`)
  return rows.map((row) => row[at] ?? null)
}

/** One file of the ZIP that a workbook is, by its local header (APPNOTE.TXT 4.3.7). */
const partOf = (workbook: Uint8Array, name: string): string => {
  const zip = Buffer.from(workbook)
  const header = zip.indexOf(name) - 30
  const start = header + 30 + zip.readUInt16LE(header + 26) + zip.readUInt16LE(header + 28)
  return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(header + 18))).toString()
}

const withUnitNamed = (unit: string): Dossier => {
  const [agreement] = sessionDossier('es').agreements
  if (agreement === undefined) throw new Error('no agreement')
  return dossierOf('es', [
    {
      ...agreement,
      clauses: [
        {
          order: 1,
          text: unit,
          nature: 'binding',
          compliance: 'not_started',
          withdrawal: null,
          obligations: [untouchedObligation({ unitCode: '09', unit }, 'obliged')],
        },
      ],
    },
  ])
}

describe('the dossier as a spreadsheet', () => {
  it('has a sheet for each kind of record and one that says what they are', async () => {
    const workbook = await workbookOf(sessionDossier('es'))
    expect(workbook.sheets.map(({ name }) => name)).toEqual([
      'Obligaciones',
      'Acuerdos',
      'Avances',
      'Evidencias',
      'Dictámenes',
      'Retirados',
      'Resumen',
    ])
    const english = await workbookOf(sessionDossier('en'))
    expect(english.sheets[0]?.name).toBe('Obligations')
  })

  it('has a row for every obligation, agreement, report, evidence and verdict, with its hash', async () => {
    const dossier = sessionDossier('es')
    const workbook = await workbookOf(dossier)
    const obligations = obligationsOf(dossier)
    expect(columnOf(workbook, 'Obligaciones', 'Unidad')).toEqual(
      obligations.map(({ unit }) => unit),
    )
    expect(columnOf(workbook, 'Acuerdos', 'Texto del acuerdo')).toEqual(
      dossier.agreements.map(({ text }) => text),
    )
    expect(columnOf(workbook, 'Avances', 'Descripción')).toEqual(
      obligations.flatMap(({ reports }) => reports.map(({ narrative }) => narrative)),
    )
    expect(columnOf(workbook, 'Evidencias', 'SHA-256')).toEqual(
      obligations.flatMap(({ evidence }) => evidence.map(({ sha256 }) => sha256)),
    )
    expect(columnOf(workbook, 'Dictámenes', 'Motivo')).toEqual(
      obligations.flatMap(({ verdicts }) => verdicts.map(({ reason }) => reason)),
    )
  })

  it('names whom the agreement names where another answers, and says what has to be chosen', async () => {
    const [agreement] = withUnitNamed('Secretaría de Marina').agreements
    if (agreement === undefined) throw new Error('no agreement')
    const [clause, ...others] = agreement.clauses
    if (clause === undefined) throw new Error('no clause')
    const passed = { ...clause.obligations[0], namedUnit: { code: '10', name: 'Durango' } }
    const open = { ...clause.obligations[0], responsibleOpen: 'split_without_choice' as const }
    const obligations = z.array(dossierObligationSchema).parse([passed, open])
    const workbook = await workbookOf(
      dossierOf('es', [{ ...agreement, clauses: [{ ...clause, obligations }, ...others] }]),
    )
    const named = columnOf(workbook, 'Obligaciones', 'Unidad nombrada en el acuerdo')
    expect(named.map((cell) => cell ?? '')).toEqual(['Durango', ''])
    const choices = columnOf(workbook, 'Obligaciones', 'Falta elegir quién responde')
    expect(choices.map((cell) => cell ?? '')).toEqual(['', 'dividida: falta elegir quién responde'])
  })

  it('keeps types: days are days, counts numbers, percentages fractions, unit codes text', async () => {
    const dossier = sessionDossier('es')
    const workbook = await workbookOf(dossier)
    const due = columnOf(workbook, 'Obligaciones', 'Fecha límite')
    expect(due).toEqual(
      obligationsOf(dossier).map((obligation) =>
        obligation.due === null ? null : new Date(`${obligation.due}T00:00:00Z`),
      ),
    )
    expect(columnOf(workbook, 'Obligaciones', 'Clave de unidad')).toContain('01')
    expect(columnOf(workbook, 'Obligaciones', 'Avance reportado')).toContain(0.55)
    expect(columnOf(workbook, 'Acuerdos', 'Total')).toEqual(
      dossier.agreements.map(({ counts }) => counts.total),
    )
    const [headers = []] = sheetOf(workbook, 'Obligaciones').rows
    const row = obligationsOf(dossier).findIndex(({ due: day }) => day !== null) + 1
    const cell = sheetOf(workbook, 'Obligaciones').cells?.get(
      `${String(row)},${String(headers.indexOf('Fecha límite'))}`,
    )
    expect(cell?.style?.numFmt).toBe('dd/mm/yyyy')
  })

  it('lists everything withdrawn on a sheet, and marks it where it stands', async () => {
    const dossier = dossierWithWithdrawals('es')
    const workbook = await workbookOf(dossier)
    const kinds = columnOf(workbook, 'Retirados', 'Registro')
    const count = (kind: string) => kinds.filter((one) => one === kind).length
    expect(
      ['Acuerdo', 'Cláusula', 'Avance', 'Evidencia', 'Dictamen'].map((kind) =>
        count(`${kind} ${kind.endsWith('a') ? 'retirada' : 'retirado'}`),
      ),
    ).toEqual([1, 2, 2, 2, 1])
    // One with its agreement, thirty-two with their clause, one by itself.
    expect(count('Obligación retirada')).toBe(34)
    expect(columnOf(workbook, 'Retirados', 'Motivo del retiro')).toContain('Duplicado de: Jalisco')
    expect(columnOf(workbook, 'Retirados', 'Fecha del retiro')[0]).toEqual(
      new Date('2018-03-01T00:00:00Z'),
    )

    const withdrawn = columnOf(workbook, 'Obligaciones', 'Retirado')
    const states = columnOf(workbook, 'Obligaciones', 'Cumplimiento')
    expect(withdrawn.filter((one) => one === 'Sí')).toHaveLength(34)
    expect(states.filter((state) => state === 'Retirada (no se cuenta)')).toHaveLength(34)
    expect(states.filter((state) => state === 'Cumplido')).toHaveLength(
      obligationsOf(dossier).filter((one) => one.withdrawal === null && one.compliance === 'met')
        .length,
    )
    expect(columnOf(workbook, 'Acuerdos', 'Obligaciones retiradas')).toContain(1)
    expect(columnOf(workbook, 'Dictámenes', 'Motivo del retiro')).toContain('No procedía reabrir.')
  })

  it('says of what is met that only its latest report was returned, with its day of fulfilment', async () => {
    const workbook = await workbookOf(dossierWithWithdrawals('es'))
    const row = columnOf(workbook, 'Obligaciones', 'Verificación').indexOf('Último avance devuelto')
    const at = (header: string) => columnOf(workbook, 'Obligaciones', header)[row]
    expect(at('Unidad')).toBe('Jalisco')
    expect(at('Cumplimiento')).toBe('Cumplido')
    expect(at('Dictamen vigente')).toBe('Devuelto')
    expect(at('Fecha de cumplimiento')).toEqual(new Date('2017-05-02T00:00:00Z'))
    expect(at('Avances')).toBe(1)
  })

  it('says the state in words on a colour of its own', async () => {
    const dossier = sessionDossier('es')
    const sheet = sheetOf(await workbookOf(dossier), 'Obligaciones')
    const column = sheet.rows[0]?.indexOf('Cumplimiento') ?? -1
    const fills = new Map<CellValue, string>()
    for (const [row, values] of sheet.rows.entries()) {
      const fill = sheet.cells?.get(`${String(row)},${String(column)}`)?.style?.fill
      if (row > 0 && fill?.type === 'pattern') {
        fills.set(values[column] ?? null, fill.fgColor?.rgb ?? '')
      }
    }
    expect(new Set(fills.keys())).toEqual(
      new Set([
        'Cumplido',
        'En proceso',
        'No cumplido',
        'Parcialmente cumplido',
        'Sin iniciar',
        'Sin materia',
      ]),
    )
    expect(new Set(fills.values()).size).toBe(6)
  })

  it('opens with its header frozen, its lists filterable and its columns wide enough', async () => {
    const workbook = await workbookOf(sessionDossier('es'))
    for (const sheet of workbook.sheets) {
      expect(sheet.freezePane).toMatchObject({ rows: 1 })
      expect(sheet.columns?.every(({ width }) => (width ?? 0) >= 7)).toBe(true)
    }
    const lists = workbook.sheets.slice(0, -1)
    for (const list of lists) {
      expect(list.autoFilter?.range.endsWith(String(list.rows.length))).toBe(true)
    }
    expect(workbook.sheets.at(-1)?.autoFilter).toBeUndefined()
  })

  it('names the ranges that LibreOffice filters and that printers repeat, sheet names quoted', async () => {
    const workbook = await workbookOf(sessionDossier('en'))
    const filters = (workbook.namedRanges ?? []).filter(
      ({ name }) => name === '_xlnm._FilterDatabase',
    )
    expect(filters.map(({ scope, range }) => [scope, range])).toContainEqual([
      'Progress reports',
      "'Progress reports'!$A$1:$P$20",
    ])
    expect(filters).toHaveLength(6)
    // The reader knows the other name and takes it for the sheet's own setting.
    expect(workbook.sheets.map(({ pageSetup }) => pageSetup?.printTitlesRow)).toEqual(
      workbook.sheets.map(() => '$1:$1'),
    )
    const names = partOf(await bytesOf(sessionDossier('en')), 'xl/workbook.xml')
    expect(names).toContain("'Progress reports'!$1:$1")
  })

  it('carries the counts, their rule, the state of the register and the demonstration mark', async () => {
    const dossier = sessionDossier('es', { demonstration: true })
    const { rows } = sheetOf(await workbookOf(dossier), 'Resumen')
    const valueOf = (concept: string) => rows.find(([label]) => label === concept)
    expect(valueOf('Cumplido')?.slice(1)).toEqual([dossier.counts.met, dossier.apartCounts.met])
    expect(valueOf('Total')?.slice(1)).toEqual([dossier.counts.total, dossier.apartCounts.total])
    expect(valueOf('Regla de conteo')?.[1]).toContain('No se promedian porcentajes')
    expect(valueOf('Estado del registro (SHA-256)')?.[1]).toBe(dossier.digest)
    expect(valueOf('DEMOSTRACIÓN')?.[1]).toContain('Carece de validez oficial')
  })

  it('has the same bytes for the same state and others for another', async () => {
    const first = await bytesOf(sessionDossier('es'))
    // A ZIP dates its entries to two seconds: a clock inside would show.
    await new Promise((resolve) => {
      setTimeout(resolve, 2100)
    })
    expect(Buffer.compare(first, await bytesOf(sessionDossier('es')))).toBe(0)
    const changed = sessionDossier('es')
    const [obligation] = obligationsOf(changed)
    if (obligation === undefined) throw new Error('no obligation')
    obligation.compliance = 'met'
    expect(Buffer.compare(first, await bytesOf(changed))).not.toBe(0)
  })

  it.each([
    '=HYPERLINK("http://x","y")',
    '+52 55 1234',
    '-1',
    '@SUM(A1)',
    '_x0041_',
    '  sangría',
    '1/2',
  ])('keeps %j as text', async (text) => {
    const workbook = await workbookOf(withUnitNamed(text))
    expect(columnOf(workbook, 'Obligaciones', 'Unidad')).toEqual([text])
    const cells = [...(sheetOf(workbook, 'Obligaciones').cells?.values() ?? [])]
    expect(cells.filter((cell) => cell.formula !== undefined)).toEqual([])
  })

  it('holds for whatever people write', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (text) => {
        const workbook = await workbookOf(withUnitNamed(text))
        const expected = text.replaceAll(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
        expect(columnOf(workbook, 'Obligaciones', 'Unidad')).toEqual([expected])
      }),
      { numRuns: 60 },
    )
  })

  it('writes nothing that XML cannot hold', async () => {
    const workbook = await workbookOf(withUnitNamed('a\ufffeb\uffffc\ud800d\u0001'))
    expect(columnOf(workbook, 'Obligaciones', 'Unidad')).toEqual(['a\ufffdb\ufffdc\ufffdd\u0001'])
  })

  it('cuts what no cell can hold and says so with an ellipsis', async () => {
    const workbook = await workbookOf(withUnitNamed('a'.repeat(40_000)))
    const [unit] = columnOf(workbook, 'Obligaciones', 'Unidad')
    expect(unit).toBe(`${'a'.repeat(32_766)}…`)
  })

  it('writes a day before spreadsheets’ calendar as text', async () => {
    const dossier = withUnitNamed('Archivo histórico')
    const [obligation] = obligationsOf(dossier)
    if (obligation === undefined) throw new Error('no obligation')
    obligation.due = '1899-12-31'
    expect(columnOf(await workbookOf(dossier), 'Obligaciones', 'Fecha límite')).toEqual([
      '1899-12-31',
    ])
  })
})
