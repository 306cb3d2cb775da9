import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import {
  dossierWithWithdrawals,
  sessionDossier,
} from '../../../../../tests/support/dossier-fixture.ts'
import { officeSuiteIsHere, savedByOfficeSuite } from '../../../../../tests/support/office-suite.ts'
import { readPdf, squeezed } from '../../../../../tests/support/pdf-reading.ts'
import type { Dossier } from '../../../../contract/dossier.ts'
import type { Language } from '../../../../core/schema/codes.ts'
import { docxText } from '../../../intake/docx/docx-text.ts'
import { openReportRenderer } from '../../report-renderer.ts'
import { reportWords } from '../../words.ts'

const renderer = openReportRenderer({
  templateDirectories: ['resources/reports'],
  fontDirectory: 'node_modules',
})

async function bytesOf(dossier: Dossier, format: 'docx' | 'pdf'): Promise<Uint8Array> {
  const rendered = await renderer.dossier(dossier, format)
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
  return rendered.value.bytes
}

const partOf = (bytes: Uint8Array, path: string): string =>
  strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())

function saidIn(bytes: Uint8Array): string {
  const text = docxText(bytes)
  if (!text.ok) throw new Error(text.error.code)
  return squeezed(text.value)
}

/** What people wrote, whatever it hangs from. */
function writings(value: unknown): readonly string[] {
  const codes = new Set(['kind', 'compliance', 'nature', 'role', 'unitCode', 'result', 'due', 'on'])
  codes.add('verification').add('response').add('reportedOn').add('issuedOn').add('fulfilledOn')
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => (codes.has(key) ? [] : writings(part)))
}

const timesSaid = (text: string, phrase: string): number => text.split(squeezed(phrase)).length - 1

describe.each(['es', 'en'] as const)('the dossier in Word (%s)', (language: Language) => {
  const dossier = dossierWithWithdrawals(language)
  const words = reportWords(language)

  it('says all that the PDF says, what was withdrawn as well', async () => {
    const bytes = await bytesOf(dossier, 'docx')
    const said = saidIn(bytes)
    const printed = squeezed((await readPdf(await bytesOf(dossier, 'pdf'))).pages.join(''))
    // Of what hangs from a withdrawn agreement neither says more than how many.
    const written = [...new Set(writings(dossier.agreements).map(squeezed))].filter((text) =>
      printed.includes(text),
    )
    expect(written.length).toBeGreaterThan(80)
    expect(written.filter((text) => !said.includes(text))).toEqual([])
    for (const phrase of [
      words.withdrawal.clause,
      words.withdrawal.verdict,
      words.dossier.clauseSameText,
      words.detail.inBreach,
      words.summary.ruleText,
      words.signatures.validated,
    ]) {
      expect(timesSaid(said, phrase)).toBe(timesSaid(printed, phrase))
    }
  }, 30_000)

  it('has styles, repeated heads, a language, and links that lead somewhere', async () => {
    const bytes = await bytesOf(dossier, 'docx')
    const body = partOf(bytes, 'word/document.xml')
    const styled = (style: string) => body.split(`<w:pStyle w:val="${style}"/>`).length - 1
    const standing = dossier.agreements.filter(({ withdrawal }) => withdrawal === null)
    expect(styled('Title')).toBe(1)
    expect(styled('Heading1')).toBe(5)
    expect(styled('Heading2')).toBe(dossier.agreements.length)
    expect(styled('Heading3')).toBe(standing.flatMap(({ clauses }) => clauses).length)
    expect(body.split('<w:tbl>').length).toBe(body.split('<w:tblHeader/>').length)
    expect(partOf(bytes, 'word/styles.xml')).toContain(
      `w:val="${words.locale.language}-${words.locale.region}"`,
    )
    const anchors = [...body.matchAll(/<w:hyperlink [^>]*w:anchor="([^"]+)"/gu)].map(
      ([, one]) => one,
    )
    expect(anchors.length).toBeGreaterThan(standing.length)
    for (const anchor of anchors) expect(body).toContain(`<w:bookmarkStart w:name="${anchor}"`)
  })

  it('is the same again byte for byte, on the paper that is asked for', async () => {
    const large = { ...dossier, paper: 'a4' as const }
    const bytes = await bytesOf(large, 'docx')
    expect(await bytesOf(large, 'docx')).toEqual(bytes)
    expect(partOf(bytes, 'word/document.xml')).toMatch(/w:w="11906" w:h="16838"/u)
    expect(partOf(bytes, 'docProps/core.xml')).toContain(`${dossier.today}T00:00:00Z`)
  })
})

/** The page numbers of the index are LibreOffice's; the file leaves them to whoever opens it. */
const withoutNumbers = (text: string) => text.replaceAll(/\d+/gu, '')

it('LibreOffice opens it, saves it again without loss, and prints no empty page', async () => {
  if (!officeSuiteIsHere) {
    process.stderr.write(
      'LibreOffice Writer is not installed, so it opened no dossier (apt-get install libreoffice-writer)\n',
    )
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'acuerdos-dossier-'))
  try {
    const bytes = await bytesOf(sessionDossier('es', { demonstration: true }), 'docx')
    const file = join(folder, 'expediente.docx')
    writeFileSync(file, bytes)
    const again = join(folder, 'de-nuevo.docx')
    writeFileSync(again, savedByOfficeSuite(file, 'docx'))
    expect(withoutNumbers(saidIn(savedByOfficeSuite(file, 'docx')))).toBe(
      withoutNumbers(saidIn(bytes)),
    )
    const { pages } = await readPdf(savedByOfficeSuite(again, 'pdf'))
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) expect(squeezed(page).length).toBeGreaterThan(250)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)

it('a PDF for archives says that it keeps to PDF/A-2a, and is tagged as well', async () => {
  const rendered = await renderer.dossier(sessionDossier('es'), 'pdf', 'a-2a')
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
  const reading = await readPdf(rendered.value.bytes)
  expect(reading.claims).toContain('<pdfaid:part>2</pdfaid:part>')
  expect(reading.claims).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  expect(reading.marked).toBe(true)
  // What an archive needs: how colours are meant is in the file.
  expect(Buffer.from(rendered.value.bytes).toString('latin1')).toContain('/OutputIntents')
})
