import { describe, expect, it } from 'vitest'
import { sealCommit, testId } from '../../../tests/support/commits.ts'
import type { FeedHead } from './feed.ts'
import { admit, feedKey } from './feed.ts'
import { emptyRegister, mergeCommits, registerVector } from './merge.ts'
import type { Register } from './merge.ts'
import type { Commit, HashedCommit } from './types.ts'

const jalisco = testId(14)

/** The next commit of Jalisco's feed in one agreement. */
function commit(text: string, after: HashedCommit | null, sequence?: number): HashedCommit {
  const number = sequence ?? (after?.commit.sequence ?? 0) + 1
  const written: Commit = {
    schemaVersion: 1,
    installation: jalisco,
    partition: { kind: 'agreement', id: testId(0xa1) },
    sequence: number,
    previous: after?.hash ?? null,
    counter: number,
    clock: { wall: 1_482_235_200_000, logical: number },
    wallTime: 1_482_235_200_000,
    author: testId(9),
    intent: 'progress.record',
    save: testId(0x500 + number),
    changes: [{ kind: 12, record: testId(1), field: 12, element: null, value: text, replaces: [] }],
  }
  return sealCommit(written)
}

const first = commit('Se convocó al comité', null)
const second = commit('Se firmó el convenio', first)
const third = commit('Se publicó en la gaceta', second)
const branch = commit('Se firmó otra vez, en la copia', first)

function received(...commits: readonly HashedCommit[]): Register {
  return mergeCommits(emptyRegister, commits).register
}

const outcomes = (commits: readonly HashedCommit[]): readonly string[] =>
  mergeCommits(emptyRegister, commits).outcomes.map(
    ({ admission, released }) => `${admission.outcome}${released ? ' after waiting' : ''}`,
  )

const headsOf = (register: Register): readonly string[] =>
  registerVector(register).map(({ hash }) => hash)

describe('a feed', () => {
  it('grows commit by commit', () => {
    expect(outcomes([first, second, third])).toEqual(['applied', 'applied', 'applied'])
    expect(headsOf(received(first, second, third))).toEqual([third.hash])
  })

  it('knows what it holds already', () => {
    expect(outcomes([first, second, first, second])).toEqual([
      'applied',
      'applied',
      'duplicate',
      'duplicate',
    ])
  })

  it('holds what lacks a predecessor, and lets it in when the gap closes', () => {
    expect(outcomes([third, second])).toEqual(['held', 'held'])
    expect(headsOf(received(third, second))).toEqual([])
    expect(outcomes([third, second, first])).toEqual([
      'held',
      'held',
      'applied',
      'applied after waiting',
      'applied after waiting',
    ])
    expect(headsOf(received(third, second, first))).toEqual([third.hash])
  })

  it('keeps both branches of a fork, whichever came first', () => {
    expect(outcomes([first, second, branch])).toEqual(['applied', 'applied', 'fork'])
    expect(outcomes([first, branch, second])).toEqual(['applied', 'applied', 'fork'])
    const heads = headsOf(received(first, second, branch))
    expect(heads).toEqual([second.hash, branch.hash].toSorted())
    expect(headsOf(received(branch, second, first))).toEqual(heads)
  })

  it('goes on from either branch', () => {
    const heads = headsOf(received(first, branch, second, third))
    expect(new Set(heads)).toEqual(new Set([branch.hash, third.hash]))
  })

  it('may fork at its very beginning', () => {
    const other = commit('Otra primera', null)
    expect(outcomes([first, other, first, other])).toEqual([
      'applied',
      'fork',
      'duplicate',
      'duplicate',
    ])
  })

  it('holds for good what is numbered wrongly, wherever it continues', () => {
    const skipping = commit('Sin el segundo', first, 3)
    expect(outcomes([first, skipping])).toEqual(['applied', 'held'])
    expect(outcomes([skipping, first, second])).toEqual([
      'held',
      'applied',
      'held after waiting',
      'applied',
    ])
    const register = received(skipping, first, second)
    expect(headsOf(register)).toEqual([second.hash])
    const [feed] = register.feeds.values()
    expect([...(feed?.held.keys() ?? [])]).toEqual([skipping.hash])
  })

  it('is one per installation and partition', () => {
    const elsewhere = { installation: jalisco, partition: { kind: 'catalog' } } as const
    expect(feedKey(elsewhere)).not.toBe(feedKey(first.commit))
    expect(feedKey(first.commit)).toBe(feedKey(second.commit))
  })
})

const never = (): never => {
  throw new Error('looked up')
}

describe('admission from the heads alone', () => {
  it('looks nothing up while a feed simply grows', () => {
    const heads: readonly FeedHead[] = [{ sequence: 1, hash: first.hash }]
    expect(admit(first, { heads: [], sequenceOf: never })).toEqual({
      outcome: 'applied',
      heads: [{ sequence: 1, hash: first.hash }],
    })
    expect(admit(second, { heads, sequenceOf: never })).toEqual({
      outcome: 'applied',
      heads: [{ sequence: 2, hash: second.hash }],
    })
  })

  it('says where a fork began', () => {
    const applied = new Map([
      [first.hash, 1],
      [second.hash, 2],
    ])
    const view = {
      heads: [{ sequence: 2, hash: second.hash }],
      sequenceOf: (hash: string) => applied.get(hash) ?? null,
    }
    expect(admit(branch, view)).toMatchObject({ outcome: 'fork', after: first.hash })
    expect(admit(commit('Otra primera', null), view)).toMatchObject({
      outcome: 'fork',
      after: null,
    })
    expect(admit(commit('Tercera sin primera', first, 3), view)).toEqual({
      outcome: 'held',
      reason: 'sequence_broken',
    })
    expect(
      admit({ ...first, hash: 'f'.repeat(64), commit: { ...first.commit, sequence: 2 } }, view),
    ).toEqual({ outcome: 'held', reason: 'sequence_broken' })
  })
})
