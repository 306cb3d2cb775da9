import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { catalogueInstallation } from '../../contract/catalogue.ts'
import type { Refusal } from '../../contract/errors.ts'
import {
  cursorsOf,
  readBlock,
  type BlockProblem,
  type FeedCursor,
} from '../../contract/package/block-reader.ts'
import { packageLimits } from '../../contract/package/limits.ts'
import type { Manifest, PackageFrame } from '../../contract/package/manifest.ts'
import { manifestProblem } from '../../contract/package/manifest-problem.ts'
import { decodeManifest } from '../../contract/package/manifest-reader.ts'
import {
  isReadable,
  packageVersion,
  preludeBytes,
  readPrelude,
  signatureBytes,
  type PackageVersion,
} from '../../contract/package/prelude.ts'
import { failure, success, type Result } from '../../core/result.ts'
import type { StagedPackage, StageOptions, Trust } from '../usecases/ports/packages.ts'
import { byteSource, type ByteSource } from './byte-source.ts'
import { atMost, decompressBlock, isOfBrotli, malformed } from './compression.ts'
import { opened, type OpenedEnvelope } from './envelope.ts'
import { sha256 } from './hashes.ts'
import { headsOf, verifiedAttestations } from './head-attestations.ts'
import { Refused, refusalOf } from './refused.ts'
import { isSignedByAny } from './signatures.ts'
import {
  attachmentPath,
  keepBlock,
  keepManifest,
  keepMarker,
  stagedPackage,
  type StageMarker,
} from './stage-folder.ts'

/**
 * Reads a package to its end into a folder of its own, and verifies each thing before the next is looked at: envelope,
 * magic and version, the manifest and who signed it, then frame by frame hash, size, every commit, and last that the
 * chains come to the heads that their authors signed. What fails leaves no folder.
 */
export function stagePackage(
  path: string,
  folder: string,
  options: StageOptions,
): Promise<Result<StagedPackage, Refusal>> {
  return wholeOrNothing(path, folder, () => stageFile(path, folder, options))
}

/** The same for what is in an envelope; also how the tests reach what an envelope protects. */
export function stagePlaintext(
  envelope: OpenedEnvelope,
  folder: string,
  options: StageOptions,
): Promise<Result<StagedPackage, Refusal>> {
  return wholeOrNothing('', folder, () => stageEnvelope(envelope, folder, options))
}

async function wholeOrNothing(
  path: string,
  folder: string,
  stage: () => Promise<StagedPackage>,
): Promise<Result<StagedPackage, Refusal>> {
  await mkdir(folder, { mode: 0o700 })
  try {
    return success(await stage())
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    const refused = refusalOf(error, path)
    if (refused === null) throw error
    return failure(refused)
  }
}

async function stageEnvelope(
  envelope: OpenedEnvelope,
  folder: string,
  options: StageOptions,
): Promise<StagedPackage> {
  const source = byteSource(envelope.plaintext)
  try {
    const { manifest, trust, minor, bytes } = await readManifest(source, envelope.size, options)
    await keepManifest(folder, bytes)
    const cursors = cursorsOf(manifest.feeds)
    const blocks: StageMarker['blocks'] = []
    const attachments: { sha256: string; path: string; size: number }[] = []
    for (const [number, frame] of manifest.frames.entries()) {
      options.signal?.throwIfAborted()
      if (frame.kind === 'commits') {
        const commits = await readCommits(source, number, frame, cursors)
        blocks.push(await keepBlock(folder, number, commits))
      } else {
        attachments.push(await keepAttachment(source, number, frame, folder, options.signal))
      }
    }
    // Only the end of the envelope says that nobody took anything away or put anything there.
    if (await source.hasMore()) throw new Refused('package_altered')
    const heads = endsOf(cursors)
    const { feeds } = manifest
    if (new Set(heads).size < heads.length) {
      throw new Refused('package_malformed', { problem: 'a branch twice' })
    }
    verifiedAttestations(feeds, manifest.attestations, headsOf(feeds, heads), trust)
    const marker: StageMarker = {
      format: 'acuerdos-stage',
      version: 1,
      package: envelope.sha256(),
      minor,
      manifest: sha256(bytes),
      blocks,
      heads: [...heads],
    }
    options.signal?.throwIfAborted()
    await keepMarker(folder, marker)
    return stagedPackage(folder, manifest, marker, attachments)
  } finally {
    await source.close()
  }
}

async function stageFile(
  path: string,
  folder: string,
  options: StageOptions,
): Promise<StagedPackage> {
  const file = await open(path)
  try {
    const { size: total } = await file.stat()
    const envelope = await opened(file, options.opening, (done) => {
      options.signal?.throwIfAborted()
      options.onProgress?.({ done, total })
    })
    return await stageEnvelope(envelope, folder, options)
  } finally {
    await file.close()
  }
}

interface ReadManifest {
  readonly manifest: Manifest
  readonly trust: Trust
  readonly minor: number
  readonly bytes: Uint8Array
}

async function readManifest(
  source: ByteSource,
  size: number,
  { trust: trustIn, largest = Number.MAX_SAFE_INTEGER }: StageOptions,
): Promise<ReadManifest> {
  if (size < preludeBytes) {
    // A file that was cut off is no sealed word of so few bytes: then this does not open.
    await source.hasMore()
    throw new Refused('package_unrecognised')
  }
  const preludeRow = await source.take(preludeBytes)
  const prelude = readPrelude(preludeRow)
  if (prelude === null) throw new Refused('package_unrecognised')
  if (!isReadable(prelude.version)) throw newer(prelude.version)
  const length = prelude.manifest
  if (length > packageLimits.manifest) throw new Refused('package_too_large', { part: 'manifest' })
  if (size < preludeBytes + length + signatureBytes) throw new Refused('package_cut_off')
  const bytes = await source.take(length)
  const signature = await source.take(signatureBytes)
  const { minor } = prelude.version
  const decoded = decodeManifest(bytes, minor)
  if (!decoded.ok) throw new Refused('package_malformed', { problem: decoded.error })
  const manifest = decoded.value
  const trust = trustIn(manifest.statements, manifest.register)
  if (trust.root !== manifest.register) throw new Refused('package_of_other_register')
  const signer = trust.keysOf(manifest.sender.installation)
  if (signer === null || signer.office !== manifest.sender.office) {
    throw new Refused('package_signer_unknown', manifest.sender)
  }
  if (!isSignedByAny(signer.keys, Buffer.concat([preludeRow, bytes]), signature)) {
    throw new Refused('package_signature_wrong', manifest.sender)
  }
  const problem = manifestProblem(manifest)
  if (problem !== null) throw new Refused('package_malformed', { problem })
  if (manifest.feeds.some(({ installation }) => installation === catalogueInstallation)) {
    throw new Refused('package_catalogue_forged')
  }
  const sum = (what: 'packed' | 'size'): number =>
    manifest.frames.reduce((total, frame) => total + frame[what], 0)
  if (sum('size') > largest) throw new Refused('package_too_large', { part: 'content' })
  const expected = preludeBytes + length + signatureBytes + sum('packed')
  if (size < expected) throw new Refused('package_cut_off')
  if (size > expected) throw new Refused('package_altered')
  return { manifest, trust, minor, bytes }
}

const newer = ({ major, minimumReader }: PackageVersion): Refused =>
  new Refused('package_newer', {
    needed: `${major}.${minimumReader}`,
    supported: `${packageVersion.major}.${packageVersion.minor}`,
  })

async function readCommits(
  source: ByteSource,
  number: number,
  { hash, packed: length, size }: Extract<PackageFrame, { kind: 'commits' }>,
  cursors: readonly FeedCursor[],
): Promise<ReturnType<typeof readBlock> extends Result<infer Commits, unknown> ? Commits : never> {
  const packed = await source.take(length)
  if (sha256(packed) !== hash) throw new Refused('package_part_altered', { part: number + 1 })
  const commits = readBlock(await decompressBlock(packed, size), cursors, sha256)
  if (!commits.ok) throw refusedBlock(commits.error)
  return commits.value
}

function refusedBlock(problem: BlockProblem): Refused {
  switch (problem.code) {
    case 'commit_version_unknown':
      return new Refused('package_newer', {
        needed: `${packageVersion.major + 1}.0`,
        supported: `${packageVersion.major}.${packageVersion.minor}`,
      })
    case 'commit_too_large':
      return new Refused('package_malformed', { problem: `a commit of ${problem.bytes} bytes` })
    case 'commit_malformed':
    case 'block_malformed':
      return new Refused('package_malformed', { problem: problem.problem })
  }
}

function endsOf(cursors: readonly FeedCursor[]): readonly string[] {
  return cursors.map(({ sequence, through, hash }) => {
    if (sequence !== through || hash === null) {
      throw new Refused('package_malformed', { problem: 'a range without its end' })
    }
    return hash
  })
}

/** Unpacks a file as it comes; what it may be is known before, so the disk never takes more than the manifest says. */
async function keepAttachment(
  source: ByteSource,
  number: number,
  frame: Extract<PackageFrame, { kind: 'attachment' }>,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly sha256: string; readonly path: string; readonly size: number }> {
  const path = attachmentPath(folder, frame.sha256)
  const packedHash = createHash('sha256')
  const contentHash = createHash('sha256')
  let size = 0
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      contentHash.update(chunk)
      size += chunk.length
      done(null, chunk)
    },
  })
  async function* packed(): AsyncGenerator<Uint8Array> {
    for await (const piece of source.pieces(frame.packed)) {
      packedHash.update(piece)
      yield piece
    }
  }
  const stages = [
    Readable.from(packed(), { objectMode: false }),
    ...(frame.packing === 'brotli' ? [createBrotliDecompress()] : []),
    atMost(frame.size),
    measure,
    createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }),
  ]
  await pipeline(stages, { signal }).catch((error: unknown) => {
    throw isOfBrotli(error) ? malformed() : error
  })
  if (packedHash.digest('hex') !== frame.hash) {
    throw new Refused('package_part_altered', { part: number + 1 })
  }
  if (size !== frame.size) throw malformed()
  if (contentHash.digest('hex') !== frame.sha256) {
    throw new Refused('package_part_altered', { part: number + 1 })
  }
  return { sha256: frame.sha256, path, size }
}
