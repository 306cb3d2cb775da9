import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { cliCommands } from '../../src/contract/cli.ts'
import { docxText } from '../../src/main/intake/docx/docx-text.ts'
import { officeSuiteIsHere, savedByOfficeSuite } from '../support/office-suite.ts'
import { readPdf, squeezed } from '../support/pdf-reading.ts'
import { words } from './command.ts'
import { commandLineOver } from './in-process.ts'
import { temporaryFolder } from './registers.ts'

/** What a ministry edits before it signs. */
const folder = temporaryFolder()
const { json } = commandLineOver(join(folder, 'register'))
const made = async (line: readonly string[]): Promise<string> =>
  cliCommands.add.output.parse(await json([...line, '--as', 'Ana'])).id

let files = 0
async function report(given: readonly string[]) {
  files += 1
  const file = join(folder, `informe-${files}.docx`)
  await json([...words`report --today 2017-07-10 --format docx --out ${file}`, ...given])
  return { file, bytes: readFileSync(file) }
}

const partOf = (bytes: Uint8Array, path: string): string =>
  strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())

/** What its paragraphs and cells say, whatever is between them. */
function saidIn(bytes: Uint8Array): string {
  const text = docxText(bytes)
  if (!text.ok) throw new Error(text.error.code)
  return squeezed(text.value)
}

beforeAll(async () => {
  await json(words`init --office ${'Secretaría Técnica'} --person Ana`)
  const agreement = await made([
    ...words`add agreement session=XLI kind=acuerdo number=03/XLI/16`,
    'title=Certificación de mandos & <jefes>',
    'text=Certificar a los mandos',
  ])
  const clause = await made([
    ...words`add clause agreement=${agreement} order=1 nature=binding deadline=2017-06-30`,
    'text=Certificar a los mandos «de año en año»',
  ])
  await made(words`add obligation clause=${clause} unit=MX-DUR role=obliged`)
}, 60_000)

describe('a report in Word', () => {
  it('has headings, tables and what the PDF says', async () => {
    const { bytes } = await report(words`entity --entity Durango`)
    const said = saidIn(bytes)
    for (const text of [
      'ObligacionesdeDurango',
      'Vencidas(1)',
      'Certificacióndemandos&<jefes>',
      'Certificaralosmandos«deañoenaño»',
      '30/06/2017',
      'Sininiciar',
    ]) {
      expect(said).toContain(text)
    }
    const body = partOf(bytes, 'word/document.xml')
    expect(body).toContain('<w:pStyle w:val="Title"/>')
    expect(body.match(/<w:pStyle w:val="Heading1"\/>/gu)).toHaveLength(4)
    // The head of a table is one of its own, which Word repeats on every page.
    expect(body.match(/<w:tblHeader\/>/gu)).toHaveLength(1)
    expect(partOf(bytes, 'word/footer1.xml')).toMatch(/Estado del registro[\s\S]*[\da-f]{64}/u)
    expect(partOf(bytes, 'word/styles.xml')).toContain('w:val="es-MX"')
  })

  it('is as large as the paper that is asked for, and the same again byte for byte', async () => {
    const asked = words`overdue --paper a4`
    const { bytes } = await report(asked)
    expect(partOf(bytes, 'word/document.xml')).toMatch(/w:w="11906" w:h="16838"/u)
    expect((await report(asked)).bytes).toEqual(bytes)
    expect(partOf(bytes, 'docProps/core.xml')).toContain('2017-07-10T00:00:00Z')
  })

  it('is opened, saved again and printed by LibreOffice without loss', async () => {
    if (!officeSuiteIsHere) {
      process.stderr.write(
        'LibreOffice Writer is not installed, so it opened no report (apt-get install libreoffice-writer)\n',
      )
      return
    }
    const { file, bytes } = await report(words`unit --unit Durango`)
    const again = join(folder, 'de-nuevo.docx')
    writeFileSync(again, savedByOfficeSuite(file, 'docx'))
    expect(saidIn(readFileSync(again))).toBe(saidIn(bytes))
    const printed = await readPdf(savedByOfficeSuite(again, 'pdf'))
    expect(squeezed(printed.pages.join(''))).toContain('Certificaralosmandos«deañoenaño»')
  }, 120_000)
})
