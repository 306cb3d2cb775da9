/** The sheet as it comes out of a printer: people read its words and lines, a machine reads its code. */
import { randomBytes } from 'node:crypto'
import jsQR from 'jsqr'
import { describe, expect, it } from 'vitest'
import { nodesOf, readPdf, squeezed } from '../../../tests/support/pdf-reading.ts'
import { picturePage } from '../../../tests/support/pdf-picture.ts'
import type { RecoverySheet } from '../../contract/exchange/recovery.ts'
import {
  readRecoveryLines,
  recoveryCode,
  recoveryLines,
} from '../../contract/exchange/recovery-text.ts'
import { openReportRenderer } from './report-renderer.ts'

const renderer = openReportRenderer({
  templateDirectories: ['resources/reports'],
  fontDirectory: 'node_modules',
})
const words = ['nobleza', 'helio', 'apuesta', 'pegar', 'coser', 'nariz', 'cueva', 'riqueza']

/** As large as the sealed keys of a coordinating office with two installations. */
const sealed = new Uint8Array(randomBytes(670))

const sheetOf = (bytes: Uint8Array, given: Partial<RecoverySheet>): RecoverySheet => ({
  office: 'Secretariado Ejecutivo',
  register: 'ab'.repeat(32),
  words,
  coordinating: true,
  lines: recoveryLines(bytes),
  code: recoveryCode(bytes),
  today: '2017-01-16',
  programVersion: '0.1.0',
  language: 'es',
  paper: 'letter',
  ...given,
})

async function printed(sheet: RecoverySheet): Promise<Uint8Array> {
  const rendered = await renderer.recoverySheet(sheet)
  if (!rendered.ok) throw new Error(JSON.stringify(rendered.error))
  return rendered.value
}

/** What a reader of codes sees on the first page, at the resolution of a common scanner. */
async function scanned(pdf: Uint8Array): Promise<string | undefined> {
  const { pixels, width, height } = await picturePage(pdf, 200)
  return jsQR.default(pixels, width, height)?.data
}

describe('a printed recovery sheet', { timeout: 60_000 }, () => {
  it.each([
    { language: 'es', paper: 'letter' },
    { language: 'en', paper: 'a4' },
  ] as const)(
    'in $language on $paper is one page, read by people and by machines',
    async (given) => {
      const sheet = sheetOf(sealed, given)
      const pdf = await printed(sheet)
      const reading = await readPdf(pdf)
      expect(reading.pages).toHaveLength(1)
      expect(reading.offPage).toEqual([])
      const [page = ''] = reading.pages
      for (const word of words) expect(page).toContain(word)
      for (const line of sheet.lines) expect(squeezed(page)).toContain(squeezed(line))
      expect(await scanned(pdf)).toBe(sheet.code)
      expect(readRecoveryLines(sheet.code ?? '')).toEqual({ bytes: sealed })
      const alternatives = nodesOf(reading.structure).flatMap(({ alt }) => alt ?? [])
      expect(alternatives).toHaveLength(1)
    },
  )

  it('is read by machines also for an office of many installations', async () => {
    const many = new Uint8Array(randomBytes(1_500))
    const sheet = sheetOf(many, { coordinating: false })
    expect(await scanned(await printed(sheet))).toBe(sheet.code)
  })

  it('has only lines where no code holds them all', async () => {
    const sheet = sheetOf(new Uint8Array(randomBytes(2_200)), {})
    expect(sheet.code).toBeNull()
    const { pages, structure } = await readPdf(await printed(sheet))
    expect(nodesOf(structure).flatMap(({ alt }) => alt ?? [])).toEqual([])
    for (const line of sheet.lines) expect(squeezed(pages.join(''))).toContain(squeezed(line))
  })
})
