/** Character codes of `0`–`9`, `a`–`f`. */
const digitCodes = Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0))
/** Value of a digit by its character code. */
const digitValues: readonly (number | undefined)[] = Array.from({ length: 128 }, (_, code) =>
  digitCodes.includes(code) ? digitCodes.indexOf(code) : undefined,
)

/**
 * Two lower-case digits per byte, for ids and hashes (not for long bytes: they become arguments of
 * one call). Ids are most of a commit, so this is written for speed.
 */
export function hexOfBytes(bytes: Uint8Array): string {
  const codes: number[] = []
  for (const byte of bytes) codes.push(digitCodes[byte >>> 4] ?? 0, digitCodes[byte & 15] ?? 0)
  return String.fromCharCode(...codes)
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
