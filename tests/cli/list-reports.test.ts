import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { readPdf, squeezed } from '../support/pdf-reading.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

/** An official hands lists of obligations to those who have to see to them. */
const folder = temporaryFolder()
const { json, refusal } = commandLineOver(join(folder, 'register'))
const made = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json([...line, '--as', 'Ana'])).id

let files = 0
/** Makes a report and reads it back as its readers do. */
async function report(given: readonly string[], format: 'pdf' | 'xlsx' | 'csv' = 'pdf') {
  files += 1
  const file = join(folder, `informe-${files}.${format}`)
  const told = cliCommands.report.output.parse(
    await json([...words`report --today 2017-07-10 --format ${format} --out ${file}`, ...given]),
  )
  return { told, bytes: readFileSync(file) }
}
const pagesOf = async (bytes: Uint8Array): Promise<string> => {
  const reading = await readPdf(bytes)
  expect(reading.marked).toBe(true)
  expect(reading.claims).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(reading.offPage).toEqual([])
  return squeezed(reading.pages.join(''))
}

let durango: string

beforeAll(async () => {
  await json(words`init --office ${'Secretaría Técnica'} --person Ana`)
  const agreement = await made([
    ...words`add agreement session=XLI kind=acuerdo number=03/XLI/16`,
    'title=Certificación de mandos',
    'text=Certificar a los mandos',
  ])
  const clause = async (order: number, text: string, ...fields: readonly string[]) =>
    made([
      ...words`add clause agreement=${agreement} order=${String(order)}`,
      `text=${text}`,
      ...fields,
    ])
  const late = await clause(1, 'Certificar a los mandos', 'nature=binding', 'deadline=2017-06-30')
  const soon = await clause(2, 'Informar del avance', 'nature=binding', 'deadline=2017-07-31')
  const someday = await clause(3, 'Procurar la capacitación', 'nature=exhortative')
  durango = await made(words`add obligation clause=${late} unit=MX-DUR role=obliged`)
  await made(words`add obligation clause=${late} unit=MX-SON role=obliged`)
  await made(words`add obligation clause=${soon} unit=MX-DUR role=obliged`)
  await made(words`add obligation clause=${someday} unit=MX-DUR role=obliged`)
  const moot = await made(words`add obligation clause=${soon} unit=MX-OAX role=obliged`)
  const withdrawn = await made(words`add obligation clause=${late} unit=MX-GRO role=obliged`)
  await json(words`withdraw ${withdrawn} --reason Duplicada --as Ana`)
  const berta = await made(words`add person name=Berta`)
  await json(words`verdict ${moot} --result moot --reason ${'Ya no aplica'} --as ${berta}`)
}, 60_000)

describe('a report that lists obligations', () => {
  it('has what is late and what soon will be, states in one row where they stand alike', async () => {
    const { told, bytes } = await report(['overdue'])
    expect(told.rows).toBe(3)
    const text = await pagesOf(bytes)
    expect(text).toContain('Vencidas(2)')
    expect(text).toContain('MX-DUR,MX-SON03/XLI/16')
    expect(text).toContain('Porvencer(1)')
    expect(text).not.toContain('Procurar')
    expect(text).not.toContain('MX-GRO')
    expect(text).toContain('Estadodelregistro')
  })

  it('tells a unit everything it has to do, and how much of it is done', async () => {
    const { told, bytes } = await report(words`unit --unit Durango`)
    expect(told.rows).toBe(3)
    const text = await pagesOf(bytes)
    expect(text).toContain('ObligacionesdeDurango')
    expect(text).toContain('0de2vinculantes')
    expect(text).toContain('Contadasaparte1')
    for (const section of ['Vencidas(1)', 'Porvencer(1)', 'Otrasporcumplir(1)']) {
      expect(text).toContain(section)
    }
    expect(text).not.toContain('MX-SON')
    const oaxaca = await pagesOf((await report(words`entity --entity MX-OAX`)).bytes)
    expect(oaxaca).toContain('Cumplidasosinmateria(1)')
    expect(oaxaca).toContain('Ningunaobligaciónestávencida.')
  })

  it('counts for a secretariat what is below it', async () => {
    const [parent, child] = ['PRUEBA', 'PRUEBA-1']
    await made(words`add unit code=${parent} kind=secretariat name=Prueba`)
    await made(words`add unit code=${child} kind=administrative_unit name=${'Unidad de prueba'}`)
    await json(words`move-unit ${child} --on 2017-01-01 --under ${parent} --as Ana`)
    const clause = cliCommands.list.output.parse(await json(words`list clauses --where order=2`))
    const [found] = clause.rows
    await made(words`add obligation clause=${found?.id ?? ''} unit=${child} role=obliged`)
    expect((await report(words`unit --unit ${parent}`)).told.rows).toBe(1)
  })

  it('is an Excel book with days as days, and a table for other programs', async () => {
    const book = await readXlsx((await report(['overdue'], 'xlsx')).bytes)
    const [list, summary] = book.sheets
    const header = list?.rows[0] ?? []
    const row = list?.rows[1] ?? []
    expect(row[header.indexOf('Fecha límite')]).toEqual(new Date('2017-06-30T00:00:00Z'))
    expect(row[header.indexOf('Días de atraso')]).toBe(10)
    expect(row[header.indexOf('Estado')]).toBe('Vencidas')
    expect(summary?.rows.flat()).toContain('Secretaría Técnica')
    const csv = (await report(['overdue'], 'csv')).bytes.toString('utf8')
    expect(csv.startsWith('\ufeffEstado,')).toBe(true)
    expect(csv.split('\r\n').filter((line) => line.startsWith('Vencidas,'))).toHaveLength(2)
  })

  it('says what an audit would not accept, or that it finds nothing', async () => {
    const before = await report(['readiness'])
    expect(before.told.rows).toBe(0)
    expect(await pagesOf(before.bytes)).toContain('Ningúncumplimiento')
    const file = join(folder, 'informe-1.pdf')
    await json(
      words`progress ${durango} --claim met --text ${'Se certificó'} --evidence ${file} --as Ana`,
    )
    await json(
      words`verdict ${durango} --result met --reason Consta --as Berta --fulfilled-on 2017-07-01`,
    )
    const { told, bytes } = await report(['readiness'])
    expect(told.rows).toBeGreaterThan(0)
    expect(await pagesOf(bytes)).toContain('Sinnotificaciónalaunidad')
  })

  it('is repeated byte for byte from a cut-off, in both languages', async () => {
    await json(words`cutoff Julio --as Ana`)
    const asked = words`unit --unit MX-SON --cutoff Julio`
    const first = await report(asked)
    await json(
      words`extend ${durango} --to 2018-01-31 --authority Consejo --reason Prórroga --as Ana`,
    )
    expect((await report(asked)).bytes).toEqual(first.bytes)
    const english = await pagesOf((await report([...asked, '--lang', 'en'])).bytes)
    expect(english).toContain('ObligationsofSonora')
    expect(english).toContain('Stateoftheregister')
  })

  it('is refused without a unit, for one that is not there, and for a unit that is no entity', async () => {
    const out = join(folder, 'nada.pdf')
    const asked = (...given: readonly string[]) =>
      refusal([...words`report --format pdf --out ${out}`, ...given])
    expect(await asked('unit')).toMatchObject({ code: 'unit_required' })
    expect(await asked('unit', '--unit', 'NO-HAY')).toMatchObject({ code: 'unit_unknown' })
    expect(await asked('entity', '--entity', 'SESNSP')).toMatchObject({ code: 'unit_unknown' })
    expect(await asked('overdue', '--format', 'ics')).toMatchObject({
      code: 'report_format_unknown',
    })
    expect(existsSync(out)).toBe(false)
  })
})
