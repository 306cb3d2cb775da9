import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { governing } from './governing.ts'

interface Determination {
  readonly id: string
  readonly supersedes: readonly string[]
  readonly counts: boolean
}

const one = (id: string, supersedes: readonly string[] = [], counts = true): Determination => ({
  id,
  supersedes,
  counts,
})
const idsOf = (items: readonly Determination[]): string[] =>
  governing(items, ({ counts }) => counts).map(({ id }) => id)

describe('which determination governs', () => {
  test('the last of a chain', () => {
    expect(idsOf([one('first'), one('second', ['first']), one('third', ['second'])])).toEqual([
      'third',
    ])
  })

  test('when the last is withdrawn, the one before it again', () => {
    expect(
      idsOf([one('first'), one('second', ['first']), one('third', ['second'], false)]),
    ).toEqual(['second'])
  })

  test('when the middle is withdrawn, what lies below does not come back', () => {
    expect(
      idsOf([one('first'), one('second', ['first'], false), one('third', ['second'])]),
    ).toEqual(['third'])
  })

  test('two that did not know of each other both govern', () => {
    expect(idsOf([one('first'), one('north', ['first']), one('south', ['first'])])).toEqual([
      'north',
      'south',
    ])
  })

  test('one that a later import has not brought supersedes nothing by hearsay', () => {
    expect(idsOf([one('second', ['not here yet'])])).toEqual(['second'])
  })

  test('in a circle none is superseded, and one that names itself is not either', () => {
    expect(idsOf([one('a', ['b']), one('b', ['a'])])).toEqual(['a', 'b'])
    expect(idsOf([one('a', ['a'])])).toEqual(['a'])
  })

  test('from above a circle is superseded like anything else', () => {
    expect(idsOf([one('a', ['b']), one('b', ['a']), one('c', ['a'])])).toEqual(['c'])
  })
})

describe('for any determinations', () => {
  const names = ['a', 'b', 'c', 'd', 'e']
  const arbitrary = fc.tuple(
    ...names.map((id) =>
      fc.record({
        id: fc.constant(id),
        supersedes: fc.subarray(names, { maxLength: 2 }),
        counts: fc.boolean(),
      }),
    ),
  )

  test('one governs whenever one counts, and never one that does not count', () => {
    fc.assert(
      fc.property(arbitrary, (items) => {
        const result = governing(items, ({ counts }) => counts)
        expect(result.every(({ counts }) => counts)).toBe(true)
        expect(result.length > 0).toBe(items.some(({ counts }) => counts))
      }),
    )
  })
})
