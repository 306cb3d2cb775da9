import { expect, test } from 'vitest'
import { errorCodes, refusal } from '../../contract/errors.ts'
import { createTexts } from './create-texts.ts'
import { refusalText, withFileName } from './refusal-text.ts'

const { t } = await createTexts('es')

test('a refusal about a file names it; what was pasted is called so', () => {
  const about = ['file_', 'evidence_', 'text_without_agreements', 'output_']
  // These are about evidence that never had a file.
  const withoutFile = ['evidence_empty', 'evidence_without_file']
  const codes = errorCodes.filter(
    (code) => about.some((start) => code.startsWith(start)) && !withoutFile.includes(code),
  )
  expect(codes.length).toBeGreaterThan(8)
  const nameless = codes.filter(
    (code) => !refusalText(refusal(code, { file: 'oficio.pdf' }), t).includes('«oficio.pdf»'),
  )
  expect(nameless).toEqual([])
  expect(refusalText(refusal('file_binary'), t)).toContain('«Texto pegado»')
})

test('several files are named one after the other', () => {
  const refused = refusal('evidence_bytes_missing', { file: ['acta.pdf', 'oficio.pdf'] })
  expect(refusalText(refused, t)).toContain('«acta.pdf, oficio.pdf»')
})

test('a ticket that leads nowhere is shown as the file that the person dropped', () => {
  const files = [{ ticket: '4f3a', name: 'foto.png' }]
  const refused = refusal('file_missing', { file: '4f3a' })
  expect(withFileName(refused, files).details).toEqual({ file: 'foto.png' })
  expect(withFileName(refusal('file_missing', { file: 'acta.pdf' }), files).details).toEqual({
    file: 'acta.pdf',
  })
})
