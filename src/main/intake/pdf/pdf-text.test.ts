import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rawPdf } from '../../../../tests/support/raw-pdf.ts'
import { expectValue, temporaryDirectory } from '../../../../tests/support/registers.ts'
import { shown, typstPdf } from '../../../../tests/support/typst-pdf.ts'
import { isPdf, pdfText, type PdfBounds } from './pdf-text.ts'

const read = async (pdf: Uint8Array): Promise<string> => expectValue(await pdfText(pdf))
const readTypst = (source: string): Promise<string> => read(typstPdf(source))
const refusalOf = async (pdf: Uint8Array, bounds?: PdfBounds): Promise<string> => {
  const text = await pdfText(pdf, bounds)
  return text.ok ? 'read' : text.error.code
}
const onOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ')

const left =
  'Acuerdo primero. El Secretariado Ejecutivo publicará el padrón nacional de vehículos recuperados ' +
  'y lo entregará a las entidades federativas que lo pidan por escrito en cada trimestre del año.'
const right =
  'Acuerdo segundo. Las entidades federativas revisarán sus academias y darán cuenta de ello ante ' +
  'la comisión que corresponda, con la evidencia de los cursos que se dieron y de quién los tomó.'

describe('a page in columns, as the official gazette prints them', () => {
  it('is read down the left column first, and what runs over both comes before and after', async () => {
    const text = await readTypst(
      `#set page(width: 20cm, height: 20cm)\n#set text(lang: "es")\n#set par(justify: true)\n` +
        `${shown('Diario Oficial, acuerdos que se publican en esta fecha para conocimiento de todos los que deban cumplirlos')}\n\n` +
        `#columns(2, gutter: 8mm)[${shown(left)}\n\n${shown('Otro párrafo, de una sola línea.')}\n#colbreak()\n${shown(right)}]\n`,
    )
    expect(onOneLine(text)).toBe(
      `Diario Oficial, acuerdos que se publican en esta fecha para conocimiento de todos los que deban cumplirlos ${left} Otro párrafo, de una sola línea. ${right}`,
    )
  })

  it('of three columns too', async () => {
    const text = await readTypst(
      `#set page(width: 29cm, height: 12cm)\n#columns(3)[${shown(left)}\n#colbreak()\n${shown(right)}\n#colbreak()\n${shown(left)}]`,
    )
    expect(onOneLine(text)).toBe(`${left} ${right} ${left}`)
  })

  it('but a table is read by its rows', async () => {
    const rows = [
      ['Secretariado', '30 de junio', 'Padrón'],
      ['Sonora', '1 de julio', 'Informe'],
      ['Colima', '2 de agosto', 'Plan'],
      ['Durango', '3 de agosto', 'Censo'],
    ]
    const cells = rows.flat().map((cell) => `[${cell}]`)
    const text = await readTypst(
      `#table(columns: (1fr, 1fr, 1fr), stroke: none, ${cells.join(',')})`,
    )
    expect(text.split('\n').filter((line) => line !== '')).toEqual(
      rows.map((row) => row.join('\t')),
    )
  })
})

describe('what belongs to the page and not to the text', () => {
  it('is left out: heads, feet and numbers that come again, whatever they count', async () => {
    const text = await readTypst(
      `#set page(width: 14cm, height: 7cm, header: [Acta de la sesión], footer: context align(center)[Página #counter(page).display() de 9])\n` +
        Array.from({ length: 12 }, (_, at) => shown(`Renglón ${at + 1} del acta.`)).join('\n\n'),
    )
    expect(text).not.toMatch(/Acta de la sesión|Página/)
    for (let at = 1; at <= 12; at += 1) expect(text).toContain(`Renglón ${at} del acta.`)
  })

  it('but a short document keeps all its lines', async () => {
    const text = await readTypst(shown('ACUERDO\nPRIMERO.- Publíquese.\n2026'))
    expect(text).toContain('ACUERDO')
    expect(text).toContain('2026')
  })
})

describe('a word that the end of a line divides', () => {
  it('is whole again; one that always has a hyphen keeps it', async () => {
    const lines = 'La coordina-\nción del curso teórico-\npráctico, teórico-práctico en todo.'
    const text = await readTypst(shown(lines))
    expect(onOneLine(text)).toBe(
      'La coordinación del curso teórico-práctico, teórico-práctico en todo.',
    )
  })

  it('also in a name, a title in capitals and an official number', async () => {
    const lines =
      'The Under-\nSecretariat. El que suscribe CERTI-\nFICA: el acuerdo 02/\nIII/SO/2019 rige.'
    const text = await readTypst(shown(lines))
    expect(onOneLine(text)).toBe(
      'The Under-Secretariat. El que suscribe CERTIFICA: el acuerdo 02/III/SO/2019 rige.',
    )
  })
})

const typed = (text: string) => Buffer.from(`BT /F 12 Tf 50 700 Td (${text}) Tj ET`)

describe('a PDF that cannot be read', () => {
  const locked =
    '/ID[<00112233445566778899aabbccddeeff><00112233445566778899aabbccddeeff>]' +
    `/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -44/O<${'5a'.repeat(32)}>/U<${'a5'.repeat(32)}>>>`

  it('is told from one that is read', async () => {
    expect(await read(rawPdf({ content: typed('Acta de la comisi\\363n') }))).toBe(
      'Acta de la comisión',
    )
    expect(isPdf(rawPdf({ content: typed('Acta') }))).toBe(true)
    expect(isPdf(new TextEncoder().encode('Acta'))).toBe(false)
  })

  it('is a scan, locked, damaged or no PDF at all', async () => {
    expect(await refusalOf(typstPdf('#rect(width: 5cm, height: 5cm, fill: gray)'))).toBe(
      'file_scanned',
    )
    expect(await refusalOf(rawPdf({ content: typed('Acta'), trailer: locked }))).toBe('file_locked')
    const whole = typstPdf(shown(left))
    expect(await refusalOf(new TextEncoder().encode('%PDF-1.4'))).toBe('file_damaged')
    expect(await refusalOf(whole.subarray(0, 300))).toBe('file_damaged')
  })

  it('fills no more memory and takes no longer than it may', async () => {
    const bomb = rawPdf({ content: Buffer.alloc(400 * 1024 ** 2, ' ') })
    expect(bomb.length).toBeLessThan(1024 ** 2)
    expect(await refusalOf(bomb, { seconds: 60, megabytes: 150 })).toBe('file_too_demanding')
    const endless = rawPdf({ content: Buffer.from('q 1 0 0 1 0 0 cm Q\n'.repeat(4_000_000)) })
    expect(await refusalOf(endless, { seconds: 0.4, megabytes: 2000 })).toBe('file_too_demanding')
    // What was ended left the process as it was.
    expect(await read(rawPdf({ content: typed('Sigue') }))).toBe('Sigue')
  }, 60_000)

  it('is refused in words, whatever bytes were changed', async () => {
    const whole = typstPdf(shown(left))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async (changes) => {
          const bytes = Uint8Array.from(whole)
          for (const [at, value] of changes) bytes[at] = value
          expect(['read', 'file_damaged', 'file_scanned', 'file_locked']).toContain(
            await refusalOf(bytes),
          )
        },
      ),
      { numRuns: 15 },
    )
  }, 60_000)
})

const office = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'soffice'))
  .find((file) => existsSync(file))

describe(`a page of ${office === undefined ? 'Typst (LibreOffice is not here)' : 'LibreOffice'}`, () => {
  const lines = ['ACUERDO 01/LII/19', `PRIMERO.- ${left}`, `SEGUNDO.- ${right}`]

  it('says what was written', async () => {
    const text = lines.join('\n\n')
    const pdf = office === undefined ? typstPdf(shown(text)) : printed(office, text)
    expect(onOneLine(await read(pdf))).toBe(onOneLine(text))
  }, 60_000)
})

function printed(program: string, text: string): Uint8Array {
  const folder = temporaryDirectory()
  const file = join(folder, 'acta.txt')
  writeFileSync(file, `\ufeff${text}`)
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
  execFileSync(program, [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file])
  return readFileSync(join(folder, 'acta.pdf'))
}
