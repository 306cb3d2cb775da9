import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import type { PartitionKey } from '../../core/changes/types.ts'
import { compareFeedRanges } from './feed-ranges.ts'
import { manifestSchema, type FeedRange, type Manifest } from './manifest.ts'
import { manifestProblem } from './manifest-problem.ts'
import { decodeManifest } from './manifest-reader.ts'
import { encodeManifest } from './manifest-writer.ts'
import { packageVersion } from './prelude.ts'

const hex = (bytes: number): fc.Arbitrary<string> =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((array) => Buffer.from(array).toString('hex'))
const id = hex(16)
const hash = hex(32)
const signature = fc.uint8Array({ minLength: 64, maxLength: 64 })
const count = fc.oneof(fc.nat({ max: 30 }), fc.integer({ min: 1, max: 2 ** 40 }))
const ascending = <Item>(items: readonly Item[]): readonly Item[] =>
  [...new Set(items)].toSorted((a, b) => (String(a) < String(b) ? -1 : 1))

const partition: fc.Arbitrary<PartitionKey> = fc.oneof(
  fc.constant({ kind: 'catalog' } as const),
  id.map((id) => ({ kind: 'office', id }) as const),
  id.map((id) => ({ kind: 'agreement', id }) as const),
)

const feed = (installations: readonly string[]): fc.Arbitrary<FeedRange> =>
  fc
    .record({
      installation: fc.constantFrom(...installations),
      partition,
      after: fc.option(fc.record({ sequence: fc.integer({ min: 1, max: 2 ** 40 }), hash })),
      commits: fc.integer({ min: 1, max: 300 }),
    })
    .map(({ installation, partition, after, commits }) => ({
      installation,
      partition,
      after,
      through: (after?.sequence ?? 0) + commits,
    }))

const manifest: fc.Arbitrary<Manifest> = fc
  .uniqueArray(id, { minLength: 1, maxLength: 4 })
  .chain((installations) =>
    fc.record({
      id,
      kind: fc.constantFrom('delta', 'snapshot', 'approval', 'reply'),
      register: hash,
      sender: fc.record({ office: id, installation: fc.constantFrom(...installations) }),
      recipients: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }).map(ascending),
      made: count,
      program: fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }),
      schemaVersion: fc.integer({ min: 1, max: 65_535 }),
      catalogue: count,
      scope: fc.constantFrom([], ['all'], ['agreement:x', 'confidential']),
      statements: fc.array(
        fc.record({ content: fc.uint8Array({ minLength: 1, maxLength: 40 }), signature }),
        { maxLength: 3 },
      ),
      feeds: fc
        .uniqueArray(feed(installations), {
          maxLength: 12,
          comparator: (a, b) => compareFeedRanges(a, b) === 0,
        })
        .map((feeds) => feeds.toSorted(compareFeedRanges)),
      holdings: fc.record({ counter: count, sum: hash }).map((holding) =>
        ascending(installations).map((installation) => ({
          installation,
          ...holding,
          commits: holding.counter,
        })),
      ),
      gaps: fc.array(
        fc.record({
          installation: fc.constantFrom(...installations),
          partition,
          from: fc.constant(2),
          to: fc.integer({ min: 2, max: 2 ** 50 }),
        }),
        { maxLength: 3 },
      ),
      lacking: fc.uniqueArray(hash, { maxLength: 3 }).map(ascending),
      relayed: fc.boolean(),
      signature,
      hash,
    }),
  )
  .map(({ relayed, signature, hash, ...said }) => {
    const authors = ascending(said.feeds.map(({ installation }) => installation))
    return {
      ...said,
      attestations: authors.map((installation) => {
        const covers = said.feeds
          .flatMap((feed, place) => (feed.installation === installation ? [place] : []))
          .map((feed, leaf) => ({ leaf: relayed ? leaf + 2 : leaf, feed }))
        return {
          installation,
          signature,
          leaves: covers.length + (relayed ? 5 : 0),
          covers,
          proof: relayed ? [hash, hash] : [],
        }
      }),
      frames: [
        ...(said.feeds.length === 0
          ? []
          : [{ kind: 'commits', hash, packed: 20, size: 30 } as const]),
        { kind: 'attachment', packing: 'stored', hash, packed: 7, size: 7, sha256: hash } as const,
      ],
    }
  })

describe('a manifest', () => {
  test('is read back as it was written, and contradicts itself nowhere', () => {
    fc.assert(
      fc.property(manifest, (manifest) => {
        const read = decodeManifest(encodeManifest(manifest), packageVersion.minor)
        expect(read).toEqual({ ok: true, value: manifest })
        expect(manifestProblem(manifest)).toBeNull()
      }),
      { numRuns: 300 },
    )
  })

  test('has one form: whatever else is read was written so', () => {
    fc.assert(
      fc.property(
        manifest,
        fc.array(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) }), {
          minLength: 1,
          maxLength: 3,
        }),
        (manifest, edits) => {
          const bytes = encodeManifest(manifest)
          for (const { at, byte } of edits) bytes[at % bytes.length] = byte
          const read = decodeManifest(bytes, packageVersion.minor)
          expect(read.ok ? encodeManifest(read.value) : bytes).toEqual(bytes)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test('of a newer program may say more, which this one leaves unread', () => {
    fc.assert(
      fc.property(manifest, (manifest) => {
        const bytes = encodeManifest(manifest)
        // 21 items take one byte; 22 as well. What follows is a map within a list.
        const longer = Buffer.concat([bytes, Buffer.from('81a1616101', 'hex')])
        longer[0] = (longer[0] ?? 0) + 1
        expect(decodeManifest(longer, packageVersion.minor).ok).toBe(false)
        expect(decodeManifest(longer, packageVersion.minor + 1)).toEqual({
          ok: true,
          value: manifest,
        })
      }),
      { numRuns: 50 },
    )
  })
})

test('the shape of a manifest is pinned beside its version: another shape is another version', () => {
  const shape = JSON.stringify(z.toJSONSchema(manifestSchema, { unrepresentable: 'any' }))
  expect({ ...packageVersion, schema: createHash('sha256').update(shape).digest('hex') }).toEqual({
    major: 1,
    minor: 0,
    minimumReader: 0,
    schema: '8aae2a164b520a7aaeffe11283e83e62c1584c1d92f4c87faf6897ead24b7b8c',
  })
})

describe('parts that cannot be true together', () => {
  const feeds: readonly FeedRange[] = [
    {
      installation: '11'.repeat(16),
      partition: { kind: 'agreement', id: '22'.repeat(16) },
      after: null,
      through: 3,
    },
  ]
  const right: Manifest = {
    id: '01'.repeat(16),
    kind: 'delta',
    register: '02'.repeat(32),
    sender: { office: '03'.repeat(16), installation: '11'.repeat(16) },
    recipients: ['04'.repeat(16)],
    made: 1,
    program: '0.1.0',
    schemaVersion: 1,
    catalogue: 1,
    scope: ['all'],
    statements: [],
    feeds,
    attestations: [
      {
        installation: '11'.repeat(16),
        leaves: 1,
        signature: new Uint8Array(64),
        covers: [{ leaf: 0, feed: 0 }],
        proof: [],
      },
    ],
    holdings: [],
    gaps: [],
    lacking: [],
    frames: [{ kind: 'commits', hash: '05'.repeat(32), packed: 1, size: 1 }],
  }
  const file = {
    kind: 'attachment',
    packing: 'stored',
    hash: '06'.repeat(32),
    packed: 1,
    size: 1,
    sha256: '06'.repeat(32),
  } as const
  const attestation = right.attestations[0]
  if (attestation === undefined) throw new Error('no attestation')
  const block = right.frames.slice(0, 1)

  test.each<[string, Partial<Manifest>]>([
    ['a range that nobody vouches for', { attestations: [] }],
    ['a range is vouched for twice', { attestations: [attestation, attestation] }],
    [
      'a range of another author',
      { attestations: [{ ...attestation, installation: '07'.repeat(16) }] },
    ],
    [
      'leaves are not in order',
      { attestations: [{ ...attestation, covers: [{ leaf: 1, feed: 0 }] }] },
    ],
    [
      'feeds are not in order',
      { feeds: feeds.flatMap((feed) => [{ ...feed, through: feed.through + 1 }, feed]) },
    ],
    [
      'a range without commits',
      { feeds: feeds.map((feed) => ({ ...feed, after: { sequence: 3, hash: '08'.repeat(32) } })) },
    ],
    [
      'ranges and blocks do not fit each other',
      { feeds: feeds.map((feed) => ({ ...feed, through: 10_001 })) },
    ],
    ['ranges and blocks do not fit each other', { frames: [] }],
    ['a block after an attachment', { frames: [file, ...block] }],
    ['an attachment twice', { frames: [...block, file, file] }],
    ['recipients are not in order', { recipients: ['04'.repeat(16), '04'.repeat(16)] }],
    ['an acknowledgement to nobody', { recipients: [], lacking: ['09'.repeat(32)] }],
  ])('%s', (problem, part) => {
    expect(manifestProblem(right)).toBeNull()
    expect(manifestProblem({ ...right, ...part })).toBe(problem)
  })
})
