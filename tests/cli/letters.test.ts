import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { docxText } from '../../src/main/intake/docx/docx-text.ts'
import { readPdf, squeezed } from '../support/pdf-reading.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

/** The secretariat writes to the units: what they have to do, and what they are late with. */
const folder = temporaryFolder()
const { json } = commandLineOver(join(folder, 'register'))
const made = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json([...line, '--as', 'Ana'])).id

let files = 0
async function letters(given: readonly string[], format: 'pdf' | 'docx' | 'csv' = 'pdf') {
  files += 1
  const file = join(folder, `oficios-${files}.${format}`)
  const told = cliCommands.report.output.parse(
    await json([...words`report --today 2017-07-10 --format ${format} --out ${file}`, ...given]),
  )
  return { told, bytes: readFileSync(file) }
}

async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const reading = await readPdf(bytes)
  expect(reading.claims).toContain('<pdfuaid:part>1</pdfuaid:part>')
  expect(reading.offPage).toEqual([])
  return reading.pages.map(squeezed)
}

beforeAll(async () => {
  await json(words`init --office ${'Secretaría Técnica'} --person Ana`)
  const clauseOf = async (session: string, number: string, text: string, deadline: string) => {
    const agreement = await made([
      ...words`add agreement session=${session} kind=acuerdo number=${number}`,
      `title=${text}`,
      `text=${text}`,
    ])
    return made([
      ...words`add clause agreement=${agreement} order=1 nature=binding deadline=${deadline}`,
      `text=${text}`,
    ])
  }
  const late = await clauseOf('XLI', '03/XLI/16', 'Certificar a los mandos', '2017-06-30')
  const soon = await clauseOf('XL', '02/XL/16', 'Informar del avance', '2017-12-31')
  const durango = await made(words`add obligation clause=${late} unit=MX-DUR role=obliged`)
  await made(words`add obligation clause=${soon} unit=MX-DUR role=obliged`)
  await made(words`add obligation clause=${soon} unit=MX-SON role=obliged`)
  const done = await made(words`add obligation clause=${soon} unit=MX-OAX role=obliged`)
  const berta = await made(words`add person name=Berta`)
  await json(words`verdict ${done} --result moot --reason ${'Ya no aplica'} --as ${berta}`)
  await json(
    words`notify ${durango} --number SE/120/2017 --date 2017-01-15 --acknowledged 2017-01-20 --as Ana`,
  )
  const post = await made(
    words`add post name=${'Secretario de Seguridad Pública'} unit=MX-DUR single=true`,
  )
  const luis = await made(words`add person name=${'Luis Ríos'}`)
  await json(words`add assignment person=${luis} post=${post} from=2016-01-01 --as Ana`)
}, 60_000)

describe('letters of notification', () => {
  it('repeat what was sent with its number, and propose what no letter has told yet', async () => {
    const { told, bytes } = await letters(words`letters --unit Durango`)
    expect(told.rows).toBe(2)
    const [sent = '', proposed = ''] = await pagesOf(bytes)
    expect(sent).toContain('Oficionúm.SE/120/2017')
    expect(sent).toContain('15deenerode2017')
    expect(sent).toContain('LuisRíosSecretariodeSeguridadPúblicaDurangoPresente.')
    expect(sent).toContain('Certificaralosmandos')
    expect(sent).not.toContain('Informardelavance')
    expect(sent).toContain('Acuseregistradoel20deenerode2017')
    expect(proposed).toContain('Oficionúm.____')
    expect(proposed).toContain('Informardelavance')
    expect(proposed).toContain('eloficionúm.____')
    // Each letter counts its own pages.
    for (const page of [sent, proposed]) expect(page).toContain('Página1de1')
  })

  it('go to every unit that has something to do, of one session where it is asked for', async () => {
    const all = await letters(['letters'], 'csv')
    expect(all.told.rows).toBe(3)
    const table = all.bytes.toString('utf8')
    expect(table).toContain('MX-SON')
    expect(table).not.toContain('MX-OAX')
    const ofOne = await letters(words`letters --session XL`, 'docx')
    expect(ofOne.told.rows).toBe(2)
    const text = docxText(ofOne.bytes)
    expect(text.ok && squeezed(text.value)).toContain('TitulardeSonora')
    expect(text.ok && text.value).not.toContain('Certificar a los mandos')
    expect((await letters(words`letters --session XL`, 'docx')).bytes).toEqual(ofOne.bytes)
  })
})

describe('requests to units in default', () => {
  it('say since when, and are addressed to nobody else', async () => {
    const { told, bytes } = await letters(['requests'])
    expect(told.rows).toBe(1)
    const [page = ''] = await pagesOf(bytes)
    expect(page).toContain('Serequiereinformarsobreobligacionesvencidas')
    expect(page).toContain('30/06/201710')
    expect(page).toContain('Oficionúm.____')
    const english = await pagesOf((await letters(words`requests --lang en`)).bytes)
    expect(english[0]).toContain('DearSirorMadam')
    const none = await letters(words`requests --unit Sonora`)
    expect(none.told.rows).toBe(0)
    expect((await pagesOf(none.bytes))[0]).toContain('Ningunaobligaciónestávencida.')
  })
})
