import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clauseNatures } from '../schema/codes.ts'
import { complianceCodes } from './codes.ts'
import type { Compliance } from './codes.ts'
import {
  addTallies,
  countAll,
  emptyTally,
  isCountedApart,
  rollUp,
  rollUpOfCounts,
  tallyAll,
} from './roll-up.ts'
import type { Counted } from './roll-up.ts'

const counted = (compliance: Compliance, parts: Partial<Counted> = {}): Counted => ({
  compliance,
  metLate: false,
  overdue: false,
  withdrawn: false,
  ...parts,
})
const states = (...codes: Compliance[]): Counted[] => codes.map((code) => counted(code))

const arbitraryCounted = fc.record({
  compliance: fc.constantFrom(...complianceCodes),
  metLate: fc.boolean(),
  overdue: fc.boolean(),
  withdrawn: fc.boolean(),
})
const arbitraryTallied = fc
  .tuple(arbitraryCounted, fc.constantFrom(...clauseNatures), fc.boolean())
  .map(([one, nature, procedural]) => ({ ...one, nature, procedural }))

describe('a clause that binds several states', () => {
  test.each([
    ['not_applicable', []],
    ['moot', ['moot', 'moot']],
    ['met', ['met', 'moot']],
    ['met', ['met', 'met']],
    ['not_started', ['not_started', 'not_started']],
    ['not_met', ['not_met', 'not_met']],
    ['not_met', ['not_met', 'moot']],
    ['partially_met', ['met', 'not_met']],
    ['partially_met', ['partially_met', 'moot']],
    ['partially_met', ['partially_met', 'met']],
    ['in_progress', ['met', 'not_started']],
    ['in_progress', ['in_progress', 'in_progress']],
    ['in_progress', ['not_met', 'in_progress']],
    ['in_progress', ['moot', 'not_started']],
  ] as const)('is %s when they are %j', (expected, codes) => {
    expect(rollUp(states(...codes))).toBe(expected)
    expect(rollUpOfCounts(countAll(states(...codes)))).toBe(expected)
  })

  test('19 of 32 met, one of them late, 13 withdrawn: met, and the counts say so', () => {
    const thirteen = Array.from({ length: 13 }, () => counted('in_progress', { withdrawn: true }))
    const nineteen = Array.from({ length: 19 }, (_, index) =>
      counted('met', { metLate: index === 0 }),
    )
    const counts = countAll([...thirteen, ...nineteen])
    expect(counts).toMatchObject({ total: 19, met: 19, metLate: 1, withdrawn: 13, in_progress: 0 })
    expect(rollUpOfCounts(counts)).toBe('met')
  })
})

describe('what is counted apart', () => {
  test('everything but binding clauses of agreements that are not procedural', () => {
    expect(isCountedApart('binding', false)).toBe(false)
    expect(isCountedApart('binding', true)).toBe(true)
    expect(isCountedApart('exhortative', false)).toBe(true)
    expect(isCountedApart('optional', false)).toBe(true)
    expect(isCountedApart('procedural', false)).toBe(true)
  })

  test('an exhortation that nobody followed does not spoil an agreement', () => {
    const tally = tallyAll([
      { ...counted('met'), nature: 'binding', procedural: false },
      { ...counted('not_started'), nature: 'exhortative', procedural: false },
    ])
    expect(rollUpOfCounts(tally.binding)).toBe('met')
    expect(tally.apart).toMatchObject({ total: 1, not_started: 1 })
  })
})

describe('for any obligations', () => {
  test('the roll-up from counts is the roll-up from the list', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCounted, { maxLength: 6 }), (obligations) => {
        expect(rollUpOfCounts(countAll(obligations))).toBe(rollUp(obligations))
      }),
      { numRuns: 2_000 },
    )
  })

  test('counts equal a recount, state by state', () => {
    fc.assert(
      fc.property(fc.array(arbitraryCounted), (obligations) => {
        const counts = countAll(obligations)
        const present = obligations.filter(({ withdrawn }) => !withdrawn)
        for (const code of complianceCodes) {
          expect(counts[code]).toBe(present.filter(({ compliance }) => compliance === code).length)
        }
        expect(counts.total).toBe(present.length)
        expect(counts.withdrawn).toBe(obligations.length - present.length)
        expect(counts.overdue).toBe(present.filter(({ overdue }) => overdue).length)
        expect(counts.metLate).toBe(present.filter(({ metLate }) => metLate).length)
      }),
    )
  })

  test('clauses add up to agreements and agreements to the session', () => {
    const session = fc.array(
      fc.array(fc.array(arbitraryTallied, { maxLength: 4 }), { maxLength: 3 }),
      {
        maxLength: 3,
      },
    )
    fc.assert(
      fc.property(session, (agreements) => {
        const upwards = agreements
          .map((clauses) => clauses.map(tallyAll).reduce(addTallies, emptyTally))
          .reduce(addTallies, emptyTally)
        expect(upwards).toEqual(tallyAll(agreements.flat(2)))
      }),
    )
  })
})
