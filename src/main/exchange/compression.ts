import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, createBrotliCompress } from 'node:zlib'
import { Refused } from './refused.ts'

const compress = promisify(brotliCompress)
const decompress = promisify(brotliDecompress)

/** Measured on blocks of real shape: above 5 a block takes several times as long for one part in twenty. */
const usualQuality = 5
/** A single day's work is small, and travels by e-mail. */
const smallBlock = 128 * 1024
const smallQuality = 11

export function compressBlock(block: Uint8Array): Promise<Buffer> {
  return compress(block, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: block.length <= smallBlock ? smallQuality : usualQuality,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: block.length,
    },
  })
}

/** Never more than `size` bytes, and never fewer. */
export async function decompressBlock(packed: Uint8Array, size: number): Promise<Uint8Array> {
  const block = await decompress(packed, { maxOutputLength: size }).catch((error: unknown) => {
    throw isOfBrotli(error) ? malformed() : error
  })
  if (block.length !== size) throw malformed()
  return block
}

export const malformed = (): Refused =>
  new Refused('package_malformed', { problem: 'a frame of another size than it says' })

export const isOfBrotli = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^(ERR__|ERR_BROTLI|ERR_BUFFER_TOO_LARGE|Z_)/.test(error.code)

/** Pictures, PDF and spreadsheets are compressed already; so much of a file tells. */
const sample = 64 * 1024
/** What it must come down to for the reader's time to be worth it. */
const worthwhile = 0.9

/**
 * Packs a file if that makes it clearly smaller: gives the packed size, or `null` where it is better stored. `to` must
 * not be there yet. A file that is not what its SHA-256 says is refused.
 */
export async function compressFile(
  from: string,
  sha256: string,
  to: string,
): Promise<number | null> {
  const { size } = await stat(from)
  if (!(await isWorthwhile(from, size))) return null
  const digest = createHash('sha256')
  await pipeline(
    createReadStream(from),
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        digest.update(chunk)
        done(null, chunk)
      },
    }),
    createBrotliCompress({
      params: {
        [constants.BROTLI_PARAM_QUALITY]: usualQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: size,
      },
    }),
    createWriteStream(to, { flags: 'wx', mode: 0o600 }),
  )
  if (digest.digest('hex') !== sha256) throw new Refused('evidence_altered', { file: from })
  const packed = (await stat(to)).size
  return packed < size * worthwhile ? packed : null
}

async function isWorthwhile(path: string, size: number): Promise<boolean> {
  const file = await open(path)
  try {
    const start = Buffer.alloc(Math.min(sample, size))
    await file.read(start, 0, start.length, 0)
    const packed = await compress(start, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })
    return packed.length < start.length * worthwhile
  } finally {
    await file.close()
  }
}

/** Lets at most so many bytes through, and refuses at the next. */
export function atMost(bytes: number): Transform {
  let left = bytes
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      left -= chunk.length
      if (left < 0) done(malformed())
      else done(null, chunk)
    },
  })
}
