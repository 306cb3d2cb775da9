import type { PartitionKey } from '../../core/changes/types.ts'
import { failure, success } from '../../core/result.ts'
import type { Result } from '../../core/result.ts'
import {
  cborReader,
  readBytes,
  readEnd,
  readHashes,
  readHex,
  readIds,
  readInteger,
  readListLength,
  readText,
  skipItem,
  WrongShape,
} from '../cbor-reader.ts'
import type { CborReader } from '../cbor-reader.ts'
import { feedsByInstallation } from './feed-ranges.ts'
import { packageLimits } from './limits.ts'
import { manifestSchema, packageKinds } from './manifest.ts'
import type {
  FeedRange,
  Manifest,
  PackagedAttestation,
  PackageFrame,
  PackageGap,
  PackageHolding,
  SignedStatement,
} from './manifest.ts'
import { frameNumbers, serialise } from './manifest-writer.ts'
import { packageVersion } from './prelude.ts'

/**
 * Accepts exactly what `encodeManifest` can write; of a newer minor version, which adds items at the end, those that
 * this version knows. What the parts say of each other is checked by `manifestProblem`. The failure is for a log.
 */
export function decodeManifest(bytes: Uint8Array, minor: number): Result<Manifest, string> {
  if (bytes.length > packageLimits.manifest) return failure('a manifest too long')
  try {
    const manifest = readManifest(cborReader(bytes), minor)
    const known = manifestSchema.safeParse(manifest)
    if (!known.success) return failure(`manifest: ${known.error.issues[0]?.path.join('.') ?? ''}`)
    if (minor <= packageVersion.minor && !isSame(serialise(manifest), bytes)) {
      return failure('a manifest that could be written in another way')
    }
    return success(manifest)
  } catch (error) {
    if (!(error instanceof WrongShape)) throw error
    return failure(error.message)
  }
}

const manifestItems = 21
/** Levels of lists and maps in items of a newer version. */
const newerDepth = 16

function readManifest(reader: CborReader, minor: number): Manifest {
  const items = readListLength(reader)
  if (items !== manifestItems && !(items > manifestItems && minor > packageVersion.minor)) {
    throw new WrongShape(`a manifest has ${manifestItems} items`)
  }
  const id = readHex(reader, 16)
  const kind = at(packageKinds, readInteger(reader))
  const register = readHex(reader, 32)
  const office = readHex(reader, 16)
  const senderNumber = readInteger(reader)
  const recipients = readIds(reader)
  const made = readInteger(reader)
  const program = readText(reader)
  const schemaVersion = readInteger(reader)
  const catalogue = readInteger(reader)
  const scope = readMany(reader, packageLimits.scope, () => readText(reader))
  const statements = readMany(reader, packageLimits.statements, () => readStatement(reader))
  const installations = readIds(reader)
  const partitions: readonly PartitionKey[] = [
    { kind: 'catalog' },
    ...readIds(reader).map((id) => ({ kind: 'office', id }) as const),
    ...readIds(reader).map((id) => ({ kind: 'agreement', id }) as const),
  ]
  const tables = { installations, partitions }
  const feeds = readMany(reader, packageLimits.feeds, () => readFeed(reader, tables))
  const toCover = { own: new Map(feedsByInstallation(feeds)), left: feeds.length }
  const manifest: Manifest = {
    id,
    kind,
    register,
    sender: { office, installation: at(installations, senderNumber) },
    recipients,
    made,
    program,
    schemaVersion,
    catalogue,
    scope,
    statements,
    feeds,
    attestations: readMany(reader, packageLimits.attestations, () =>
      readAttestation(reader, installations, toCover),
    ),
    holdings: readMany(reader, packageLimits.installations, () =>
      readHolding(reader, installations),
    ),
    gaps: readMany(reader, packageLimits.gaps, () => readGap(reader, tables)),
    lacking: readHashes(reader),
    frames: readMany(reader, packageLimits.frames, () => readFrame(reader)),
  }
  for (let left = items - manifestItems; left > 0; left -= 1) skipItem(reader, newerDepth)
  readEnd(reader)
  return manifest
}

interface Tables {
  readonly installations: readonly string[]
  readonly partitions: readonly PartitionKey[]
}

function readMany<Item>(reader: CborReader, most: number, read: () => Item): readonly Item[] {
  const length = readListLength(reader)
  if (length > most) throw new WrongShape(`a list of ${length}`)
  const items: Item[] = []
  for (let left = length; left > 0; left -= 1) items.push(read())
  return items
}

function readItems(reader: CborReader, ...allowed: readonly number[]): number {
  const items = readListLength(reader)
  if (!allowed.includes(items)) throw new WrongShape(`a list of ${items} items`)
  return items
}

function at<Item>(items: readonly Item[], number: number): Item {
  const item = items[number]
  if (item === undefined) throw new WrongShape(`nothing has the number ${number}`)
  return item
}

function readStatement(reader: CborReader): SignedStatement {
  readItems(reader, 2)
  return { content: readBytes(reader), signature: readBytes(reader) }
}

function readFeed(reader: CborReader, { installations, partitions }: Tables): FeedRange {
  const items = readItems(reader, 3, 5)
  const partition = at(partitions, readInteger(reader))
  const installation = at(installations, readInteger(reader))
  const through = readInteger(reader)
  const after = items === 3 ? null : { sequence: readInteger(reader), hash: readHex(reader, 32) }
  return { installation, partition, after, through }
}

/** A range has one attestation: what is left of them bounds what the attestations may say. */
interface ToCover {
  readonly own: Map<string, readonly number[]>
  left: number
}

function readAttestation(
  reader: CborReader,
  installations: readonly string[],
  toCover: ToCover,
): PackagedAttestation {
  const items = readItems(reader, 2, 5)
  const installation = at(installations, readInteger(reader))
  const signature = readBytes(reader)
  if (items === 2) {
    const covers = (toCover.own.get(installation) ?? []).map((feed, leaf) => ({ leaf, feed }))
    toCover.own.delete(installation)
    toCover.left -= covers.length
    return { installation, leaves: covers.length, signature, covers, proof: [] }
  }
  const leaves = readInteger(reader)
  const numbers = readMany(reader, 2 * toCover.left, () => readInteger(reader))
  if (numbers.length % 2 !== 0) throw new WrongShape('a leaf without a feed')
  const covers: { leaf: number; feed: number }[] = []
  for (let place = 0; place < numbers.length; place += 2) {
    covers.push({ leaf: at(numbers, place), feed: at(numbers, place + 1) })
  }
  toCover.left -= covers.length
  return { installation, leaves, signature, covers, proof: readHashes(reader) }
}

function readHolding(reader: CborReader, installations: readonly string[]): PackageHolding {
  readItems(reader, 4)
  return {
    installation: at(installations, readInteger(reader)),
    counter: readInteger(reader),
    commits: readInteger(reader),
    sum: readHex(reader, 32),
  }
}

function readGap(reader: CborReader, { installations, partitions }: Tables): PackageGap {
  readItems(reader, 4)
  return {
    installation: at(installations, readInteger(reader)),
    partition: at(partitions, readInteger(reader)),
    from: readInteger(reader),
    to: readInteger(reader),
  }
}

function readFrame(reader: CborReader): PackageFrame {
  const items = readItems(reader, 3, 4, 5)
  const number = readInteger(reader)
  const hash = readHex(reader, 32)
  const packed = readInteger(reader)
  if (number === frameNumbers.commits && items === 4) {
    return { kind: 'commits', hash, packed, size: readInteger(reader) }
  }
  if (number === frameNumbers.stored && items === 3) {
    return { kind: 'attachment', packing: 'stored', hash, packed, size: packed, sha256: hash }
  }
  if (number === frameNumbers.brotli && items === 5) {
    const size = readInteger(reader)
    return {
      kind: 'attachment',
      packing: 'brotli',
      hash,
      packed,
      size,
      sha256: readHex(reader, 32),
    }
  }
  throw new WrongShape('no such kind of frame')
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
