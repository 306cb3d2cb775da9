import { hexAt } from './hexadecimal.ts'
import { textOfUtf8 } from './utf8.ts'

/**
 * Reads CBOR in the core deterministic form of RFC 8949, section 4.2.1, one item after the other,
 * and refuses the same meaning in any other bytes: so nobody has to write what was read again to
 * know that it was written that way. Written by hand because a register of a million changes is read
 * through it; the general library stays the writer, and the judge of this reader in its tests.
 */
export interface CborReader {
  readonly bytes: Uint8Array
  /** Floats are read through it. */
  readonly view: DataView
  /** Where the next item begins. */
  at: number
}

/** What the bytes are instead, for a log. Whoever reads bytes from elsewhere turns it into a failure. */
export class WrongShape extends Error {}

export const majorTypes = {
  unsigned: 0,
  negative: 1,
  bytes: 2,
  text: 3,
  list: 4,
  map: 5,
  simple: 7,
} as const

const simples = { false: 0xf4, true: 0xf5, null: 0xf6, half: 0xf9, single: 0xfa, double: 0xfb }

export function cborReader(bytes: Uint8Array): CborReader {
  return { bytes, view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 }
}

/** The type of the next item, which stays to be read. */
export function nextType(reader: CborReader): number {
  return nextByte(reader) >>> 5
}

/** Says whether the next item is null, and if so goes past it. */
export function skipNull(reader: CborReader): boolean {
  if (nextByte(reader) !== simples.null) return false
  reader.at += 1
  return true
}

/** How many items follow that belong to the list. They may be fewer than it says: reading them tells. */
export function readListLength(reader: CborReader): number {
  return readHead(reader, majorTypes.list, 'not a list')
}

export function readMapLength(reader: CborReader): number {
  return readHead(reader, majorTypes.map, 'not a map')
}

/** An integer within ±(2⁵³ − 1). */
export function readInteger(reader: CborReader): number {
  if (nextType(reader) === majorTypes.unsigned) {
    return readHead(reader, majorTypes.unsigned, 'not an integer')
  }
  const number = -1 - readHead(reader, majorTypes.negative, 'not an integer')
  if (!Number.isSafeInteger(number)) throw new WrongShape('integer out of the safe range')
  return number
}

export function readText(reader: CborReader): string {
  const length = readHead(reader, majorTypes.text, 'not a text')
  const text = textOfUtf8(reader.bytes, reader.at, endOf(reader, length))
  if (text === null) throw new WrongShape('text is not UTF-8')
  reader.at += length
  return text
}

/** Bytes of this length, as hexadecimal digits. */
export function readHex(reader: CborReader, length: 16 | 32): string {
  if (readHead(reader, majorTypes.bytes, 'not bytes') !== length) {
    throw new WrongShape(`not ${length} bytes`)
  }
  return takeHex(reader, length)
}

/** An id or a hash, whichever it is. */
export function readIdOrHash(reader: CborReader): string {
  const length = readHead(reader, majorTypes.bytes, 'not bytes')
  if (length !== 16 && length !== 32) throw new WrongShape('not 16 or 32 bytes')
  return takeHex(reader, length)
}

/** Ids that stand in one string of bytes, one after the other. */
export function readIds(reader: CborReader): readonly string[] {
  return readRow(reader, 16)
}

/** The same with hashes. */
export function readHashes(reader: CborReader): readonly string[] {
  return readRow(reader, 32)
}

function readRow(reader: CborReader, size: 16 | 32): readonly string[] {
  const length = readHead(reader, majorTypes.bytes, 'not bytes')
  if (length % size !== 0) throw new WrongShape('not whole ids or hashes')
  endOf(reader, length)
  const row: string[] = []
  for (let read = 0; read < length; read += size) row.push(takeHex(reader, size))
  return row
}

/** Bytes of any length, as a copy of their own. */
export function readBytes(reader: CborReader): Uint8Array {
  const start = past(reader, readHead(reader, majorTypes.bytes, 'not bytes'))
  return new Uint8Array(reader.bytes.subarray(start, reader.at))
}

/** Goes past one item, whatever it is. `depth`: how many levels of lists and maps may be opened. */
export function skipItem(reader: CborReader, depth: number): void {
  switch (nextType(reader)) {
    case majorTypes.unsigned:
    case majorTypes.negative:
      readInteger(reader)
      return
    case majorTypes.bytes:
      past(reader, readHead(reader, majorTypes.bytes, 'not bytes'))
      return
    case majorTypes.text:
      readText(reader)
      return
    case majorTypes.list:
      skipItems(reader, readListLength(reader), depth)
      return
    case majorTypes.map:
      skipItems(reader, 2 * readMapLength(reader), depth)
      return
    case majorTypes.simple:
      readSimple(reader)
      return
    default:
      throw new WrongShape('a tag')
  }
}

function skipItems(reader: CborReader, items: number, depth: number): void {
  if (depth === 0) throw new WrongShape('nested too deeply')
  for (let left = items; left > 0; left--) skipItem(reader, depth - 1)
}

/** `null`, a truth value, or a number with a fraction or beyond the safe integers. */
export function readSimple(reader: CborReader): null | boolean | number {
  const byte = nextByte(reader)
  reader.at += 1
  switch (byte) {
    case simples.null:
      return null
    case simples.true:
      return true
    case simples.false:
      return false
    case simples.half:
      return shortestFloat(readHalf(reader), 2)
    case simples.single:
      return shortestFloat(reader.view.getFloat32(past(reader, 4)), 4)
    case simples.double:
      return shortestFloat(reader.view.getFloat64(past(reader, 8)), 8)
    default:
      throw new WrongShape(`no such simple value or float: ${byte}`)
  }
}

export function readEnd(reader: CborReader): void {
  if (reader.at !== reader.bytes.length) throw new WrongShape('something follows')
}

/**
 * Names of a map stand in the order of their encoded bytes, none twice. `before` and `name` are
 * where two that follow each other begin; `end` is where the second one ends.
 */
export function isLaterName(
  { bytes }: CborReader,
  before: { readonly start: number; readonly end: number },
  name: { readonly start: number; readonly end: number },
): boolean {
  const length = Math.min(before.end - before.start, name.end - name.start)
  for (let index = 0; index < length; index++) {
    const difference = (bytes[name.start + index] ?? 0) - (bytes[before.start + index] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return name.end - name.start > before.end - before.start
}

function nextByte({ bytes, at }: CborReader): number {
  const byte = bytes[at]
  if (byte === undefined) throw new WrongShape('ends too early')
  return byte
}

/** The number in the head of an item of this type: its value, its length or its count. */
function readHead(reader: CborReader, type: number, otherwise: string): number {
  const head = nextByte(reader)
  if (head >>> 5 !== type) throw new WrongShape(otherwise)
  reader.at += 1
  const short = head & 31
  if (short < 24) return short
  switch (short) {
    case 24:
      return shortestHead(reader.view.getUint8(past(reader, 1)), 24)
    case 25:
      return shortestHead(reader.view.getUint16(past(reader, 2)), 0x100)
    case 26:
      return shortestHead(reader.view.getUint32(past(reader, 4)), 0x10000)
    case 27:
      return readLongHead(reader)
    default:
      throw new WrongShape('indefinite length, or no CBOR')
  }
}

function readLongHead(reader: CborReader): number {
  const at = past(reader, 8)
  const number = reader.view.getUint32(at) * 2 ** 32 + reader.view.getUint32(at + 4)
  if (!Number.isSafeInteger(number)) throw new WrongShape('integer out of the safe range')
  return shortestHead(number, 2 ** 32)
}

function shortestHead(number: number, least: number): number {
  if (number < least) throw new WrongShape('more bytes than a number needs')
  return number
}

function endOf(reader: CborReader, length: number): number {
  const end = reader.at + length
  if (end > reader.bytes.length) throw new WrongShape('ends too early')
  return end
}

/** Goes past so many bytes and says where they began. */
function past(reader: CborReader, length: number): number {
  const start = reader.at
  reader.at = endOf(reader, length)
  return start
}

function takeHex(reader: CborReader, length: 16 | 32): string {
  const start = past(reader, length)
  return hexAt(reader.bytes, start, length)
}

function readHalf(reader: CborReader): number {
  const bits = reader.view.getUint16(past(reader, 2))
  const sign = bits >>> 15 === 0 ? 1 : -1
  const exponent = (bits >>> 10) & 31
  const fraction = bits & 0x3ff
  if (exponent === 31) return fraction === 0 ? sign * Infinity : Number.NaN
  return exponent === 0
    ? sign * fraction * 2 ** -24
    : sign * (fraction + 0x400) * 2 ** (exponent - 25)
}

/** A number that no integer and no shorter float could say, and that is one. */
function shortestFloat(number: number, bytes: 2 | 4 | 8): number {
  if (!Number.isFinite(number)) throw new WrongShape('not a number, or infinite')
  if (Number.isSafeInteger(number)) throw new WrongShape('a float where an integer fits')
  if (bytes === 8 && Math.fround(number) === number)
    throw new WrongShape('a longer float than needed')
  if (bytes === 2 && !isHalf(number)) throw new WrongShape('a shorter float than the format writes')
  if (bytes === 4 && isHalf(number)) throw new WrongShape('a longer float than needed')
  return number
}

/**
 * Whether the format writes it in 16 bits: at most 11 binary digits, and below 2⁻¹⁴, where 16 bits
 * hold ever fewer digits, only powers of two from 2⁻²⁴. (Commits were always written so.)
 */
function isHalf(number: number): boolean {
  const [most, leastFull, least] = [65_504, 2 ** -14, 2 ** -24]
  const size = Math.abs(number)
  if (size > most || size < least) return false
  let digits = size / least
  const room = size < leastFull ? 2 : 2 ** 11
  while (digits >= room) {
    if (digits % 2 !== 0) return false
    digits /= 2
  }
  return Number.isInteger(digits)
}
