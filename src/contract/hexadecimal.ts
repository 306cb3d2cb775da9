/** Character codes of `0`–`9`, `a`–`f`. */
const digitCodes = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
/** Value of a digit by its character code. */
const digitValues: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) =>
  digitCodes.includes(code) ? digitCodes.indexOf(code) : undefined,
)

/** Two lower-case digits per byte, for ids and hashes. */
export function hexOfBytes(bytes: Uint8Array): string {
  return hexAt(bytes, 0, bytes.length)
}

/** The two digits of every byte. */
const pairs: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
)

/**
 * The digits of `length` bytes from `start`. Ids are most of a commit, so this is written for speed.
 */
export function hexAt(bytes: Uint8Array, start: number, length: number): string {
  let digits = ''
  for (let at = start; at < start + length; at++) digits += pairs[bytes[at] ?? 0] ?? ''
  return digits
}

/**
 * The bytes of lower-case hexadecimal digits, two per byte; anything else is a bug of the caller.
 */
export function bytesOfHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = 16 * digitAt(text, 2 * index) + digitAt(text, 2 * index + 1)
  }
  return bytes
}

function digitAt(text: string, index: number): number {
  const value = digitValues[text.charCodeAt(index)]
  if (value === undefined) throw new Error('not lower-case hexadecimal')
  return value
}
