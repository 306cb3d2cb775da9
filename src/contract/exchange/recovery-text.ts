/**
 * Bytes as a person copies them from paper: numbered lines of letters and digits of Crockford's base 32 (no I, L, O or U;
 * crockford.com/base32.html), in groups of five, each line with two characters that tell a slip of the pen.
 */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const bytesPerLine = 25
const charactersPerLine = 40

/** Letters that people read for others. */
const readAs: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' }

/** `01 ABCDE FGHJK … XY`: number, groups, check. */
export function recoveryLines(bytes: Uint8Array): readonly string[] {
  const count = Math.ceil(bytes.length / bytesPerLine)
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * bytesPerLine, (index + 1) * bytesPerLine)
    const groups = base32(part).match(/.{1,5}/gu) ?? []
    return [String(index + 1).padStart(2, '0'), ...groups, checkOf(index + 1, part)].join(' ')
  })
}

/**
 * The same bytes as a machine reads them, in the capitals and digits that a QR code holds closest: `ACUERDOS:`, base 32
 * without groups, `:` and two check characters. `null`: more than one code holds.
 */
export function recoveryCode(bytes: Uint8Array): string | null {
  const code = `${codeMark}:${base32(bytes)}:${checkOf(0, bytes)}`
  return code.length > largestCode ? null : code
}

/** Characters in the largest QR code of level M (ISO/IEC 18004, version 40): the keys of some ten installations. */
const largestCode = 3391

const codeMark = 'ACUERDOS'
const codePattern = new RegExp(`${codeMark}:([0-9A-Z]+):([0-9A-Z]{2})(?![0-9A-Z])`, 'u')

/** What was copied: the bytes, or the number of the first line that is not as it was printed. */
type ReadRecovery = { readonly bytes: Uint8Array } | { readonly line: number }

/**
 * The lines, or what the code gave. Case, spacing and lines that do not begin with a number are passed over, so that a whole page may be given. A line that
 * is missing is told by the number of the next.
 */
export function readRecoveryLines(text: string): ReadRecovery {
  const code = codePattern.exec(text.toUpperCase())
  if (code !== null) return readCode(code[1] ?? '', code[2] ?? '')
  const parts: Uint8Array[] = []
  for (const line of text.split(/\r?\n/u)) {
    const [number = '', ...groups] = line.trim().toUpperCase().split(/\s+/u)
    if (!/^\d{2,3}$/u.test(number) || groups.length < 2) continue
    const expected = parts.length + 1
    const check = normal(groups.pop() ?? '')
    const copied = normal(groups.join(''))
    const part = copied.length > charactersPerLine ? null : bytesOf(copied)
    if (Number(number) !== expected || part === null || checkOf(expected, part) !== check) {
      return { line: expected }
    }
    parts.push(part)
  }
  return parts.length === 0
    ? { line: 1 }
    : { bytes: new Uint8Array(parts.flatMap((part) => [...part])) }
}

/** A code has no lines to look at again: what is wrong with it is said of the first. */
function readCode(text: string, check: string): ReadRecovery {
  const bytes = bytesOf(text)
  return bytes === null || bytes.length === 0 || checkOf(0, bytes) !== check
    ? { line: 1 }
    : { bytes }
}

const normal = (text: string): string =>
  text.replaceAll(/[OIL]/gu, (letter) => readAs[letter] ?? letter)

function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/gu) ?? [])
    .map((five) => alphabet[Number.parseInt(five.padEnd(5, '0'), 2)] ?? '')
    .join('')
}

/** `null`: not what `base32` writes. */
function bytesOf(text: string): Uint8Array | null {
  const values = Array.from(text, (character) => alphabet.indexOf(character))
  if (values.includes(-1)) return null
  const bits = values.map((value) => value.toString(2).padStart(5, '0')).join('')
  const bytes = (bits.match(/.{8}/gu) ?? []).map((eight) => Number.parseInt(eight, 2))
  const read = new Uint8Array(bytes)
  return base32(read) === text ? read : null
}

/** A prime below 32²: a wrong character and two that changed places both change what is left. */
const modulus = 1021

function checkOf(line: number, bytes: Uint8Array): string {
  let rest = line
  for (const byte of bytes) rest = (rest * 257 + byte + 1) % modulus
  return `${alphabet[rest >> 5] ?? ''}${alphabet[rest & 31] ?? ''}`
}
