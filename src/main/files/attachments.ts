import { createHash, randomUUID } from 'node:crypto'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs'
import { chmod, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import mime from 'mime'
import { refusal, type Refusal } from '../../contract/errors.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { systemErrorCode } from './system-error.ts'
import type { Attachments, KeptFile, StoredFile } from '../usecases/ports/attachments.ts'

/** 2 GiB: DESIGN section 5, evidence files. */
const largestFile = 2 * 1024 ** 3

/**
 * Removes what a copy that was cut off left behind: the rest of a file that no record names. For the one program that
 * has the register open for writing, before it copies anything.
 */
export function removeLeftovers(directory: string): void {
  const incoming = join(directory, 'incoming')
  if (!existsSync(incoming)) return
  for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true })
}

/**
 * Files by their SHA-256 below the register's folder, read-only, never executed. The name that a file had is a field
 * of its record; nothing from outside becomes a path here. `largest`: bytes.
 */
export function fileAttachments(directory: string, largest = largestFile): Attachments {
  const pathOf = (sha256: string): string => join(directory, sha256.slice(0, 2), sha256)

  return {
    holds: (sha256) => existsSync(pathOf(sha256)),

    keep: async (sources) => {
      const staged: StagedFile[] = []
      for (const source of sources) {
        const file = await stage(source, directory, largest)
        if (!file.ok) {
          await Promise.all(staged.map(({ incoming }) => rm(incoming, { force: true })))
          return file
        }
        staged.push(file.value)
      }
      const kept: KeptFile[] = []
      for (const { incoming, source, sha256, size } of staged) {
        const file = await settle(incoming, sha256, size, pathOf)
        kept.push({ ...file, name: basename(source), mediaType: mediaTypeOf(source) })
      }
      return success(kept)
    },

    giveBack: async (source, sha256) => {
      const staged = await stage(source, directory, largest)
      if (!staged.ok) return staged
      const { incoming, size } = staged.value
      if (staged.value.sha256 !== sha256) {
        await rm(incoming, { force: true })
        return success(false)
      }
      await settle(incoming, sha256, size, pathOf)
      return success(true)
    },

    keepBytes: async (bytes) => {
      const incoming = join(directory, 'incoming', randomUUID())
      await mkdir(dirname(incoming), { recursive: true })
      await writeFile(incoming, bytes, { flag: 'wx', flush: true })
      return settle(
        incoming,
        createHash('sha256').update(bytes).digest('hex'),
        bytes.length,
        pathOf,
      )
    },

    pathOf,

    sizeOf: (sha256) => statSync(pathOf(sha256), { throwIfNoEntry: false })?.size,

    adopt: async (path, sha256) => {
      const { size } = await stat(path)
      await settle(path, sha256, size, pathOf)
    },

    discard: (sha256) => {
      rmSync(pathOf(sha256), { force: true })
    },

    verify: (sha256, pause) => stateOf(pathOf(sha256), sha256, pause),

    copyInto: async (sha256, directory, name) => {
      const file = join(directory, harmlessName(name, sha256))
      await pipeline(createReadStream(pathOf(sha256)), createWriteStream(file, { flags: 'wx' }))
      return file
    },
  }
}

interface StagedFile extends StoredFile {
  readonly source: string
  readonly incoming: string
}

/** Copies and measures a file beside the kept ones. */
async function stage(
  source: string,
  directory: string,
  largest: number,
): Promise<Result<StagedFile, Refusal>> {
  const incoming = join(directory, 'incoming', randomUUID())
  await mkdir(dirname(incoming), { recursive: true })
  const hash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > largest) {
        done(new TooLarge(largest))
        return
      }
      hash.update(chunk)
      done(null, chunk)
    },
  })
  try {
    await pipeline(
      createReadStream(source),
      measure,
      createWriteStream(incoming, { flags: 'wx', flush: true }),
    )
  } catch (error) {
    await rm(incoming, { force: true })
    return failure(unreadable(source, error))
  }
  if (size === 0) {
    await rm(incoming, { force: true })
    return failure(refusal('file_empty', { file: source }))
  }
  return success({ source, incoming, sha256: hash.digest('hex'), size })
}

/** Moves a measured file to its place. Two saves of the same file meet at the same name, and the bytes are the same. */
async function settle(
  incoming: string,
  sha256: string,
  size: number,
  pathOf: (sha256: string) => string,
): Promise<StoredFile> {
  const path = pathOf(sha256)
  await mkdir(dirname(path), { recursive: true })
  if ((await stateOf(path, sha256)) === 'intact') {
    await rm(incoming, { force: true })
  } else {
    // What was there is not that file any more; these are its bytes again.
    await rm(path, { force: true })
    await chmod(incoming, 0o400)
    await rename(incoming, path)
  }
  return { sha256, size }
}

/** Bytes that are read between two pauses: some hundredths of a second. */
const betweenPauses = 8 * 1024 ** 2

async function stateOf(
  path: string,
  sha256: string,
  pause?: () => Promise<void>,
): Promise<'intact' | 'altered' | 'missing'> {
  if (!existsSync(path)) return 'missing'
  const hash = createHash('sha256')
  let since = 0
  const breathe = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      since += chunk.length
      if (pause === undefined || since < betweenPauses) {
        done()
        return
      }
      since = 0
      void breatheThen(pause, done)
    },
  })
  try {
    await pipeline(createReadStream(path), breathe.resume())
  } catch (error) {
    // Purged since it was looked for.
    if (systemErrorCode(error) === 'ENOENT') return 'missing'
    throw error
  }
  return hash.digest('hex') === sha256 ? 'intact' : 'altered'
}

/** Lets other work go first; what ends the pause ends the reading. */
async function breatheThen(
  pause: () => Promise<void>,
  done: (error?: Error | null) => void,
): Promise<void> {
  try {
    await pause()
  } catch (error) {
    done(error instanceof Error ? error : new Error(String(error)))
    return
  }
  done()
}

class TooLarge extends Error {
  readonly largest: number

  constructor(largest: number) {
    super()
    this.largest = largest
  }
}

function unreadable(source: string, error: unknown): Refusal {
  if (error instanceof TooLarge) {
    return refusal('file_too_large', { file: source, megabytes: error.largest / 1024 ** 2 })
  }
  const code = systemErrorCode(error)
  if (code === 'ENOENT') return refusal('file_missing', { file: source })
  if (code === 'ENOSPC') return refusal('storage_full', { file: source })
  return refusal('file_unreadable', { file: source, reason: code ?? String(error) })
}

/** By the name alone: what is in the file is for the program that opens it to say. */
const mediaTypeOf = (path: string): string => mime.getType(path) ?? 'application/octet-stream'

/** The name came from another machine: only letters, digits and a few signs of its last part are kept. */
function harmlessName(name: string, sha256: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const kept = last
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^[. -]+/, '')
    .slice(-120)
  return kept === '' ? sha256.slice(0, 16) : kept
}
