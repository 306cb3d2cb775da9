import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docxText } from '../../src/main/intake/docx/docx-text.ts'

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')

/** Word documents that LibreOffice 7.4 saved from a text and from a page that were opened there. */
function read(name: string): readonly string[] {
  const text = docxText(readFileSync(join(import.meta.dirname, 'libreoffice', name)))
  if (!text.ok) throw new Error(JSON.stringify(text.error))
  return lines(text.value)
}

test('minutes that an office keeps in LibreOffice read as they were written', () => {
  const written = readFileSync(join(import.meta.dirname, 'acuerdo-numerado-es.txt'), 'utf8')
  expect(read('acuerdo-numerado-es.docx')).toEqual(lines(written))
})

test('lists keep their numbers there, tables their cells and lines their breaks', () => {
  expect(read('minuta.docx')).toEqual([
    'Minuta de la Comisión',
    '1. Remitir el padrón a más tardar el 30 de junio de 2024.',
    '2. Informar.',
    'Acuerdo Responsable',
    'Publicar Secretariado',
    'Línea uno',
    'línea dos — «ñandú»',
  ])
})
