const digits = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Two lower-case digits per byte. */
export function hexOfBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return text
}

/** The bytes of an even number of hexadecimal digits; anything else is a bug of the caller. */
export function bytesOfHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index++) {
    const byte = Number.parseInt(text.slice(2 * index, 2 * index + 2), 16)
    if (Number.isNaN(byte)) throw new Error('not hexadecimal')
    bytes[index] = byte
  }
  return bytes
}
