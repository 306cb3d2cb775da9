import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import * as z from 'zod'
import { readCommit } from '../../contract/commit-reader.ts'
import { bytesOfHex, hexAt } from '../../contract/hexadecimal.ts'
import type { UnpackedCommit } from '../../contract/package/block-reader.ts'
import type { Manifest } from '../../contract/package/manifest.ts'
import { decodeManifest } from '../../contract/package/manifest-reader.ts'
import { sha256Schema } from '../../contract/primitives.ts'
import type { StoredFeedCommit } from '../usecases/ports/commits.ts'
import type { StagedPackage } from '../usecases/ports/packages.ts'
import { sha256 } from './hashes.ts'
import { headsOf, keptAttestations } from './head-attestations.ts'

/**
 * A verified package on the disk, in a folder of its own: `manifest` as it was signed, `block-<n>` with the commits whole
 * again (a row of: length in four bytes, hash, bytes), attachments under their SHA-256, and, last of all and only when
 * everything before is on the disk, `verified.json`. Nothing here is named by what a package says except by a hash.
 */
const markerName = 'verified.json'
const manifestName = 'manifest'
const blockName = (number: number): string => `block-${number}`

const markerSchema = z.strictObject({
  format: z.literal('acuerdos-stage'),
  version: z.literal(1),
  /** Of the package file. */
  package: sha256Schema,
  /** Minor version of the package's format. */
  minor: z.int(),
  manifest: sha256Schema,
  blocks: z.array(z.strictObject({ hash: sha256Schema, commits: z.int(), changes: z.int() })),
  heads: z.array(sha256Schema),
})
export type StageMarker = z.output<typeof markerSchema>

export const attachmentPath = (folder: string, hash: string): string => join(folder, hash)

/** Writes a file and waits until it is on the disk. */
export async function keepFile(path: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for (const chunk of chunks) await file.writeFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

export const keepManifest = (folder: string, bytes: Uint8Array): Promise<void> =>
  keepFile(join(folder, manifestName), [bytes])

/** Keeps the commits of a block; gives what the marker says of it. */
export async function keepBlock(
  folder: string,
  number: number,
  commits: readonly UnpackedCommit[],
): Promise<StageMarker['blocks'][number]> {
  const parts: Uint8Array[] = []
  let changes = 0
  for (const { hash, bytes, commit } of commits) {
    const head = new Uint8Array(36)
    new DataView(head.buffer).setUint32(0, bytes.length)
    head.set(bytesOfHex(hash), 4)
    parts.push(head, bytes)
    changes += commit.changes.length
  }
  const whole = Buffer.concat(parts)
  await keepFile(join(folder, blockName(number)), [whole])
  return { hash: sha256(whole), commits: commits.length, changes }
}

/** The last step: from here on the folder is a verified package. */
export async function keepMarker(folder: string, marker: StageMarker): Promise<void> {
  const partial = join(folder, `${markerName}.partial`)
  await keepFile(partial, [Buffer.from(JSON.stringify(marker))])
  await rename(partial, join(folder, markerName))
}

/**
 * The package that lies in the folder; `null`: there is none whole. The hashes of its blocks and files are compared again;
 * attachments that are gone were taken over by the register.
 */
export async function openStage(folder: string): Promise<StagedPackage | null> {
  const marker = await readMarker(folder)
  if (marker === null) return null
  const bytes = await readIfThere(join(folder, manifestName))
  if (bytes === null || sha256(bytes) !== marker.manifest) return null
  const manifest = decodeManifest(bytes, marker.minor)
  if (!manifest.ok) return null
  for (const [number, { hash }] of marker.blocks.entries()) {
    if ((await hashIfThere(join(folder, blockName(number)))) !== hash) return null
  }
  const attachments = await attachmentsIn(folder, manifest.value)
  return attachments === null ? null : stagedPackage(folder, manifest.value, marker, attachments)
}

/** What a marker and its manifest come to. */
export function stagedPackage(
  folder: string,
  manifest: Manifest,
  marker: StageMarker,
  attachments: StagedPackage['attachments'],
): StagedPackage {
  const { feeds } = manifest
  return {
    folder,
    manifest,
    sha256: marker.package,
    blocks: marker.blocks.map(({ commits, changes }) => ({ commits, changes })),
    heads: marker.heads,
    attestations: keptAttestations(feeds, manifest.attestations, headsOf(feeds, marker.heads)),
    attachments,
    readBlock: async (number) => {
      const expected = marker.blocks[number]
      const bytes = await readFile(join(folder, blockName(number)))
      if (expected === undefined || sha256(bytes) !== expected.hash) {
        throw new Error(`block ${number} of a verified package is another`)
      }
      return commitsIn(bytes)
    },
  }
}

function commitsIn(bytes: Uint8Array): readonly StoredFeedCommit[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const commits: StoredFeedCommit[] = []
  for (let at = 0; at < bytes.length;) {
    const end = at + 36 + view.getUint32(at)
    const whole = bytes.subarray(at + 36, end)
    const commit = readCommit(whole)
    if (!commit.ok) throw new Error('a verified commit that cannot be read')
    commits.push({ hash: hexAt(bytes, at + 4, 32), bytes: whole, commit: commit.value })
    at = end
  }
  return commits
}

async function attachmentsIn(
  folder: string,
  { frames }: Manifest,
): Promise<StagedPackage['attachments'] | null> {
  const found: { sha256: string; path: string; size: number }[] = []
  for (const frame of frames) {
    if (frame.kind !== 'attachment') continue
    const path = attachmentPath(folder, frame.sha256)
    const hash = await hashIfThere(path)
    if (hash === null) continue
    if (hash !== frame.sha256) return null
    found.push({ sha256: frame.sha256, path, size: frame.size })
  }
  return found
}

async function readMarker(folder: string): Promise<StageMarker | null> {
  const bytes = await readIfThere(join(folder, markerName))
  if (bytes === null) return null
  try {
    const marker = markerSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    return marker.success ? marker.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const readIfThere = (path: string): Promise<Buffer | null> => ifThere(readFile(path))

async function hashIfThere(path: string): Promise<string | null> {
  const digest = createHash('sha256')
  const read = await ifThere(pipeline(createReadStream(path), digest).then(() => true))
  return read === null ? null : digest.digest('hex')
}

async function ifThere<Value>(value: Promise<Value>): Promise<Value | null> {
  try {
    return await value
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
