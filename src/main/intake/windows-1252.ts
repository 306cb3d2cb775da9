/**
 * Windows-1252 where it differs from Latin-1 (bytes 0x80 to 0x9F; WHATWG Encoding, index-windows-1252).
 * Written out because the `TextDecoder` of some Node versions decodes it as Latin-1, which loses the
 * typographic quotes and dashes that word processors write.
 */
const upperControls: readonly (number | null)[] = [
  0x20ac,
  null,
  0x201a,
  0x0192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x02c6,
  0x2030,
  0x0160,
  0x2039,
  0x0152,
  null,
  0x017d,
  null,
  null,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x02dc,
  0x2122,
  0x0161,
  0x203a,
  0x0153,
  null,
  0x017e,
  0x0178,
]

const chunkLength = 8192

/** `null` when a byte has no character in Windows-1252. */
export function decodeWindows1252(bytes: Uint8Array): string | null {
  const parts: string[] = []
  for (let start = 0; start < bytes.length; start += chunkLength) {
    const codes: number[] = []
    for (const byte of bytes.subarray(start, start + chunkLength)) {
      const code = byte >= 0x80 && byte <= 0x9f ? upperControls[byte - 0x80] : byte
      if (code === null || code === undefined) return null
      codes.push(code)
    }
    parts.push(String.fromCharCode(...codes))
  }
  return parts.join('')
}
