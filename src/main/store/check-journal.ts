import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import type { CheckProblem } from '../../contract/check-report.ts'

/**
 * SQLite keeps the last saves in a file beside the database and, after a crash or a power cut, takes over what it can
 * read of it from the beginning. What follows a damaged place is left out without a word: this looks for such a place.
 *
 * The format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log. A header of 32 bytes, then frames of a
 * header of 24 bytes and one page. Each frame repeats the header's two salts and carries a checksum over all before it.
 */
const headerLength = 32
const frameHeaderLength = 24
/** The last bit says in which byte order checksums are reckoned: 1 is big-endian. */
const magic = 0x377f0682

/** `unfinished`: whether another program may be writing the file at this moment. */
export function* journalProblems(
  database: string,
  unfinished: () => boolean,
): Generator<CheckProblem> {
  const file = `${database}-wal`
  if (!existsSync(file) || leftOut(file) === 0 || unfinished()) return
  // Once more: the program that was writing may have ended in between.
  const bytes = existsSync(file) ? leftOut(file) : 0
  if (bytes > 0) yield { code: 'journal_torn', bytes }
}

/** How many bytes at the end of the file SQLite would not read although they belong to its last saves. */
function leftOut(file: string): number {
  const descriptor = openSync(file, 'r')
  try {
    const { size } = fstatSync(descriptor)
    return size === 0 ? 0 : size - readableTo(descriptor, size)
  } finally {
    closeSync(descriptor)
  }
}

/** The position of the first damage; the length of the file if there is none. */
function readableTo(descriptor: number, size: number): number {
  const header = bytesAt(descriptor, 0, headerLength)
  if (header === null || header.readUInt32BE(0) >>> 1 !== magic >>> 1) return 0
  const bigEndian = (header.readUInt32BE(0) & 1) === 1
  const pageSize = header.readUInt32BE(8)
  const generation = header.readUInt32BE(12 + 4)
  let sum = checksum(header.subarray(0, 24), [0, 0], bigEndian)
  if (!isSum(header, 24, sum) || pageSize < 512 || pageSize > 65_536) return 0

  let position = headerLength
  while (position < size) {
    const frame = bytesAt(descriptor, position, frameHeaderLength + pageSize)
    if (frame === null) return position
    const salts = frame.subarray(8, 16)
    if (!salts.equals(header.subarray(16, 24))) {
      // The file is written anew from its beginning with the next number; what is left of earlier rounds is no damage.
      const rounds = (generation - salts.readUInt32BE(0)) >>> 0
      return rounds > 0 && rounds < mostRounds ? size : position
    }
    sum = checksum(frame.subarray(0, 8), sum, bigEndian)
    sum = checksum(frame.subarray(frameHeaderLength), sum, bigEndian)
    if (!isSum(frame, 16, sum)) return position
    position += frame.length
  }
  return position
}

/** How often a file may have been written anew for its old frames to be taken for such. */
const mostRounds = 2 ** 24

function bytesAt(descriptor: number, position: number, length: number): Buffer | null {
  const bytes = Buffer.alloc(length)
  return readSync(descriptor, bytes, 0, length, position) === length ? bytes : null
}

type Sum = readonly [number, number]

const isSum = (bytes: Buffer, at: number, [first, second]: Sum): boolean =>
  bytes.readUInt32BE(at) === first && bytes.readUInt32BE(at + 4) === second

/** SQLite's: two running sums over pairs of 32-bit words. */
function checksum(bytes: Buffer, [first, second]: Sum, bigEndian: boolean): Sum {
  let [one, two] = [first, second]
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const [left, right] = bigEndian
      ? [bytes.readUInt32BE(at), bytes.readUInt32BE(at + 4)]
      : [bytes.readUInt32LE(at), bytes.readUInt32LE(at + 4)]
    one = (one + left + two) >>> 0
    two = (two + right + one) >>> 0
  }
  return [one, two]
}
