import { refusal } from '../../contract/errors.ts'
import type { Refusal } from '../../contract/errors.ts'
import { failure, success } from '../../core/result.ts'
import type { Result } from '../../core/result.ts'
import { decodeWindows1252 } from './windows-1252.ts'

/** Bytes. */
export const largestDocument = 20 * 1024 * 1024

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** Formats that people take for text: saying which one helps more than "binary". */
const signatures: readonly (readonly [format: string, start: string])[] = [
  ['PDF', '%PDF-'],
  ['ZIP (DOCX, XLSX, ODT)', 'PK\u0003\u0004'],
  ['RTF', '{\\rtf'],
  ['DOC, XLS', '\u00d0\u00cf\u0011\u00e0'],
]

/**
 * The text of a file in UTF-8 or UTF-16 (with or without byte order mark) or else Windows-1252.
 * Refuses `file_empty`, `file_too_large` (over 20 MiB) and `file_binary`.
 */
export function decodeDocument(bytes: Uint8Array): Result<string, Refusal> {
  if (bytes.length > largestDocument) {
    return failure(refusal('file_too_large', { megabytes: largestDocument / 1024 ** 2 }))
  }
  const format = signatures.find(([, start]) => startsWith(bytes, start))
  if (format) return failure(refusal('file_binary', { format: format[0] }))
  const text = decodeText(bytes)
  if (text === null || !looksLikeText(text)) return failure(refusal('file_binary'))
  return text.trim() === '' ? failure(refusal('file_empty')) : success(text)
}

function startsWith(bytes: Uint8Array, start: string): boolean {
  const codes = Array.from(start, (character) => character.charCodeAt(0))
  return codes.every((code, index) => bytes[index] === code)
}

function decodeText(bytes: Uint8Array): string | null {
  const marked = encodingOfMark(bytes)
  if (marked) return decodeUnicode(bytes, marked)
  const unmarked = encodingOfZeros(bytes)
  if (unmarked) return decodeUnicode(bytes, unmarked)
  const text = decodeUnicode(bytes, 'utf-8')
  if (text !== null) return text
  const western = decodeWindows1252(bytes)
  return western !== null && isMostlyAscii(bytes) ? western : null
}

function encodingOfMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

/** In western text in UTF-16 nearly every other byte is zero, always on the same side. */
function encodingOfZeros(bytes: Uint8Array): Encoding | null {
  const sample = bytes.subarray(0, 4096)
  if (sample.length < 2) return null
  let even = 0
  let odd = 0
  for (let index = sample.indexOf(0); index >= 0; index = sample.indexOf(0, index + 1)) {
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const half = Math.floor(sample.length / 2)
  if (odd >= half * 0.7 && even <= half * 0.05) return 'utf-16le'
  if (even >= half * 0.7 && odd <= half * 0.05) return 'utf-16be'
  return null
}

function decodeUnicode(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    // With `fatal` this is how the decoder says that the bytes are not in this encoding.
    if (error instanceof TypeError) return null
    throw error
  }
}

/** Western text in eight bits is mostly ASCII; packed data is not. */
function isMostlyAscii(bytes: Uint8Array): boolean {
  const high = bytes.reduce((count, byte) => (byte >= 0x80 ? count + 1 : count), 0)
  return high <= bytes.length * 0.3
}

/** Stray control characters happen (old editors, form feeds); more than one in two hundred does not. */
function looksLikeText(text: string): boolean {
  if (text.includes('\0')) return false
  return (text.match(controls)?.length ?? 0) <= text.length / 200
}

/** All but tab, line feed, vertical tab, form feed and carriage return. */
const controls = /(?![\t-\r])\p{Cc}/gu
