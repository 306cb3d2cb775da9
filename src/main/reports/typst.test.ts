import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPdf } from '../../../tests/support/pdf-reading.ts'
import { readReportFonts } from './fonts.ts'
import { startTypst, type TypstSource } from './typst.ts'

const fonts = await readReportFonts('node_modules')
const compiler = startTypst(fonts.text)
const head =
  '#set document(title: "Prueba")\n#set text(font: "Noto Sans", fallback: false, lang: "es")\n'
const source = (text: string, files: Readonly<Record<string, string>> = {}): TypstSource => ({
  main: 'main.typ',
  files: new Map(
    Object.entries({ 'main.typ': head + text, ...files }).map(([path, content]) => [
      path,
      new TextEncoder().encode(content),
    ]),
  ),
})

describe('the typesetter', () => {
  it('makes a tagged page that names the day it is told', async () => {
    const pdf = compiler.pdf(source('= Sesión\nAdhesión de Michoacán.'), '2016-12-20')
    if (!pdf.ok) throw new Error(pdf.error.join('; '))
    const reading = await readPdf(pdf.value)
    expect(reading.marked).toBe(true)
    expect(reading.creationDate).toBe('D:20161220000000Z')
    expect(reading.pages.join('')).toContain('Adhesión de Michoacán.')
  })

  it('forgets one document before the next', () => {
    const withPart = source('#include "part.typ"', { 'part.typ': 'Parte' })
    expect(compiler.pdf(withPart, '2016-12-20').ok).toBe(true)
    const without = compiler.pdf(source('#include "part.typ"'), '2016-12-20')
    expect(without.ok ? [] : without.error.join('')).toContain('part.typ')
  })

  it('names the file of a mistake', () => {
    const broken = compiler.pdf(
      source('#import "parts/a.typ": x', { 'parts/a.typ': '#let x = (' }),
      '2016-12-20',
    )
    expect(broken.ok ? [] : broken.error).toEqual(['parts/a.typ: unclosed delimiter'])
  })

  it('refuses a page that is not accessible, and says why', () => {
    const untitled: TypstSource = {
      main: 'main.typ',
      files: new Map([['main.typ', new TextEncoder().encode('= Sin título')]]),
    }
    const refused = compiler.pdf(untitled, '2016-12-20')
    expect(refused.ok ? '' : refused.error.join('')).toContain(
      'PDF/UA-1 error: missing document title',
    )
  })

  it('reads no file of the machine', async () => {
    const secret = join(await mkdtemp(join(tmpdir(), 'acuerdos-')), 'secret.txt')
    await writeFile(secret, 'secreto')
    const outcome = compiler.pdf(source(`#read(${JSON.stringify(secret)})`), '2016-12-20')
    expect(outcome.ok).toBe(false)
    const upwards = compiler.pdf(source(`#read("../..${secret}")`), '2016-12-20')
    expect(upwards.ok).toBe(false)
  })

  it('survives a document that is missing', () => {
    const outcome = compiler.pdf({ main: 'absent.typ', files: new Map() }, '2016-12-20')
    expect(outcome.ok ? '' : outcome.error.join('')).toContain('absent.typ')
  })
})
