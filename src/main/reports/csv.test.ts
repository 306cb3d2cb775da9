import { describe, expect, it } from 'vitest'
import {
  dossierWithWithdrawals,
  obligationsOf,
  sessionDossier,
} from '../../../tests/support/dossier-fixture.ts'
import { csvBytes } from './csv.ts'
import { obligationsTable } from './dossier-tables.ts'
import {
  dayOrEmpty,
  emptyCell,
  numberCell,
  percentOrEmpty,
  textCell,
  type Content,
} from './table.ts'
import { reportWords } from './words.ts'

const csvOf = (...row: readonly Content[]): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    csvBytes({
      name: 'Prueba',
      columns: row.map((_, index) => ({
        header: `c${String(index + 1)}`,
        width: 10,
        wrapped: false,
      })),
      rows: [row],
    }),
  )

describe('a CSV file', () => {
  it('begins with the mark by which Excel reads accents', () => {
    expect(csvOf(textCell('Adhesión'))).toBe('\ufeffc1\r\nAdhesión\r\n')
  })

  it('writes days, numbers and percentages plainly and nothing for what is not known', () => {
    expect(
      csvOf(dayOrEmpty('2016-12-20'), numberCell(32), percentOrEmpty(60), emptyCell).split(
        '\r\n',
      )[1],
    ).toBe('2016-12-20,32,60,')
  })

  it('quotes commas, quotes and lines of a narrative', () => {
    expect(csvOf(textCell('Dijo "sí", y\nfirmó')).split('\r\n')[1]).toBe('"Dijo ""sí"", y\nfirmó"')
  })

  it.each(['=1+1', '+52 55', '-x', '@SUM(A1)', '\tx', '\r=1'])(
    'keeps %j text, which a spreadsheet would run',
    (text) => {
      const line = csvOf(textCell(text)).slice('\ufeffc1\r\n'.length, -2)
      expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
    },
  )

  it('has one line per obligation of the session', () => {
    const dossier = sessionDossier('es')
    const table = obligationsTable(dossier, reportWords('es'))
    expect(table.rows).toHaveLength(obligationsOf(dossier).length)
    const text = new TextDecoder().decode(csvBytes(table))
    for (const { unit } of obligationsOf(dossier)) expect(text).toContain(unit)
  })

  it('says in each row whether it was withdrawn, why, by whom and when', () => {
    const dossier = dossierWithWithdrawals('es')
    const text = new TextDecoder().decode(csvBytes(obligationsTable(dossier, reportWords('es'))))
    const [header = '', ...rows] = text.trimEnd().split('\r\n')
    expect(
      header.endsWith('Retirado,Motivo del retiro,Retiró,Oficina que retiró,Fecha del retiro'),
    ).toBe(true)
    const gone = rows.filter((row) => row.includes(',Sí,La cláusula se capturó dos veces.,'))
    expect(gone).toHaveLength(32)
    expect(gone[0]).toContain('Mtra. Elena Robles,Oficina de Acuerdos,2018-03-01')
    expect(gone.every((row) => row.includes('Retirada (no se cuenta)'))).toBe(true)
  })
})
