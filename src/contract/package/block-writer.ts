import type { Commit, CommitHash, Id, PartitionKey } from '../../core/changes/types.ts'
import { bytesOfHex, hexAt } from '../hexadecimal.ts'
import { mintInput, omissions, pushBeginning, type Sha256 } from './block.ts'
import { packageLimits } from './limits.ts'
import { byteSink, pushBytes, pushVarint, sunk, zigzag, type ByteSink } from './varint.ts'

export interface BlockCommit {
  /** Place of its range in the manifest. */
  readonly feed: number
  readonly hash: CommitHash
  readonly bytes: Uint8Array
  readonly commit: Commit
}

/**
 * The bytes of a block before compression. `makers`: installations whose ids are looked for, because half of such an id
 * can be reckoned. It costs a hash per id, so none are given where a package is large and its ids compress against each
 * other.
 */
export function writeBlock(
  commits: readonly BlockCommit[],
  makers: readonly Id[],
  sha256: Sha256,
): Uint8Array {
  const columns = newColumns()
  const known: Known = {
    prefixes: new Map(),
    makerOf: makerFinder(makers, sha256),
    makersUsed: new Map(),
    left: packageLimits.block.omissions,
  }
  let [feedBefore, wallBefore] = [0, 0]
  commits.forEach(({ feed, hash, bytes, commit }, place) => {
    pushVarint(columns.feeds, zigzag(feed - feedBefore))
    feedBefore = feed
    pushVarint(columns.schemaVersions, commit.schemaVersion)
    pushVarint(columns.counters, commit.counter)
    pushVarint(columns.walls, zigzag(commit.clock.wall - wallBefore))
    wallBefore = commit.clock.wall
    pushVarint(columns.logicals, commit.clock.logical)
    const start = beginningLength(commit, bytes)
    const before = columns.bodies.length
    pushVarint(
      columns.omitted,
      pushBody(columns, known, { place, partition: commit.partition, bytes, start }),
    )
    pushVarint(columns.lengths, columns.bodies.length - before)
    known.prefixes.set(hash.slice(0, 32), place)
  })
  const block = byteSink()
  pushVarint(block, commits.length)
  pushVarint(block, known.makersUsed.size)
  for (const maker of known.makersUsed.keys()) pushBytes(block, bytesOfHex(maker))
  for (const name of columnNames) pushBytes(block, sunk(columns[name]))
  return sunk(block)
}

/** In the order of the block. */
const columnNames = [
  'feeds',
  'schemaVersions',
  'counters',
  'walls',
  'logicals',
  'lengths',
  'omitted',
  'gaps',
  'whats',
  'bodies',
] as const
type Columns = Readonly<Record<(typeof columnNames)[number], ByteSink>>

const newColumns = (): Columns => ({
  feeds: byteSink(),
  schemaVersions: byteSink(),
  counters: byteSink(),
  walls: byteSink(),
  logicals: byteSink(),
  lengths: byteSink(),
  omitted: byteSink(),
  gaps: byteSink(),
  whats: byteSink(),
  bodies: byteSink(),
})

interface Known {
  /** Place in the block by prefix. */
  readonly prefixes: Map<string, number>
  readonly makerOf: (id: string) => Id | null
  readonly makersUsed: Map<Id, number>
  /** How many more omissions the block may have. */
  left: number
}

/** Where the part begins that is written as it is. */
function beginningLength(commit: Commit, bytes: Uint8Array): number {
  const beginning = byteSink()
  pushBeginning(beginning, commit)
  const { length } = beginning
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== beginning.bytes[index]) throw new Error('a commit with another beginning')
  }
  return length
}

interface Body {
  readonly place: number
  readonly partition: PartitionKey
  readonly bytes: Uint8Array
  readonly start: number
}

/** What a string of bytes of that length begins with, in CBOR. */
const sixteen = 0x50
const longer = 0x58

/** Writes the commit from `start` without what can be left out. Says how many omissions that were. */
function pushBody(
  columns: Columns,
  known: Known,
  { place, partition, bytes, start }: Body,
): number {
  const own = partition.kind === 'catalog' ? null : partition.id
  let [written, count] = [start, 0]
  const leaveOut = (from: number, to: number, what: number): void => {
    pushVarint(columns.gaps, from - written)
    pushVarint(columns.whats, what)
    pushBytes(columns.bodies, bytes.subarray(written, from))
    written = to
    count += 1
    known.left -= 1
  }
  for (let at = start; at + 17 <= bytes.length && known.left > 0;) {
    const head = bytes[at]
    // Whether this is the head of an id or looks like one is all the same: only equal bytes are left out.
    const ids = head === sixteen ? 1 : head === longer ? (bytes[at + 1] ?? 0) / 16 : 0
    const first = head === sixteen ? at + 1 : at + 2
    if (!Number.isInteger(ids) || ids === 0 || first + 16 * ids > bytes.length) {
      at += 1
      continue
    }
    let found = false
    for (let index = 0; index < ids && known.left > 0; index += 1) {
      const from = first + 16 * index
      const id = hexAt(bytes, from, 16)
      const earlier = known.prefixes.get(id)
      const maker = earlier === undefined && ids === 1 && id !== own ? known.makerOf(id) : null
      if (id === own) leaveOut(from, from + 16, omissions.ownPartition)
      else if (earlier !== undefined) leaveOut(from, from + 16, omissions.prefix(place - earlier))
      else if (maker !== null)
        leaveOut(from + 8, from + 16, omissions.minted(numberOf(known, maker)))
      else continue
      found = true
    }
    at = found ? first + 16 * ids : at + 1
  }
  pushBytes(columns.bodies, bytes.subarray(written))
  return count
}

function numberOf({ makersUsed }: Known, maker: Id): number {
  const number = makersUsed.get(maker) ?? makersUsed.size
  makersUsed.set(maker, number)
  return number
}

/** The installation that minted an id; the answers are kept, since ids recur. */
function makerFinder(makers: readonly Id[], sha256: Sha256): (id: string) => Id | null {
  const found = new Map<string, Id | null>()
  return (id) => {
    const before = found.get(id)
    if (before !== undefined) return before
    const [random, mark] = [id.slice(0, 16), id.slice(16)]
    const maker =
      makers.find((maker) => sha256(mintInput(maker, random)).slice(0, 16) === mark) ?? null
    found.set(id, maker)
    return maker
  }
}
