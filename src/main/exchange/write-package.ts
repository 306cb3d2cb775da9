import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Refusal } from '../../contract/errors.ts'
import type { AttestedHead } from '../../contract/package/attestation.ts'
import { cursorsOf } from '../../contract/package/block-reader.ts'
import { writeBlock, type BlockCommit } from '../../contract/package/block-writer.ts'
import { commitsIn, compareFeedRanges } from '../../contract/package/feed-ranges.ts'
import { packageLimits } from '../../contract/package/limits.ts'
import { encodeManifest } from '../../contract/package/manifest-writer.ts'
import { manifestProblem } from '../../contract/package/manifest-problem.ts'
import type { Manifest, PackageFrame } from '../../contract/package/manifest.ts'
import { packageVersion, signatureBytes, writePrelude } from '../../contract/package/prelude.ts'
import { feedKey } from '../../core/changes/feed.ts'
import { compareText } from '../../core/changes/stamp.ts'
import type { Commit, CommitHash, Id } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { PackageContent, WriteOptions, WrittenPackage } from '../usecases/ports/packages.ts'
import { compressBlock, compressFile } from './compression.ts'
import { sealed } from './envelope.ts'
import { sha256 } from './hashes.ts'
import { attestationsFor, headsOf } from './head-attestations.ts'
import { Refused, refusalOf } from './refused.ts'

/**
 * Packs the frames into temporary files, says what they are in the manifest, and seals everything into a partial file
 * beside `out` that takes its name when it is on the disk.
 */
export async function writePackage(
  content: PackageContent,
  options: WriteOptions,
): Promise<Result<WrittenPackage, Refusal>> {
  let folder: string | null = null
  try {
    folder = await mkdtemp(join(options.temporaryFolder, 'package-'))
    const packed = await packFrames(content, folder, options)
    const manifest = manifestOf(content, packed, options)
    return success({
      ...(await sealFile(manifest, packed.sources, options)),
      manifest,
      commits: packed.commits,
      changes: packed.changes,
    })
  } catch (error) {
    const refused = refusalOf(error, options.out)
    if (refused === null) throw error
    return failure(refused)
  } finally {
    if (folder !== null) await rm(folder, { recursive: true, force: true })
  }
}

/** Where the packed bytes of a frame are. */
interface FrameSource {
  readonly path: string
  readonly start: number
  readonly length: number
  /** SHA-256 of those bytes. */
  readonly hash: string
}

interface PackedFrames {
  readonly feeds: Manifest['feeds']
  readonly heads: readonly AttestedHead[]
  readonly frames: readonly PackageFrame[]
  readonly sources: readonly FrameSource[]
  readonly commits: number
  readonly changes: number
}

async function packFrames(
  content: PackageContent,
  folder: string,
  { signal }: WriteOptions,
): Promise<PackedFrames> {
  const feeds = content.feeds.toSorted(compareFeedRanges)
  const blocks = await packBlocks({ ...content, feeds }, join(folder, 'blocks'), signal)
  const frames = [...blocks.frames]
  const sources = [...blocks.sources]
  for (const { sha256: hash, path } of content.attachments.toSorted((a, b) =>
    compareText(a.sha256, b.sha256),
  )) {
    signal?.throwIfAborted()
    const { frame, source } = await packAttachment(hash, path, join(folder, hash))
    frames.push(frame)
    sources.push(source)
  }
  return { ...blocks, feeds, frames, sources }
}

/** Above so many commits ids are left whole: to find out who minted them costs more than it saves. */
const smallPackage = 2_000
/** Whose ids are looked for in a small one. */
const mostMakers = 32

async function packBlocks(
  content: PackageContent,
  path: string,
  signal: AbortSignal | undefined,
): Promise<Omit<PackedFrames, 'feeds'>> {
  const { feeds, holdings, commits } = content
  const total = feeds.reduce((sum, feed) => sum + commitsIn(feed), 0)
  const makers = total > smallPackage ? [] : makersIn([...feeds, ...holdings])
  const { placeOf, heads } = placesIn(feeds)
  const frames: PackageFrame[] = []
  const sources: FrameSource[] = []
  let block: BlockCommit[] = []
  let [bytes, changes, start, allChanges] = [0, 0, 0, 0]
  const file = await open(path, 'wx', 0o600)
  const flush = async (): Promise<void> => {
    if (block.length === 0) return
    signal?.throwIfAborted()
    const whole = writeBlock(block, makers, sha256)
    const packed = await compressBlock(whole)
    await file.writeFile(packed)
    const hash = sha256(packed)
    frames.push({ kind: 'commits', hash, packed: packed.length, size: whole.length })
    sources.push({ path, start, length: packed.length, hash })
    start += packed.length
    block = []
    bytes = 0
    changes = 0
  }
  try {
    for await (const { hash, bytes: whole, commit } of commits) {
      const count = commit.changes.length
      // Half is kept free: a single commit may take the other, and the columns come on top.
      if (
        changes + count > packageLimits.block.changes ||
        bytes + whole.length > packageLimits.block.bytes / 2
      ) {
        await flush()
      }
      block.push({ feed: placeOf(commit, hash), hash, bytes: whole, commit })
      bytes += whole.length
      changes += count
      allChanges += count
    }
    await flush()
  } finally {
    await file.close()
  }
  return { frames, sources, heads: headsOf(feeds, heads()), commits: total, changes: allChanges }
}

const makersIn = (named: readonly { readonly installation: Id }[]): readonly Id[] =>
  [...new Set(named.map(({ installation }) => installation))].slice(0, mostMakers)

interface Places {
  readonly placeOf: (commit: Commit, hash: CommitHash) => number
  /** When every range has come to its end. */
  readonly heads: () => readonly CommitHash[]
}

/** Finds the range that a commit continues. That every range is given whole and in order is the caller's part. */
function placesIn(feeds: Manifest['feeds']): Places {
  const cursors = cursorsOf(feeds)
  const byFeed = new Map<string, number[]>()
  cursors.forEach((cursor, place) => {
    const key = feedKey(cursor)
    byFeed.set(key, [...(byFeed.get(key) ?? []), place])
  })
  return {
    placeOf: (commit, hash) => {
      for (const place of byFeed.get(feedKey(commit)) ?? []) {
        const cursor = cursors[place]
        if (
          cursor !== undefined &&
          cursor.sequence + 1 === commit.sequence &&
          cursor.hash === commit.previous &&
          commit.sequence <= cursor.through
        ) {
          cursor.sequence += 1
          cursor.hash = hash
          return place
        }
      }
      throw new Error(`commit ${hash} continues no range`)
    },
    heads: () =>
      cursors.map(({ sequence, through, hash }) => {
        if (sequence !== through || hash === null) throw new Error('a range without its end')
        return hash
      }),
  }
}

async function packAttachment(
  hash: string,
  path: string,
  temporary: string,
): Promise<{ readonly frame: PackageFrame; readonly source: FrameSource }> {
  const { size } = await stat(path)
  const packed = await compressFile(path, hash, temporary)
  if (packed === null) {
    await rm(temporary, { force: true })
    return {
      frame: { kind: 'attachment', packing: 'stored', hash, packed: size, size, sha256: hash },
      source: { path, start: 0, length: size, hash },
    }
  }
  const digest = createHash('sha256')
  await pipeline(createReadStream(temporary), digest)
  const packedHash = digest.digest('hex')
  return {
    frame: {
      kind: 'attachment',
      packing: 'brotli',
      hash: packedHash,
      packed,
      size,
      sha256: hash,
    },
    source: { path: temporary, start: 0, length: packed, hash: packedHash },
  }
}

function manifestOf(
  content: PackageContent,
  { feeds, heads, frames }: PackedFrames,
  { signer, alsoSigning = [] }: WriteOptions,
): Manifest {
  const { kind, id, register, made, program, schemaVersion, catalogue, statements, gaps } = content
  const manifest: Manifest = {
    kind,
    id,
    register,
    made,
    program,
    schemaVersion,
    catalogue,
    statements,
    gaps,
    sender: { office: content.office, installation: signer.installation },
    recipients: content.recipients.toSorted(compareText),
    scope: content.scope.toSorted(compareText),
    lacking: content.lacking.toSorted(compareText),
    holdings: content.holdings.toSorted((a, b) => compareText(a.installation, b.installation)),
    feeds,
    attestations: attestationsFor(feeds, heads, [signer, ...alsoSigning], content.attestations),
    frames,
  }
  const problem = manifestProblem(manifest)
  if (problem !== null) throw new Error(`not a manifest: ${problem}`)
  return manifest
}

/** The end of the name of a file that is still being sealed. */
const unsealed = '.partial'

async function sealFile(
  manifest: Manifest,
  sources: readonly FrameSource[],
  { signer, sealing, out, signal, onProgress }: WriteOptions,
): Promise<Pick<WrittenPackage, 'file' | 'bytes' | 'sha256'>> {
  const bytes = encodeManifest(manifest)
  const prelude = writePrelude({ version: packageVersion, manifest: bytes.length })
  const signed = Buffer.concat([prelude, bytes])
  const signature = signer.sign(signed)
  const total =
    signed.length + signatureBytes + sources.reduce((sum, { length }) => sum + length, 0)
  async function* plaintext(): AsyncGenerator<Uint8Array> {
    let done = 0
    yield signed
    yield signature
    done += signed.length + signature.length
    for (const source of sources) {
      for await (const piece of piecesOf(source)) {
        signal?.throwIfAborted()
        yield piece
        done += piece.length
        onProgress?.({ done, total })
      }
    }
  }
  const partial = `${out}${unsealed}`
  try {
    const hash = createHash('sha256')
    let size = 0
    const file = await open(partial, 'wx', 0o600).catch((error: unknown) => {
      throw notWritable(error, out)
    })
    try {
      for await (const chunk of await sealed(plaintext(), sealing)) {
        hash.update(chunk)
        size += chunk.length
        await file.writeFile(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    signal?.throwIfAborted()
    await rename(partial, out).catch((error: unknown) => {
      throw notWritable(error, out)
    })
    return { file: out, bytes: size, sha256: hash.digest('hex') }
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

function notWritable(error: unknown, file: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || code === 'ENOSPC') return error
  return new Refused('output_not_writable', { file, reason: code })
}

/** A file that is not what its name says ends the writing: nobody could import the package. */
async function* piecesOf({ path, start, length, hash }: FrameSource): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  const stream = createReadStream(path, {
    start,
    end: start + length - 1,
    highWaterMark: 256 * 1024,
  })
  for await (const piece of stream) {
    if (!(piece instanceof Uint8Array)) throw new TypeError('a stream of bytes')
    digest.update(piece)
    yield piece
  }
  if (digest.digest('hex') !== hash) throw new Refused('evidence_altered', { file: path })
}
