import { posix } from 'node:path'
import { refusal, type Refusal } from '../../../contract/errors.ts'
import { failure, success, type Result } from '../../../core/result.ts'
import { bodyText } from './body-text.ts'
import { listDefinitions, listsOfStyles } from './list-definitions.ts'
import { listNumbers } from './list-numbers.ts'
import { readXml } from './read-xml.ts'
import { type ZipFault, zipParts } from './zip-part.ts'

/** Bytes that one part may unpack to: the text of thousands of pages. */
export const largestPart = 32 * 1024 * 1024

/**
 * The text of a DOCX file: body, then footnotes and endnotes; without headers and footers. Refuses
 * `file_damaged`, `file_unpacks_too_large` and, for another kind of ZIP file, `file_binary`.
 */
export function docxText(bytes: Uint8Array): Result<string, Refusal> {
  const damaged = failure(refusal('file_damaged', { format: 'DOCX' }))
  const zip = zipParts(bytes, largestPart)
  if (!zip.ok) return refused(zip.error)
  const relations = zip.value.read('_rels/.rels')
  if (!relations.ok) return refused(relations.error)
  const main = relations.value === null ? null : mainPart(relations.value)
  if (main === null) return failure(refusal('file_binary', { format: 'ZIP' }))
  const beside = (name: string) => zip.value.read(posix.join(posix.dirname(main), name))
  const body = zip.value.read(main)
  if (!body.ok) return refused(body.error)
  if (body.value === null) return damaged
  const numbering = beside('numbering.xml')
  if (!numbering.ok) return refused(numbering.error)
  const lists =
    numbering.value === null ? new Map<string, never>() : listDefinitions(numbering.value)
  const styling = beside('styles.xml')
  if (!styling.ok) return refused(styling.error)
  const styles = styling.value === null ? new Map<string, never>() : listsOfStyles(styling.value)
  if (lists === null || styles === null) return damaged
  const numberOf = listNumbers(lists)
  const texts: string[] = []
  for (const part of [body, beside('footnotes.xml'), beside('endnotes.xml')]) {
    if (!part.ok) return refused(part.error)
    const text = part.value === null ? '' : bodyText(part.value, styles, numberOf)
    if (text === null) return damaged
    if (text !== '') texts.push(text)
  }
  return texts.length === 0 ? failure(refusal('file_empty')) : success(texts.join('\n\n'))
}

function refused(fault: ZipFault): Result<never, Refusal> {
  switch (fault) {
    case 'damaged':
      return failure(refusal('file_damaged', { format: 'DOCX' }))
    case 'too_large':
      return failure(refusal('file_unpacks_too_large', { megabytes: largestPart / 1024 ** 2 }))
  }
}

/** Where the file says that its text is; null when it is a ZIP file of another kind, as a workbook. */
function mainPart(relations: Uint8Array): string | null {
  let main: string | null = null
  const isRead = readXml(relations, {
    open: ({ name, attributes }) => {
      const isMain = attributes['Type']?.endsWith('/officeDocument') === true
      if (name === 'Relationship' && isMain) main = attributes['Target'] ?? null
    },
    close: () => undefined,
    text: () => undefined,
  })
  const path = isRead && main !== null ? posix.join('/', main).slice(1) : null
  return path !== null && path.startsWith('word/') ? path : null
}
