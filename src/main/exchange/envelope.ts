import { createHash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'
import { Decrypter, Encrypter } from 'age-encryption'
import { packageLimits } from '../../contract/package/limits.ts'
import type { Opening, Sealing } from '../usecases/ports/packages.ts'
import { readAgeHeader } from './age-header.ts'
import { Refused } from './refused.ts'

/** Of scrypt, base-2 logarithm: 64 MiB of memory and about a second. The words that the program makes have 66 bits. */
const scryptWorkFactor = 16
const readAtOnce = 256 * 1024

/** Of plaintext, sealed each by itself. */
const chunkBytes = 64 * 1024
const nonceBytes = 16
/** Behind each chunk, also behind one without content. */
const tagBytes = 16

/** The plaintext in an age envelope (https://age-encryption.org/v1), as it is to be written. */
export async function sealed(
  plaintext: AsyncIterator<Uint8Array>,
  sealing: Sealing,
): Promise<AsyncIterable<Uint8Array>> {
  const encrypter = new Encrypter()
  if ('passphrase' in sealing) {
    encrypter.setScryptWorkFactor(scryptWorkFactor)
    encrypter.setPassphrase(sealing.passphrase)
  } else {
    for (const recipient of sealing.recipients) encrypter.addRecipient(recipient)
  }
  return chunksOf(await encrypter.encrypt(streamOf(plaintext)))
}

export interface OpenedEnvelope {
  /** Each chunk is authentic by itself; the whole only when it has ended. */
  readonly plaintext: AsyncIterator<Uint8Array>
  /** Bytes of it, going by the length of the file. */
  readonly size: number
  /** Of the file, when the plaintext has ended. */
  sha256(): string
}

/** `onRead`: how many bytes of the file have been read. */
export async function opened(
  file: FileHandle,
  opening: Opening,
  onRead: (bytes: number) => void,
): Promise<OpenedEnvelope> {
  const { size } = await file.stat()
  const start = Buffer.alloc(Math.min(size, packageLimits.ageHeader))
  await file.read(start, 0, start.length, 0)
  const { sealedFor, length } = readAgeHeader(start)
  if (size < length + nonceBytes + tagBytes) throw new Refused('package_cut_off')
  const decrypter = decrypterFor(opening, sealedFor)
  const hash = createHash('sha256')
  const stream = await decrypter
    .decrypt(streamOf(fileChunks(file, hash, onRead)))
    .catch((error: unknown) => {
      throw headerError(error, sealedFor)
    })
  const plaintext = plaintextSize(() => stream.size(size))
  return {
    plaintext: authentic(chunksOf(stream), plaintext),
    size: plaintext,
    sha256: () => hash.digest('hex'),
  }
}

function decrypterFor(opening: Opening, sealedFor: 'recipients' | 'passphrase'): Decrypter {
  const decrypter = new Decrypter()
  if ('passphrase' in opening) {
    if (sealedFor === 'recipients') throw new Refused('package_without_passphrase')
    decrypter.addPassphrase(opening.passphrase)
  } else {
    if (sealedFor === 'passphrase') throw new Refused('package_needs_passphrase')
    for (const identity of opening.identities) decrypter.addIdentity(identity)
  }
  return decrypter
}

/** The library says in words alone why a header did not open. */
function headerError(error: unknown, sealedFor: 'recipients' | 'passphrase'): unknown {
  if (!isOfAge(error)) return error
  if (!error.message.startsWith('no identity matched')) return new Refused('package_altered')
  return new Refused(sealedFor === 'passphrase' ? 'package_passphrase_wrong' : 'package_for_others')
}

function plaintextSize(size: () => number): number {
  try {
    return size()
  } catch (error) {
    if (!isOfAge(error)) throw error
    throw new Refused('package_cut_off')
  }
}

/**
 * Whatever the library throws while it decrypts says that the bytes are not those that were sealed. The last chunk of a
 * file that was cut off is one that was altered for all that its tag says: only where the file goes on behind a chunk is
 * it certain that it was altered.
 */
async function* authentic(
  chunks: AsyncIterable<Uint8Array>,
  size: number,
): AsyncGenerator<Uint8Array> {
  let left = size
  const iterator = chunks[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await iterator.next().catch((error: unknown) => {
        if (!isOfAge(error)) throw error
        throw new Refused(left <= chunkBytes ? 'package_not_whole' : 'package_altered')
      })
      if (next.done === true) return
      left -= next.value.length
      yield next.value
    }
  } finally {
    await iterator.return?.()
  }
}

/** A plain error: neither of the operating system, nor a cancellation, nor our own. */
function isOfAge(error: unknown): error is Error {
  return (
    error instanceof Error &&
    !(error instanceof Refused) &&
    !('code' in error) &&
    error.name === 'Error'
  )
}

async function* fileChunks(
  file: FileHandle,
  hash: ReturnType<typeof createHash>,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for (let position = 0; ;) {
    const buffer = Buffer.alloc(readAtOnce)
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
    if (bytesRead === 0) return
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    position += bytesRead
    onRead(position)
    // No more than one chunk of plaintext comes of each, so that what fails takes none before it along.
    for (let start = 0; start < chunk.length; start += chunkBytes) {
      yield chunk.subarray(start, start + chunkBytes)
    }
  }
}

function streamOf(iterator: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await iterator.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => {
      await iterator.return?.()
    },
  })
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      yield value
    }
  } finally {
    // Whoever stopped reading has their reason; that the part they never asked for is broken too is no news.
    await Promise.allSettled([reader.cancel()])
  }
}
