/** Code units that are joined at once: as many as one call surely takes. */
const chunk = 4096

/**
 * The text of these bytes of UTF-8, or `null` if they are none: what is cut off, longer than needed,
 * past U+10FFFF or half a surrogate pair is not UTF-8 (RFC 3629). Unlike a `TextDecoder` it neither
 * drops a byte order mark nor mends anything, and it needs no global of any process.
 */
export function textOfUtf8(bytes: Uint8Array, start: number, end: number): string | null {
  if (end - start > chunk) return longText(bytes, start, end)
  const units: number[] = []
  for (let at = start; at < end;) {
    const lead = bytes[at] ?? 0
    if (lead < 0x80) {
      units.push(lead)
      at += 1
      continue
    }
    const length = lengthAfter(lead)
    const code = length === null || at + length > end ? null : codePoint(bytes, at, length)
    if (length === null || code === null) return null
    if (code < 0x10000) units.push(code)
    else units.push(0xd7c0 + (code >>> 10), 0xdc00 + (code & 0x3ff))
    at += length
  }
  return String.fromCharCode(...units)
}

function longText(bytes: Uint8Array, start: number, end: number): string | null {
  const parts: string[] = []
  for (let at = start; at < end;) {
    const stop = characterStart(bytes, at, Math.min(at + chunk, end), end)
    const part = textOfUtf8(bytes, at, stop)
    if (part === null) return null
    parts.push(part)
    at = stop
  }
  return parts.join('')
}

/** Where a character begins at or before `stop`, unless it is the end: no character is cut in two. */
function characterStart(bytes: Uint8Array, start: number, stop: number, end: number): number {
  if (stop === end) return stop
  for (let at = stop; at > stop - 4 && at > start; at--) {
    if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return at
  }
  return stop
}

/** Bytes of the character that begins so; `null` if none does. */
function lengthAfter(lead: number): 2 | 3 | 4 | null {
  if (lead < 0xc2) return null
  if (lead < 0xe0) return 2
  if (lead < 0xf0) return 3
  return lead < 0xf5 ? 4 : null
}

/** The least code point that needs so many bytes. */
const leastOf = { 2: 0x80, 3: 0x800, 4: 0x10000 } as const

function codePoint(bytes: Uint8Array, at: number, length: 2 | 3 | 4): number | null {
  let code = (bytes[at] ?? 0) & (0xff >>> (length + 1))
  for (let index = 1; index < length; index++) {
    const byte = bytes[at + index] ?? 0
    if ((byte & 0xc0) !== 0x80) return null
    code = (code << 6) | (byte & 0x3f)
  }
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return code < leastOf[length] || code > 0x10ffff || isSurrogate ? null : code
}
