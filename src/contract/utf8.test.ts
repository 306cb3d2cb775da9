import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOfUtf8 } from './utf8.ts'

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What the platform's own decoder says, which refuses by an exception. */
function expected(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

const textOf = (bytes: Uint8Array): string | null => textOfUtf8(bytes, 0, bytes.length)

/** Leads, continuations and their neighbours at every border, in any mixture. */
const nearly = fc
  .array(
    fc.constantFrom(0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf),
    { maxLength: 4 },
  )
  .chain((tail) =>
    fc
      .constantFrom(0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff)
      .map((lead) => new Uint8Array([lead, ...tail])),
  )

describe('a text in UTF-8', () => {
  it('is what the platform reads, and nothing where the platform refuses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 12 }), nearly), (bytes) => {
        expect(textOf(bytes)).toBe(expected(bytes))
      }),
      { numRuns: 20_000 },
    )
  })

  it('as officials write it comes back, however long it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.nat({ max: 9000 }),
        (text, length) => {
          const long = text.repeat(Math.ceil(length / text.length) + 1)
          const bytes = new TextEncoder().encode(long)
          expect(textOf(bytes)).toBe(expected(bytes))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is none at the borders of what the platform refuses, and one beside them', () => {
    for (const [first, second] of [
      [0x9f, 0xbf],
      [0xa0, 0x80],
      [0xbf, 0xbf],
    ] as const) {
      const bytes = new Uint8Array([0xed, first, second])
      expect(textOf(bytes)).toBe(expected(bytes))
    }
    expect(textOf(new Uint8Array([0xee, 0x80, 0x80]))).toBe('\ue000')
    expect(textOf(new Uint8Array([0xf4, 0x8f, 0xbf, 0xbf]))).toBe('\u{10ffff}')
    expect(textOf(new Uint8Array([0xf4, 0x90, 0x80, 0x80]))).toBeNull()
  })

  it('ends where it is said to, though the bytes go on', () => {
    const bytes = new TextEncoder().encode('año')
    expect(textOfUtf8(bytes, 0, 3)).toBe('añ')
    expect(textOfUtf8(bytes, 0, 2)).toBeNull()
  })

  it('is refused when its last character is cut off, also far inside', () => {
    const bytes = new TextEncoder().encode('ñ'.repeat(5000))
    expect(textOf(bytes)).toBe('ñ'.repeat(5000))
    expect(textOf(bytes.subarray(0, -1))).toBeNull()
    expect(textOf(bytes.subarray(1))).toBeNull()
  })
})
