import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeDocument, largestDocument } from './decode.ts'

const words = 'La Procuraduría instruyó: “diseñar” el año — ¡ya!'

const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let index = 0; index < text.length; index += 1) {
    view.setUint16(index * 2, text.charCodeAt(index), littleEndian)
  }
  return bytes
}
const joined = (...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => [...part]))
const textOf = (bytes: Uint8Array): string => {
  const decoded = decodeDocument(bytes)
  if (!decoded.ok) throw new Error(decoded.error.code)
  return decoded.value
}
const refusalOf = (bytes: Uint8Array): string => {
  const decoded = decodeDocument(bytes)
  return decoded.ok ? 'read' : decoded.error.code
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('what an office sends as text', () => {
  it('is read in UTF-8, with or without its mark', () => {
    expect(textOf(utf8(words))).toBe(words)
    expect(textOf(joined([0xef, 0xbb, 0xbf], utf8(words)))).toBe(words)
  })

  it('is read in UTF-16 of either order, with or without its mark', () => {
    expect(textOf(joined([0xff, 0xfe], utf16(words, true)))).toBe(words)
    expect(textOf(joined([0xfe, 0xff], utf16(words, false)))).toBe(words)
    expect(textOf(utf16(words, true))).toBe(words)
    expect(textOf(utf16(words, false))).toBe(words)
  })

  it('is read in Windows-1252, as Notepad saved it for years, with its typographic signs', () => {
    const saved = joined(
      utf8('La Procuradur'),
      [
        0xed, 0x61, 0x20, 0x93, 0x64, 0x69, 0x73, 0x65, 0xf1, 0x61, 0x72, 0x94, 0x20, 0x96, 0x20,
        0x80,
      ],
    )
    expect(textOf(saved)).toBe('La Procuradur\u00eda \u201cdise\u00f1ar\u201d \u2013 \u20ac')
  })

  it('keeps every western character through UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(text.trim() !== '' && !/\p{Cc}/u.test(text) && !text.startsWith('\ufeff'))
        expect(textOf(utf8(text))).toBe(text)
      }),
    )
  })
})

describe('what is no text', () => {
  it('is refused when empty or only spaces', () => {
    expect(refusalOf(new Uint8Array())).toBe('file_empty')
    expect(refusalOf(utf8(' \n\t '))).toBe('file_empty')
    expect(refusalOf(Uint8Array.from([0xef, 0xbb, 0xbf]))).toBe('file_empty')
  })

  it('is refused over 20 MB and read at 20 MB', () => {
    expect(refusalOf(new Uint8Array(largestDocument + 1).fill(0x61))).toBe('file_too_large')
    expect(refusalOf(new Uint8Array(largestDocument).fill(0x61))).toBe('read')
  })

  it('is refused when it is a PDF, a Word file, an image or noise', () => {
    expect(refusalOf(utf8('%PDF-1.7\n1 0 obj'))).toBe('file_binary')
    expect(refusalOf(utf8('PK\u0003\u0004 word/document.xml'))).toBe('file_binary')
    expect(refusalOf(utf8('{\\rtf1 Se instruye}'))).toBe('file_binary')
    expect(refusalOf(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toBe('file_binary')
    expect(refusalOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe(
      'file_binary',
    )
    expect(refusalOf(utf8(`${'Se instruye. '.repeat(99)}\u0000`))).toBe('file_binary')
    const noise = Uint8Array.from(
      { length: 4096 },
      (_, index) => (index * 197 + (index >> 3)) % 256,
    )
    expect(refusalOf(noise)).toBe('file_binary')
  })

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(['read', 'file_empty', 'file_binary']).toContain(refusalOf(bytes))
      }),
      { numRuns: 500 },
    )
  })
})
