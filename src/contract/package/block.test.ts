import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { scenarioArbitrary } from '../../../tests/support/commits.ts'
import {
  agreementAt,
  coordination,
  deskOf,
  durango,
  rangesOf,
  verdictAt,
} from '../../../tests/support/packages.ts'
import type { Commit } from '../../core/changes/types.ts'
import { encodeCommit } from '../commit-codec.ts'
import { cursorsOf, readBlock } from './block-reader.ts'
import { writeBlock, type BlockCommit } from './block-writer.ts'
import type { FeedRange } from './manifest.ts'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** A range of its own for every commit: the order in which they stand is free. */
const apart = (commits: readonly { readonly commit: Commit; readonly hash: string }[]) => ({
  feeds: commits.map(({ commit: { installation, partition, sequence, previous } }): FeedRange => ({
    installation,
    partition,
    after: previous === null ? null : { sequence: sequence - 1, hash: previous },
    through: sequence,
  })),
  block: commits.map(({ commit, hash }, feed): BlockCommit => ({
    feed,
    hash,
    commit,
    bytes: encodeCommit(commit),
  })),
})

function work() {
  const desk = deskOf(coordination)
  const { agreement, obligations } = agreementAt(desk, 30)
  for (const obligation of obligations) verdictAt(desk, agreement, obligation, durango.person)
  return desk.commits
}

describe('a block', () => {
  test('gives back every commit byte for byte, whoever wrote it and whatever it replaces', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ arrived }) => {
        if (arrived.length === 0) return
        const { feeds, block } = apart(arrived)
        const read = readBlock(writeBlock(block, [], sha256), cursorsOf(feeds), sha256)
        expect(read).toEqual({
          ok: true,
          value: block.map(({ hash, bytes, commit }) => ({
            hash,
            bytes: new Uint8Array(bytes),
            commit,
          })),
        })
      }),
      { numRuns: 100 },
    )
  })

  test('leaves out what a reader can reckon, also half of each id that a known office minted', () => {
    const commits = work()
    const feeds = rangesOf(commits)
    const block = commits.map((commit) => ({ ...commit, feed: 0 }))
    const whole = commits.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const without = writeBlock(block, [], sha256)
    const half = writeBlock(block, [durango.installation, coordination.installation], sha256)
    // Per commit: installation, partition and previous hash; then half of record, obligation, author and verifier.
    expect(without.length).toBeLessThan(whole - 60 * commits.length)
    expect(half.length).toBeLessThan(without.length - 20 * commits.length)
    for (const bytes of [without, half]) {
      const cursors = cursorsOf(feeds)
      const read = readBlock(bytes, cursors, sha256)
      expect(read.ok ? read.value.map(({ hash }) => hash) : read.error).toEqual(
        commits.map(({ hash }) => hash),
      )
      expect(cursors[0]?.hash).toBe(commits.at(-1)?.hash)
    }
  })

  test('counters and clocks to the end of their ranges come back', () => {
    const [first] = work()
    if (first === undefined) throw new Error('no commit')
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            counter: fc.oneof(
              fc.integer({ min: 1, max: 70_000 }),
              fc.maxSafeNat().map((n) => (n + 1 > Number.MAX_SAFE_INTEGER ? n : n + 1)),
            ),
            wall: fc.oneof(
              fc.constantFrom(0, 23, 24, 255, 256, 65_536, 2 ** 32, 2 ** 48 - 1),
              fc.nat(),
            ),
            logical: fc.integer({ min: 0, max: 65_535 }),
            schemaVersion: fc.integer({ min: 1, max: 65_535 }),
          }),
          { minLength: 1, maxLength: 5 },
        ),
        (times) => {
          const commits = times.map(({ counter, wall, logical, schemaVersion }) => {
            const commit = {
              ...first.commit,
              counter,
              clock: { wall, logical },
              schemaVersion,
              sequence: 1,
              previous: null,
            }
            return { commit, hash: sha256(encodeCommit(commit)) }
          })
          const { feeds, block } = apart(commits)
          const read = readBlock(writeBlock(block, [], sha256), cursorsOf(feeds), sha256)
          expect(read.ok ? read.value.map(({ hash }) => hash) : read.error).toEqual(
            commits.map(({ hash }) => hash),
          )
        },
      ),
    )
  })

  test('of any other bytes is refused, or read into commits that are none of the signed ones', () => {
    const commits = work()
    const feeds = rangesOf(commits)
    const bytes = writeBlock(
      commits.map((commit) => ({ ...commit, feed: 0 })),
      [coordination.installation],
      sha256,
    )
    let accepted = 0
    fc.assert(
      fc.property(
        fc.nat({ max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        (at, flip) => {
          const other = new Uint8Array(bytes)
          other[at] = (other[at] ?? 0) ^ flip
          const cursors = cursorsOf(feeds)
          const read = readBlock(other, cursors, sha256)
          if (!read.ok) return
          accepted += 1
          expect(cursors[0]?.hash).not.toBe(commits.at(-1)?.hash)
        },
      ),
      { numRuns: 500 },
    )
    expect(accepted).toBeGreaterThan(0)
  })
})
