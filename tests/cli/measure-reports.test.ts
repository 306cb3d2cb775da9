import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { readPdf, squeezed } from '../support/pdf-reading.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

/** What agreements are measured by and paid from, and what stands behind them, on paper. */
const folder = temporaryFolder()
const { json } = commandLineOver(join(folder, 'register'))
const made = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json([...line, '--as', 'Ana'])).id

let files = 0
async function report(given: readonly string[], format: 'pdf' | 'xlsx' | 'csv' = 'pdf') {
  files += 1
  const file = join(folder, `informe-${files}.${format}`)
  const told = cliCommands.report.output.parse(
    await json([...words`report --today 2017-07-10 --format ${format} --out ${file}`, ...given]),
  )
  return { told, bytes: readFileSync(file) }
}

/** The text of a tagged PDF of which nothing is off the page. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const reading = await readPdf(bytes)
  expect(reading.claims).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(reading.offPage).toEqual([])
  return squeezed(reading.pages.join(''))
}

/** Rows of the first sheet by the header of the column. */
async function sheetOf(given: readonly string[]): Promise<readonly Record<string, unknown>[]> {
  const { sheets } = await readXlsx((await report(given, 'xlsx')).bytes)
  const [header = [], ...rows] = sheets[0]?.rows ?? []
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [String(header[at]), cell])))
}

beforeAll(async () => {
  await json(words`init --office ${'Secretaría Técnica'} --person Ana`)
}, 60_000)

describe('the report of indicators', () => {
  it('has a chart and every measurement of each, by name', async () => {
    const indicator = await made(
      words`add indicator name=${'Policías certificados'} direction=increase baselinePeriod=2015 baselineValue=1000 target=2000 targetBy=2018`,
    )
    await made(words`add observation indicator=${indicator} period=2016 value=1300.5`)
    await made(words`add observation indicator=${indicator} period=2017-06 value=1600`)
    const { told, bytes } = await report(['indicators'])
    const text = await textOf(bytes)
    expect(told.rows).toBe(7)
    expect(text).toContain('Policíascertificados')
    expect(text).toContain('20161,300.5')
    expect(text).toContain('2017-061,600')
    expect(text).toContain('Meta2,000(2018)')
    expect(text).toContain('Frentealabase+60%')
    // One of the 39th session that nobody has measured since.
    expect(text).toContain('HomicidiodolosoRumboSinmedición')
    const rows = await sheetOf(['indicators'])
    expect(rows.filter(({ Indicador }) => Indicador === 'Policías certificados')).toMatchObject([
      { Periodo: '2016', Valor: 1300.5, Rumbo: 'En rumbo a la meta' },
      { Periodo: '2017-06', Valor: 1600 },
    ])
  })
})

describe('the report of money', () => {
  it('stands by fund, year and entity, and ends with what does not add up', async () => {
    await made(words`add funding fund=FASP year=2019 federalAmount=300`)
    await made(
      words`add funding fund=FASP year=2019 entity=MX-DUR federalAmount=100.05 stateShare=20`,
    )
    await made(words`add funding fund=FASP year=2019 entity=MX-SON federalAmount=150`)
    const { told, bytes } = await report(['funds'])
    const text = await textOf(bytes)
    expect(told.rows).toBeGreaterThanOrEqual(3)
    expect(text).toContain('FASP2019(3)')
    expect(text).toMatch(/Totalnacional300\.00Durango100\.05/u)
    expect(text).toContain('Diferencia:49.95')
    expect(text).toContain('Faltan5.02')
    const durango = await report(words`funds --entity Durango`)
    const ofDurango = await textOf(durango.bytes)
    expect(ofDurango).toContain('RecursosdeDurango')
    expect(ofDurango).not.toContain('Sonora')
    const rows = await sheetOf(words`funds --entity Sonora`)
    expect(rows).toMatchObject([{ Fondo: 'FASP', 'Aportación federal': 150, Ejercido: null }])
  })
})

describe('the index of evidence and the report of doubts', () => {
  let durango: string
  let letter: string

  beforeAll(async () => {
    const agreement = await made(
      words`add agreement session=XLI kind=acuerdo number=03/XLI/16 title=Certificar text=Certificar`,
    )
    const clause = await made(
      words`add clause agreement=${agreement} order=1 text=Certificar nature=binding deadline=2017-06-30`,
    )
    durango = await made(words`add obligation clause=${clause} unit=MX-DUR role=obliged`)
    letter = join(folder, 'informe-1.pdf')
    await json(
      words`progress ${durango} --claim met --text ${'Se certificó'} --evidence ${letter} --as Ana`,
    )
    await made(
      words`add agreement session=XLI kind=acuerdo number=03/XLI/16 title=Certificar text=${'Otro texto'}`,
    )
  })

  it('names each file by its digest, under its agreement and unit', async () => {
    const { rows } = cliCommands.list.output.parse(await json(words`list evidence`))
    const [held] = rows
    const { told, bytes } = await report(words`evidence --unit Durango`)
    const text = await textOf(bytes)
    expect(told.rows).toBe(1)
    expect(text).toContain('ÍndicedeevidenciasdeDurango')
    expect(text).toContain('informe-1.pdf')
    expect(text).toContain(String(held?.['sha256']))
    expect((await report(words`evidence --unit Sonora`)).told.rows).toBe(0)
    expect(await sheetOf(['evidence'])).toMatchObject([
      { Número: '03/XLI/16', 'Clave de unidad': 'MX-DUR', 'SHA-256': held?.['sha256'] },
    ])
  })

  it('says of each doubt what it is and what to do, a conflict once', async () => {
    const { told, bytes } = await report(['issues'])
    const text = await textOf(bytes)
    expect(text).toContain('Acuerdocapturadodosveces(1)')
    expect(text).toContain('Fusiónelos,odigaporquésondos.')
    const rows = await sheetOf(['issues'])
    expect(rows).toHaveLength(told.rows)
    expect(
      rows.filter(({ Observación }) => Observación === 'Acuerdo capturado dos veces'),
    ).toMatchObject([{ Conflicto: 'Sí' }])
    expect(text).toContain('Aportaciónfederal:49.95')
    const english = await textOf((await report([...words`issues --lang en`])).bytes)
    expect(english).toContain('Conflictsanddataissues')
  })

  it('is the same again, byte for byte', async () => {
    for (const name of ['indicators', 'funds', 'evidence', 'issues']) {
      expect((await report([name])).bytes).toEqual((await report([name])).bytes)
    }
  })
})
