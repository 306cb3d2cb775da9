/**
 * The header of one file in a tar archive (POSIX.1-1988 `ustar`), so that any program that opens archives can open a
 * backup. Sizes of 8 GiB and more are written as GNU tar does, in binary.
 */
export const tarBlock = 512

/** Where each field of a header is, in bytes. */
const place = { name: 0, mode: 100, size: 124, time: 136, sum: 148, type: 156, magic: 257 } as const
const longestName = 100
const largestOctal = 8 ** 11 - 1
const magic = 'ustar\u000000'

export interface TarEntry {
  /** With slashes; ASCII, 100 bytes at most. */
  readonly name: string
  /** Bytes. */
  readonly size: number
}

/** `seconds`: since 1970. Throws when the name is too long: names are the program's own. */
export function tarHeader({ name, size }: TarEntry, seconds: number): Buffer {
  if (name.length > longestName) throw new Error(`too long for an archive: ${name}`)
  const header = Buffer.alloc(tarBlock)
  header.write(name, place.name, 'latin1')
  header.write('0000600\u0000', place.mode, 'latin1')
  header.write('0000000\u00000000000\u0000', place.mode + 8, 'latin1')
  writeSize(header, size)
  header.write(`${octal(seconds, 11)}\u0000`, place.time, 'latin1')
  header.write('0', place.type, 'latin1')
  header.write(magic, place.magic, 'latin1')
  header.write(sumField(header), place.sum, 'latin1')
  return header
}

/** `null`: this is no header of a file that `tarHeader` wrote. */
export function readTarHeader(header: Buffer): TarEntry | null {
  if (header.length !== tarBlock) return null
  if (header.toString('latin1', place.sum, place.sum + 8) !== sumField(header)) return null
  if (header.toString('latin1', place.type, place.type + 1) !== '0') return null
  const [name = ''] = header.toString('latin1', place.name, place.name + longestName).split('\0')
  const size = readSize(header)
  return name === '' || !Number.isSafeInteger(size) || size < 0 ? null : { name, size }
}

/** Files begin at whole blocks: so many bytes follow one. */
export const paddingAfter = (size: number): number => (tarBlock - (size % tarBlock)) % tarBlock

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0')

function writeSize(header: Buffer, size: number): void {
  if (size <= largestOctal) {
    header.write(`${octal(size, 11)}\u0000`, place.size, 'latin1')
    return
  }
  header[place.size] = 0x80
  header.writeBigUInt64BE(BigInt(size), place.size + 4)
}

const readSize = (header: Buffer): number =>
  header[place.size] === 0x80
    ? Number(header.readBigUInt64BE(place.size + 4))
    : Number.parseInt(header.toString('latin1', place.size, place.size + 11), 8)

const sumField = (header: Buffer): string => `${octal(sumOf(header), 6)}\u0000 `

/** Of all bytes, with those of the sum itself taken as spaces. */
function sumOf(header: Buffer): number {
  let sum = 8 * 0x20
  for (const [at, byte] of header.entries()) {
    if (at < place.sum || at >= place.sum + 8) sum += byte
  }
  return sum
}
