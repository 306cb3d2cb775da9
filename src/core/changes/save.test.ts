import { describe, expect, it } from 'vitest'
import { sealCommit, testId } from '../../../tests/support/commits.ts'
import { commitProblem } from './commit-problem.ts'
import type { FeedHead } from './feed.ts'
import { commitLimits } from './limits.ts'
import { partitionName } from './partition.ts'
import { makeCommits, saveIdOf } from './save.ts'
import type { DraftChange } from './save.ts'
import type { Commit, PartitionKey } from './types.ts'

const agreement: PartitionKey = { kind: 'agreement', id: testId(0xa1) }
const catalog: PartitionKey = { kind: 'catalog' }
const head: FeedHead = { sequence: 4, hash: 'ab'.repeat(32) }
const clock = { wall: 1_482_235_200_000, logical: 2 }

function change(partition: PartitionKey, record: number, field: number): DraftChange {
  return {
    partition,
    kind: 3,
    record: testId(record),
    field,
    element: null,
    value: 'texto',
    replaces: [],
  }
}

/** What an official of one installation saves; it has four commits in the catalogue. */
function saved(changes: readonly DraftChange[]): readonly Commit[] {
  return makeCommits(
    { author: testId(9), intent: 'agreement.edit', changes },
    {
      installation: testId(7),
      counter: 10,
      clock,
      wallTime: 1_482_235_190_000,
      headOf: ({ kind }) => (kind === 'catalog' ? head : null),
      seal: sealCommit,
    },
  ).map(({ commit }) => commit)
}

describe('a save', () => {
  it('becomes one commit per partition, the catalogue first, each continuing its feed', () => {
    const commits = saved([change(agreement, 0xa1, 14), change(catalog, 2, 11)])
    expect(commits.map(({ partition }) => partitionName(partition))).toEqual([
      'catalog',
      `agreement:${testId(0xa1)}`,
    ])
    expect(commits).toMatchObject([
      { sequence: 5, previous: head.hash, counter: 11, clock, author: testId(9) },
      { sequence: 1, previous: null, counter: 12, clock, intent: 'agreement.edit' },
    ])
  })

  it('shares one id, of which no two saves have the same', () => {
    const commits = saved([change(agreement, 0xa1, 14), change(catalog, 2, 11)])
    expect(new Set(commits.map(({ save }) => save))).toEqual(new Set([saveIdOf(testId(7), clock)]))
    expect(saveIdOf(testId(7), { ...clock, logical: 3 })).not.toBe(saveIdOf(testId(7), clock))
    const installation = 'fedcba9876543210'.repeat(2)
    expect(saveIdOf(installation, { wall: 0x0123456789ab, logical: 0xcd })).toBe(
      'fedcba98765432100123456789ab00cd',
    )
  })

  it('orders changes by record, field and element, whatever order the form gave them', () => {
    const element = (name: string): DraftChange => ({
      ...change(agreement, 1, 24),
      element: name,
    })
    const changes = [
      change(agreement, 2, 10),
      element('urgente'),
      change(agreement, 1, 14),
      element('estados'),
      change(agreement, 1, 9),
    ]
    const [one] = saved(changes)
    expect(one?.changes.map((item) => [item.record, item.field, item.element])).toEqual([
      [testId(1), 9, null],
      [testId(1), 14, null],
      [testId(1), 24, 'estados'],
      [testId(1), 24, 'urgente'],
      [testId(2), 10, null],
    ])
    expect(saved(changes.toReversed())).toEqual(saved(changes))
  })

  it('names what it replaces once and in order', () => {
    const replaces = [testId(3), testId(1), testId(3)]
    const [one] = saved([{ ...change(agreement, 1, 14), replaces }])
    expect(one?.changes[0]?.replaces).toEqual([testId(1), testId(3)])
  })

  it('keeps only text and numbers that every office can read back', () => {
    const value = { nombre: '\ufeffAcuerdo \ud83d', 'clave\udc00': [-0] }
    const [one] = saved([{ ...change(agreement, 1, 14), value, element: '\ud800x' }])
    expect(one?.changes[0]?.element).toBe('\ufffdx')
    expect(one?.changes[0]?.value).toEqual({ nombre: 'Acuerdo \ufffd', 'clave\ufffd': [0] })
  })

  it('of nothing is nothing', () => {
    expect(saved([])).toEqual([])
  })

  it('with two values for one cell is a bug', () => {
    expect(() => saved([change(agreement, 1, 14), change(agreement, 1, 14)])).toThrow(/two changes/)
  })

  it('with a record in two partitions, or of two kinds, is a bug', () => {
    const first = change(agreement, 1, 14)
    expect(() => saved([first, change(catalog, 1, 15)])).toThrow(/in one save/)
    expect(() => saved([first, { ...change(agreement, 1, 15), kind: 4 }])).toThrow(/in one save/)
  })
})

describe('a save larger than a commit may be', () => {
  const many = Array.from({ length: 2 * commitLimits.changes + 1 }, (_, index) =>
    change(catalog, index, 11),
  )

  it('becomes several commits of one feed', () => {
    const commits = saved(many)
    expect(commits.map(({ changes }) => changes.length)).toEqual([10_000, 10_000, 1])
    expect(commits.map(({ sequence }) => sequence)).toEqual([5, 6, 7])
    expect(commits.map(({ counter }) => counter)).toEqual([11, 12, 13])
    expect(commits[1]?.previous).toBe(
      commits[0] === undefined ? undefined : sealCommit(commits[0]).hash,
    )
    expect(commits.map(commitProblem)).toEqual([null, null, null])
  })

  it('is cut by its bytes too, where texts are long', () => {
    const long = [1, 2, 3].map((record) => ({
      ...change(catalog, record, 11),
      value: 'ñ€'.repeat(300_000),
    }))
    expect(saved(long).map(({ changes }) => changes.length)).toEqual([2, 1])
  })
})
