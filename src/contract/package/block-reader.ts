import { maximumWall } from '../../core/changes/clock.ts'
import type { Commit, CommitHash, Id } from '../../core/changes/types.ts'
import { failure, success, type Result } from '../../core/result.ts'
import { decodeCommit } from '../commit-codec.ts'
import type { CommitDecodeError } from '../commit-wire.ts'
import { bytesOfHex, hexAt } from '../hexadecimal.ts'
import { mintInput, pushBeginning, type Sha256 } from './block.ts'
import { packageLimits } from './limits.ts'
import type { FeedRange } from './manifest.ts'
import {
  byteSink,
  pushBytes,
  readVarint,
  sunk,
  unzigzag,
  type ByteSink,
  type VarintReader,
} from './varint.ts'

export interface UnpackedCommit {
  readonly hash: CommitHash
  readonly bytes: Uint8Array
  readonly commit: Commit
}

/** How far the ranges of a package have been read. */
export interface FeedCursor extends Pick<FeedRange, 'installation' | 'partition' | 'through'> {
  /** The last commit before the next one. */
  sequence: number
  hash: CommitHash | null
}

export const cursorsOf = (feeds: readonly FeedRange[]): readonly FeedCursor[] =>
  feeds.map(({ installation, partition, after, through }) => ({
    installation,
    partition,
    through,
    sequence: after?.sequence ?? 0,
    hash: after?.hash ?? null,
  }))

export type BlockProblem =
  | { readonly code: 'block_malformed'; readonly problem: string }
  | CommitDecodeError

/**
 * The commits of a block, whole again, each strictly decoded; the cursors move on to the last of them. That they are
 * what their authors wrote is known when the heads to which all blocks come are the ones that were signed.
 */
export function readBlock(
  bytes: Uint8Array,
  cursors: readonly FeedCursor[],
  sha256: Sha256,
): Result<readonly UnpackedCommit[], BlockProblem> {
  try {
    return success(restored(bytes, cursors, sha256))
  } catch (error) {
    if (error instanceof Broken) return failure(error.problem)
    throw error
  }
}

class Broken extends Error {
  readonly problem: BlockProblem

  constructor(problem: BlockProblem) {
    super()
    this.problem = problem
  }
}

const broken = (problem: string): Broken => new Broken({ code: 'block_malformed', problem })

const tooLong = (): Broken => broken('more bytes than a block may have')

interface Block {
  readonly makers: readonly Id[]
  readonly feeds: readonly number[]
  readonly schemaVersions: readonly number[]
  readonly counters: readonly number[]
  readonly walls: readonly number[]
  readonly logicals: readonly number[]
  readonly lengths: readonly number[]
  readonly omitted: readonly number[]
  readonly gaps: readonly number[]
  readonly whats: readonly number[]
}

function restored(
  bytes: Uint8Array,
  cursors: readonly FeedCursor[],
  sha256: Sha256,
): readonly UnpackedCommit[] {
  const reader = { bytes, at: 0 }
  const block = readColumns(reader)
  const commits: UnpackedCommit[] = []
  const minted = new Map<string, Uint8Array>()
  let [feed, wall, omission, size, changes] = [0, 0, 0, 0, 0]
  const sink = byteSink()
  for (const [place, step] of block.feeds.entries()) {
    feed += unzigzag(step)
    const cursor = cursors[feed]
    if (cursor === undefined) throw broken('a commit of no range')
    if (cursor.sequence >= cursor.through) throw broken('a range with more commits than it says')
    wall += unzigzag(block.walls[place] ?? 0)
    if (wall < 0 || wall > maximumWall) throw broken('a clock out of range')
    sink.length = 0
    pushBeginning(sink, {
      schemaVersion: block.schemaVersions[place] ?? 0,
      installation: cursor.installation,
      partition: cursor.partition,
      sequence: cursor.sequence + 1,
      previous: cursor.hash,
      counter: block.counters[place] ?? 0,
      clock: { wall, logical: block.logicals[place] ?? 0 },
    })
    const end = reader.at + (block.lengths[place] ?? 0)
    if (end > bytes.length) throw broken('ends too early')
    for (const last = omission + (block.omitted[place] ?? 0); omission < last; omission += 1) {
      const stop = reader.at + (block.gaps[omission] ?? 0)
      if (stop > end) throw broken('an omission outside its commit')
      pushBytes(sink, bytes.subarray(reader.at, stop))
      reader.at = stop
      const what = block.whats[omission] ?? 0
      if (what === 0) pushOwnPartition(sink, cursor)
      else if (what % 2 === 1) pushPrefix(sink, commits[place - (what + 1) / 2])
      else pushMinted(sink, block.makers[what / 2 - 1], minted, sha256)
      if (size + sink.length > packageLimits.block.bytes) throw tooLong()
    }
    pushBytes(sink, bytes.subarray(reader.at, end))
    reader.at = end
    const whole = sunk(sink).slice()
    size += whole.length
    if (size > packageLimits.block.bytes) throw tooLong()
    const decoded = decodeCommit(whole)
    if (!decoded.ok) throw new Broken(decoded.error)
    changes += decoded.value.changes.length
    if (changes > packageLimits.block.changes) throw broken('more changes than a block may have')
    const hash = sha256(whole)
    cursor.sequence += 1
    cursor.hash = hash
    commits.push({ hash, bytes: whole, commit: decoded.value })
  }
  if (reader.at !== bytes.length) throw broken('something follows')
  return commits
}

function readColumns(reader: VarintReader): Block {
  const count = readNumber(reader, packageLimits.block.changes)
  if (count === 0) throw broken('no commits')
  const makers = readMakers(reader)
  const feeds = readNumbers(reader, count)
  const schemaVersions = readNumbers(reader, count)
  const counters = readNumbers(reader, count)
  const walls = readNumbers(reader, count)
  const logicals = readNumbers(reader, count)
  const lengths = readNumbers(reader, count)
  const omitted = readNumbers(reader, count)
  const omissions = omitted.reduce((sum, number) => sum + number, 0)
  if (omissions > packageLimits.block.omissions) throw broken('too many omissions')
  const gaps = readNumbers(reader, omissions)
  const whats = readNumbers(reader, omissions)
  return {
    makers,
    feeds,
    schemaVersions,
    counters,
    walls,
    logicals,
    lengths,
    omitted,
    gaps,
    whats,
  }
}

function readMakers(reader: VarintReader): readonly Id[] {
  const makers: Id[] = []
  for (let left = readNumber(reader, packageLimits.installations); left > 0; left -= 1) {
    if (reader.at + 16 > reader.bytes.length) throw broken('ends too early')
    makers.push(hexAt(reader.bytes, reader.at, 16))
    reader.at += 16
  }
  return makers
}

function readNumbers(reader: VarintReader, count: number): readonly number[] {
  const numbers: number[] = []
  for (let left = count; left > 0; left -= 1) numbers.push(readNumber(reader, Infinity))
  return numbers
}

function readNumber(reader: VarintReader, most: number): number {
  const number = readVarint(reader)
  if (number === null || number > most) throw broken('no such number')
  return number
}

function pushOwnPartition(sink: ByteSink, { partition }: FeedCursor): void {
  if (partition.kind === 'catalog') throw broken('the catalogue has no id')
  pushBytes(sink, bytesOfHex(partition.id))
}

function pushPrefix(sink: ByteSink, earlier: UnpackedCommit | undefined): void {
  if (earlier === undefined) throw broken('the prefix of no commit')
  pushBytes(sink, bytesOfHex(earlier.hash.slice(0, 32)))
}

/** The half that shows the maker, after the random half that was just written. */
function pushMinted(
  sink: ByteSink,
  maker: Id | undefined,
  known: Map<string, Uint8Array>,
  sha256: Sha256,
): void {
  if (maker === undefined || sink.length < 8) throw broken('an id that nobody minted')
  const random = hexAt(sink.bytes, sink.length - 8, 8)
  const key = maker + random
  const half = known.get(key) ?? bytesOfHex(sha256(mintInput(maker, random)).slice(0, 16))
  known.set(key, half)
  pushBytes(sink, half)
}
