import type { Refusal } from '../../contract/errors.ts'
import type { Result } from '../../core/result.ts'
import { decodeDocument, largestDocument } from './decode.ts'
import { docxText } from './docx/docx-text.ts'

/** What every ZIP file that holds something begins with: "PK", 3, 4. */
const zipStart = [0x50, 0x4b, 3, 4]

/** The text of a document as a person reads it: of a DOCX file, or of a text file in its encoding. */
export function documentText(bytes: Uint8Array): Result<string, Refusal> {
  const isZip = zipStart.every((byte, index) => bytes[index] === byte)
  return isZip && bytes.length <= largestDocument ? docxText(bytes) : decodeDocument(bytes)
}
