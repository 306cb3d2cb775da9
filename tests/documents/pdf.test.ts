import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pdfText } from '../../src/main/intake/pdf/pdf-text.ts'
import { readDocument, readText } from '../../src/main/intake/read-document.ts'
import { expectValue } from '../support/registers.ts'
import { typstOfText, typstPdf } from '../support/typst-pdf.ts'
import { summaryOf } from './expected-reading.ts'
import { knowledge } from './knowledge.ts'

const folder = import.meta.dirname
const bundled = readdirSync(folder).filter((name) => name.endsWith('.txt'))

const said = (text: string) => text.replaceAll(/\s+/g, ' ')

/** Lines end elsewhere on a page, and have other numbers. */
const facts = (result: ReturnType<typeof readText>) => {
  const { agreements, indicators, recognised, notUnderstood, ...summary } = summaryOf(
    expectValue(result),
  )
  return {
    ...summary,
    agreements: agreements.map((agreement) => ({
      ...agreement,
      title: said(agreement.title),
      clauses: agreement.clauses.map((clause) => ({ ...clause, text: said(clause.text) })),
    })),
    indicators: indicators.map(({ line: _line, ...indicator }) => indicator),
    recognised: recognised.map(said),
    notUnderstood: notUnderstood.map((text) => said(text.slice(text.indexOf(' ')))),
  }
}

describe('a document that was printed to a PDF', () => {
  it.each(bundled)('%s says the same', async (name) => {
    const bytes = readFileSync(join(folder, name))
    const pdf = typstPdf(typstOfText(bytes.toString('utf8')))
    const text = expectValue(await pdfText(pdf))
    expect(facts(readText(text, knowledge))).toEqual(facts(readDocument(bytes, knowledge)))
  })

  it.each(bundled)('%s says the same over narrow pages with heads and numbers', async (name) => {
    const bytes = readFileSync(join(folder, name))
    const page =
      '#set page(width: 14cm, height: 7cm, header: [Consejo Nacional · Acta],' +
      ' numbering: "1 de 1", footer: context align(right, counter(page).display("1 / 1", both: true)))\n'
    const pdf = typstPdf(`${page}#set par(justify: true)\n${typstOfText(bytes.toString('utf8'))}`)
    const text = expectValue(await pdfText(pdf))
    expect(text).not.toContain('Consejo Nacional · Acta')
    expect(facts(readText(text, knowledge))).toEqual(facts(readDocument(bytes, knowledge)))
  })
})
