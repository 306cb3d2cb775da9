/**
 * Unsigned whole numbers up to 2⁵³ − 1 in as few bytes as they need (LEB128): seven bits a byte, the least first, the top
 * bit set on all but the last.
 */
export interface ByteSink {
  bytes: Uint8Array
  length: number
}

export const byteSink = (): ByteSink => ({ bytes: new Uint8Array(1024), length: 0 })

export function pushVarint(sink: ByteSink, number: number): void {
  let left = number
  while (left >= 0x80) {
    pushByte(sink, (left % 0x80) | 0x80)
    left = Math.floor(left / 0x80)
  }
  pushByte(sink, left)
}

export function pushBytes(sink: ByteSink, bytes: Uint8Array): void {
  const length = sink.length + bytes.length
  makeRoom(sink, length)
  sink.bytes.set(bytes, sink.length)
  sink.length = length
}

export const sunk = ({ bytes, length }: ByteSink): Uint8Array => bytes.subarray(0, length)

/** What a varint stands for when numbers may also be negative: 0, -1, 1, -2, 2… */
export const zigzag = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number)
export const unzigzag = (number: number): number =>
  number % 2 === 0 ? number / 2 : -(number + 1) / 2

export interface VarintReader {
  readonly bytes: Uint8Array
  at: number
}

/** `null`: there is none, or one that could be shorter or is too great. */
export function readVarint(reader: VarintReader): number | null {
  let [number, weight] = [0, 1]
  for (let read = 0; read < 8; read += 1) {
    const byte = reader.bytes[reader.at]
    if (byte === undefined) return null
    reader.at += 1
    number += (byte & 0x7f) * weight
    weight *= 0x80
    if (byte < 0x80) {
      const isShortest = byte !== 0 || read === 0
      return isShortest && Number.isSafeInteger(number) ? number : null
    }
  }
  return null
}

export function pushByte(sink: ByteSink, byte: number): void {
  makeRoom(sink, sink.length + 1)
  sink.bytes[sink.length] = byte
  sink.length += 1
}

function makeRoom(sink: ByteSink, length: number): void {
  if (length <= sink.bytes.length) return
  const grown = new Uint8Array(Math.max(length, 2 * sink.bytes.length))
  grown.set(sunk(sink))
  sink.bytes = grown
}
