import { inflateRawSync } from 'node:zlib'
import { failure, success, type Result } from '../../../core/result.ts'

/** `damaged`: not a ZIP file as its format says; `too_large`: the part unpacks to more than asked for. */
export type ZipFault = 'damaged' | 'too_large'

export interface ZipParts {
  /** The bytes of a part, or null when there is no part of that name. */
  readonly read: (name: string) => Result<Uint8Array | null, ZipFault>
}

interface Entry {
  readonly method: number
  readonly packed: number
  /** Of the local header, in bytes from the start of the file. */
  readonly at: number
}

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
const localEntry = 0x04034b50
const endLength = 22
const longestComment = 0xffff
const encrypted = 1
const stored = 0
const deflated = 8

/**
 * The parts of a ZIP file by name (APPNOTE.TXT 6.3.10). What a part says of its own size is not
 * believed: unpacking stops at `largestPart` bytes. No ZIP64: documents are far below 4 GiB.
 */
export function zipParts(bytes: Uint8Array, largestPart: number): Result<ZipParts, ZipFault> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(file)
  if (entries === null) return failure('damaged')
  return success({
    read: (name) => {
      const entry = entries.get(name)
      return entry === undefined ? success(null) : partOf(file, entry, largestPart)
    },
  })
}

function entriesOf(file: Buffer): ReadonlyMap<string, Entry> | null {
  const end = placeOfEnd(file)
  if (end === null) return null
  const count = file.readUInt16LE(end + 10)
  const entries = new Map<string, Entry>()
  let at = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== directoryEntry) return null
    const nameEnd = at + 46 + file.readUInt16LE(at + 28)
    if ((file.readUInt16LE(at + 8) & encrypted) !== 0) return null
    entries.set(file.toString('utf8', at + 46, nameEnd), {
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      at: file.readUInt32LE(at + 42),
    })
    at = nameEnd + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return entries
}

function placeOfEnd(file: Buffer): number | null {
  const first = Math.max(0, file.length - endLength - longestComment)
  for (let at = file.length - endLength; at >= first; at -= 1) {
    if (file.readUInt32LE(at) === endOfDirectory) return at
  }
  return null
}

function partOf(
  file: Buffer,
  { method, packed, at }: Entry,
  largestPart: number,
): Result<Uint8Array, ZipFault> {
  if (at + 30 > file.length || file.readUInt32LE(at) !== localEntry) return failure('damaged')
  const start = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  if (start + packed > file.length) return failure('damaged')
  const data = file.subarray(start, start + packed)
  if (method === stored) return data.length > largestPart ? failure('too_large') : success(data)
  return method === deflated ? inflated(data, largestPart) : failure('damaged')
}

function inflated(data: Buffer, largestPart: number): Result<Uint8Array, ZipFault> {
  try {
    return success(inflateRawSync(data, { maxOutputLength: largestPart }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ERR_BUFFER_TOO_LARGE') return failure('too_large')
    // How zlib says that the data are not what they should be.
    if (typeof code === 'string' && code.startsWith('Z_')) return failure('damaged')
    throw error
  }
}
