import { readFileSync } from 'node:fs'
import { decode, encode, rfc8949EncodeOptions } from 'cborg'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { scenarioArbitrary, testId } from '../../tests/support/commits.ts'
import { commitProblem } from '../core/changes/commit-problem.ts'
import { commitLimits } from '../core/changes/limits.ts'
import { plainValue } from '../core/changes/plain-value.ts'
import { saveIdOf } from '../core/changes/save.ts'
import type { Change, Commit } from '../core/changes/types.ts'
import type { Value } from '../core/schema/value.ts'
import { decodeCommit, encodeCommit } from './commit-codec.ts'
import { writeCommit } from './commit-wire.ts'
import { bytesOfHex, hexOfBytes } from './hexadecimal.ts'

const clock = { wall: 1_482_235_200_000, logical: 0 }
const commit: Commit = {
  schemaVersion: 1,
  installation: testId(7),
  partition: { kind: 'catalog' },
  sequence: 1,
  previous: null,
  counter: 1,
  clock,
  wallTime: clock.wall,
  author: testId(9),
  intent: 'session.edit',
  save: testId(5),
  changes: [{ kind: 2, record: testId(1), field: 11, element: null, value: 41, replaces: [] }],
}

const withChange = (change: Partial<Change>): Commit => ({
  ...commit,
  changes: commit.changes.map((other) => ({ ...other, ...change })),
})

/** The bytes of the commit with some of its 15 items replaced by something else. */
function bytesWith(items: Readonly<Record<number, unknown>>): Uint8Array {
  const wire = writeCommit(commit)
  if (!Array.isArray(wire)) throw new Error('a commit is a list')
  return encode(
    wire.map((item: unknown, index) => (index in items ? items[index] : item)),
    rfc8949EncodeOptions,
  )
}

const withGroups = (...groups: readonly unknown[]): Uint8Array => bytesWith({ 14: groups })

const outcomeOf = (bytes: Uint8Array): string => {
  const decoded = decodeCommit(bytes)
  if (decoded.ok) return 'accepted'
  return decoded.error.code === 'commit_malformed' ? decoded.error.problem : decoded.error.code
}

const goldenSchema = z.array(
  z.object({
    name: z.string(),
    hex: z.string(),
    commit: z.object({
      schemaVersion: z.number(),
      installation: z.string(),
      partition: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('catalog') }),
        z.object({ kind: z.literal('office'), id: z.string() }),
        z.object({ kind: z.literal('agreement'), id: z.string() }),
      ]),
      sequence: z.number(),
      previous: z.string().nullable(),
      counter: z.number(),
      clock: z.object({ wall: z.number(), logical: z.number() }),
      wallTime: z.number(),
      author: z.string(),
      intent: z.string(),
      save: z.string(),
      changes: z.array(
        z.object({
          kind: z.number(),
          record: z.string(),
          field: z.number(),
          element: z.string().nullable(),
          value: z.json(),
          replaces: z.array(z.string()),
        }),
      ),
    }),
  }),
)

describe('the commits in the golden file', () => {
  const golden = goldenSchema.parse(
    JSON.parse(readFileSync('tests/golden/commits/version-1.json', 'utf8')),
  )

  it('are explained byte by byte in the documentation', () => {
    const [, listing = ''] = /```\n(8f .*?)```/s.exec(readFileSync('docs/formats.md', 'utf8')) ?? []
    expect(listing.replaceAll(/;.*|\s/g, '')).toBe(golden[0]?.hex)
  })

  it.each(golden)('$name has these bytes for ever', ({ commit: expected, hex }) => {
    expect(hexOfBytes(encodeCommit(expected))).toBe(hex)
    expect(decodeCommit(bytesOfHex(hex))).toEqual({ ok: true, value: expected })
  })
})

const numbers = fc.integer({ min: 1, max: commitLimits.number })
const ids = fc.oneof(fc.nat({ max: 9 }).map(testId), fc.stringMatching(/^[0-9a-f]{32}$/))
const texts = fc.string({ unit: 'binary', maxLength: 30 })
const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: commitLimits.valueDepth, withCrossShrink: true },
    fc.constantFrom<Value[]>(null, true, false, 0, 1.5, 33.3, -1, 2 ** 53, 5e-324, '', '__proto__'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    texts,
    ids,
    ids.map((id) => id + id),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(texts, tie('value'), { maxKeys: 3 }),
  ),
})).value
const times = fc.integer({ min: 0, max: 2 ** 48 - 1 })

/** One change per cell, in order; a record is of one kind. */
const changeLists = fc
  .uniqueArray(
    fc.record({
      record: ids,
      field: numbers,
      element: fc.option(fc.oneof(texts, ids)),
      value: values,
      replaces: fc.uniqueArray(ids, { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 6, selector: ({ record, field }) => `${record} ${field}` },
  )
  .map((changes) =>
    changes
      .toSorted((a, b) =>
        a.record === b.record ? a.field - b.field : a.record < b.record ? -1 : 1,
      )
      .map(({ element, value, replaces, ...cell }): Change => {
        const name = element === null ? null : plainValue(element)
        return {
          kind: 1 + (Number.parseInt(cell.record.slice(-3), 16) % 500),
          ...cell,
          element: typeof name === 'string' && name !== '' ? name : null,
          value: plainValue(value),
          replaces: replaces.toSorted((a, b) => (a < b ? -1 : 1)),
        }
      }),
  )

const commits: fc.Arbitrary<Commit> = fc
  .record({
    schemaVersion: numbers,
    installation: ids,
    partition: fc.oneof(
      fc.constant({ kind: 'catalog' as const }),
      fc.record({ kind: fc.constantFrom('office' as const, 'agreement'), id: ids }),
    ),
    sequence: fc.integer({ min: 2, max: Number.MAX_SAFE_INTEGER }),
    previous: fc.option(ids.map((id) => id + id)),
    clock: fc.record({ wall: times, logical: fc.nat({ max: 0xffff }) }),
    wallTime: fc.oneof(
      times,
      times.map((time) => -time || 0),
    ),
    author: ids,
    intent: fc.string({ minLength: 1, maxLength: 100, unit: 'grapheme-ascii' }),
    save: fc.option(ids),
    changes: changeLists,
  })
  .map((made) => ({
    ...made,
    counter: made.sequence,
    sequence: made.previous === null ? 1 : made.sequence,
    save: made.save ?? saveIdOf(made.installation, made.clock),
  }))

describe('a commit', () => {
  it('is read back as it was written, also with kinds, fields and intents that nobody knows yet', () => {
    fc.assert(
      fc.property(commits, (written) => {
        expect(decodeCommit(encodeCommit(written))).toEqual({ ok: true, value: written })
      }),
      { numRuns: 500 },
    )
  })

  it('as offices make them is read back too', () => {
    fc.assert(
      fc.property(scenarioArbitrary, ({ written }) => {
        for (const { commit: made } of written) {
          expect(decodeCommit(encodeCommit(made))).toEqual({ ok: true, value: made })
        }
      }),
      { numRuns: 30 },
    )
  })

  it('is read from a Buffer that is part of a larger one', () => {
    const bytes = encodeCommit(commit)
    const inside = Buffer.concat([Buffer.from('before'), bytes, Buffer.from('after')])
    const part = inside.subarray(6, 6 + bytes.length)
    expect(decodeCommit(part)).toEqual({ ok: true, value: commit })
  })

  it('keeps a text that only looks like an id apart from one that is', () => {
    for (const value of [
      testId(1),
      testId(1).toUpperCase(),
      `${testId(1)}0`,
      'ab',
      'á'.repeat(32),
    ]) {
      const written = withChange({ value })
      expect(decodeCommit(encodeCommit(written))).toEqual({ ok: true, value: written })
    }
  })
})

/** What may stand in the place of some bytes: any, or a number, a length or a float as CBOR has them. */
const heads = fc.oneof(
  fc.uint8Array({ maxLength: 3 }),
  fc
    .oneof(fc.integer(), fc.double({ noNaN: true }), fc.string({ unit: 'binary', maxLength: 3 }))
    .map((item) => encode(item, rfc8949EncodeOptions)),
)

describe('any other bytes', () => {
  it('are refused or are another commit, never the same one twice', () => {
    fc.assert(
      fc.property(commits, fc.nat(), fc.nat({ max: 2 }), heads, (written, place, taken, put) => {
        const bytes = encodeCommit(written)
        const at = place % bytes.length
        const changed = new Uint8Array([...bytes.slice(0, at), ...put, ...bytes.slice(at + taken)])
        const decoded = decodeCommit(changed)
        fc.pre(!sameBytes(changed, bytes))
        expect(decoded).not.toEqual({ ok: true, value: written })
        expect(!decoded.ok || sameBytes(encodeCommit(decoded.value), changed)).toBe(true)
      }),
      { numRuns: 5000 },
    )
  })

  it('never throw, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(decodeCommit(bytes).ok).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })

  it('are refused when cut off anywhere, or when something follows', () => {
    const bytes = encodeCommit(withChange({ value: { rule: 'within_year', year: 2017 } }))
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeCommit(bytes.slice(0, length)).ok).toBe(false)
    }
    expect(decodeCommit(new Uint8Array([...bytes, 0])).ok).toBe(false)
  })
})

describe('strict reading', () => {
  const hex = hexOfBytes(encodeCommit(commit))
  /** One group of three: kind 2, a record of 16 bytes, and a change of field 11 to 41. */
  const end = `81830250${testId(1)}820b1829`

  it('knows how the example ends, so that the following cases spoil what they mean to', () => {
    expect(hex.endsWith(end)).toBe(true)
    expect(outcomeOf(bytesOfHex(hex))).toBe('accepted')
  })

  const spoilt = (replacement: string): string =>
    outcomeOf(bytesOfHex(hex.slice(0, hex.length - end.length) + replacement))

  it.each([
    [
      'a longer number than needed',
      'more bytes than a number needs',
      end.replace(/1829$/, '190029'),
    ],
    ['a list of indefinite length', 'indefinite', end.replace(/820b1829$/, '9f0b1829ff')],
    ['a text of indefinite length', 'indefinite', end.replace(/1829$/, '7f6161ff')],
    [
      'a float where an integer fits',
      'a float where an integer fits',
      end.replace(/1829$/, 'fb4044800000000000'),
    ],
    [
      'a longer float than needed',
      'a longer float than needed',
      end.replace(/1829$/, 'fb3ff8000000000000'),
    ],
    ['minus zero', 'a float where an integer fits', end.replace(/1829$/, 'f98000')],
    ['not a number', 'not a number', end.replace(/1829$/, 'f97e00')],
    ['infinity', 'infinite', end.replace(/1829$/, 'f97c00')],
    ['undefined', 'no such simple value', end.replace(/1829$/, 'f7')],
    ['a tag', 'a tag', end.replace(/1829$/, 'c11829')],
    ['an integer past 2^53', 'safe range', end.replace(/1829$/, '1b0020000000000000')],
    [
      'a name twice',
      'names are not in order or not unique',
      end.replace(/1829$/, 'a2616101616102'),
    ],
    [
      'names in another order',
      'names are not in order or not unique',
      end.replace(/1829$/, 'a2616201616102'),
    ],
    ['a name that is no text', 'not a text', end.replace(/1829$/, 'a10102')],
    ['text that is not UTF-8', 'not UTF-8', end.replace(/1829$/, '61ff')],
    ['text with half a character', 'not UTF-8', end.replace(/1829$/, '63eda080')],
    [
      'a byte order mark before a text',
      'value is no plain text',
      end.replace(/1829$/, '64efbbbf61'),
    ],
    [
      'an id written as text',
      'an id written as text',
      end.replace(/1829$/, `7820${'61'.repeat(32)}`),
    ],
    ['bytes of another length', 'not 16 or 32 bytes', end.replace(/1829$/, '420102')],
    ['trailing bytes', 'something follows', `${end}00`],
  ])('refuses %s', (_, problem, replacement) => {
    expect(spoilt(replacement)).toContain(problem)
  })

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'ends too early', new Uint8Array()],
    ['a number', 'not a list', encode(1)],
    ['an empty list', 'ends too early', encode([])],
    ['too few items', '15 items', encode([1, 1])],
    ['too many items', '15 items', encode(Array.from({ length: 16 }, () => 1))],
    ['a short installation', 'not 16 bytes', bytesWith({ 2: new Uint8Array(15) })],
    ['an unknown kind of partition', 'no such kind of partition', bytesWith({ 3: 3 })],
    ['a catalogue with an id', 'the catalogue has no id', bytesWith({ 4: new Uint8Array(16) })],
    ['an agreement without an id', 'not bytes', bytesWith({ 3: 2 })],
    ['a sequence of 0', 'sequence out of range', bytesWith({ 5: 0 })],
    [
      'a first commit with a predecessor',
      'only the first commit',
      bytesWith({ 6: new Uint8Array(32) }),
    ],
    ['a later commit without one', 'only the first commit', bytesWith({ 5: 2, 7: 2 })],
    [
      'a counter below the sequence',
      'counter out of range',
      bytesWith({ 5: 2, 6: new Uint8Array(32) }),
    ],
    ['a time before 1970', 'clock out of range', bytesWith({ 8: -1 })],
    ['a logical clock past its limit', 'logical clock out of range', bytesWith({ 9: 0x10000 })],
    ['a wall time that is no integer', 'not an integer', bytesWith({ 10: 0.5 })],
    ['no author', 'not bytes', bytesWith({ 11: null })],
    ['an empty intent', 'intent is no text', bytesWith({ 12: '' })],
    ['a long intent', 'intent is no text', bytesWith({ 12: 'x'.repeat(101) })],
    [
      'a save id that need not be written',
      'a save id that need not be written',
      bytesWith({ 13: bytesOfHex(saveIdOf(testId(7), clock)) }),
    ],
    ['no changes', 'no changes', withGroups()],
    [
      'a group without changes',
      'a group without changes',
      withGroups([2, new Uint8Array(16)], [2, new Uint8Array(16).fill(1), [1, 1]]),
    ],
    ['a change without value', '2 to 4 items', withGroups([2, new Uint8Array(16), [11]])],
    [
      'a change of five items',
      '2 to 4 items',
      withGroups([2, new Uint8Array(16), [1, 1, new Uint8Array(), 'a', 1]]),
    ],
    [
      'an empty list of replacements',
      'an empty list of replacements',
      withGroups([2, new Uint8Array(16), [1, 1, new Uint8Array()]]),
    ],
    [
      'a cut-off replacement',
      'not whole ids',
      withGroups([2, new Uint8Array(16), [1, 1, new Uint8Array(17)]]),
    ],
    [
      'a replacement twice',
      'replacements are not in order',
      withGroups([2, new Uint8Array(16), [1, 1, new Uint8Array(32)]]),
    ],
    [
      'an empty element',
      'element is no text',
      withGroups([2, new Uint8Array(16), [1, 1, new Uint8Array(), '']]),
    ],
    [
      'an element that is no text',
      'an element is a text',
      withGroups([2, new Uint8Array(16), [1, 1, new Uint8Array(), 1]]),
    ],
    [
      'a field twice',
      'changes are not in order',
      withGroups([2, new Uint8Array(16), [11, 1], [11, 2]]),
    ],
    [
      'fields in another order',
      'changes are not in order',
      withGroups([2, new Uint8Array(16), [12, 1], [11, 2]]),
    ],
    ['a field number of 0', 'field out of range', withGroups([2, new Uint8Array(16), [0, 1]])],
    [
      'a record in two groups',
      'a record in two groups',
      withGroups([2, new Uint8Array(16), [1, 1]], [2, new Uint8Array(16), [2, 1]]),
    ],
    [
      'a record of two kinds',
      'a record in two groups',
      withGroups([2, new Uint8Array(16), [1, 1]], [3, new Uint8Array(16), [2, 1]]),
    ],
    [
      'records in another order',
      'changes are not in order',
      withGroups([2, new Uint8Array(16).fill(1), [1, 1]], [2, new Uint8Array(16), [1, 1]]),
    ],
  ])('refuses %s', (_, problem, bytes) => {
    expect(outcomeOf(bytes)).toContain(problem)
  })

  it('tells a newer format from a broken one', () => {
    expect(outcomeOf(bytesWith({ 0: 2 }))).toBe('commit_version_unknown')
    expect(outcomeOf(encode([2, 'whatever comes']))).toBe('commit_version_unknown')
  })
})

const idsUpTo = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => testId(index))

const commitOfChanges = (count: number): Commit => ({
  ...commit,
  changes: idsUpTo(count).flatMap((record) => withChange({ record }).changes),
})

const written = (value: number): Uint8Array => encodeCommit(withChange({ value }))

/** A value of `bytes` 4 or 8 in the place of the example's only one. */
const asFloat = (value: number, bytes: 4 | 8): Uint8Array => {
  const item = new DataView(new ArrayBuffer(1 + bytes))
  item.setUint8(0, bytes === 4 ? 0xfa : 0xfb)
  if (bytes === 4) item.setFloat32(1, value)
  else item.setFloat64(1, value)
  return new Uint8Array([...written(41).subarray(0, -2), ...new Uint8Array(item.buffer)])
}

describe('numbers with a fraction', () => {
  /** Every one of 16 bits that is a number and no integer. */
  const halves = Array.from({ length: 0x10000 }, (_, bits) => {
    const hex = `f9${bits.toString(16).padStart(4, '0')}`
    const value: unknown = decode(bytesOfHex(hex), { allowInfinity: true, allowNaN: true })
    return { hex, value: typeof value === 'number' ? value : Number.NaN }
  }).filter(({ value }) => Number.isFinite(value) && !Number.isInteger(value))

  it('that 16 bits hold are read back', () => {
    for (const { value } of halves) {
      expect(decodeCommit(written(value))).toEqual({ ok: true, value: withChange({ value }) })
    }
  })

  it('are written in 16 bits from 2⁻¹⁴, and below it if they are powers of two', () => {
    for (const { hex, value } of halves) {
      const isShort = Math.abs(value) >= 2 ** -14 || Number.isInteger(Math.log2(Math.abs(value)))
      const bytes = written(value)
      expect(hexOfBytes(bytes).endsWith(hex)).toBe(isShort)
      const asHalf = new Uint8Array([...written(41).subarray(0, -2), ...bytesOfHex(hex)])
      expect(decodeCommit(asHalf).ok).toBe(isShort)
    }
  })

  it('are refused in more bytes than they need', () => {
    for (const { value } of halves) {
      const isShort = written(value).length === written(0.5).length
      expect(decodeCommit(asFloat(value, 4)).ok).toBe(!isShort)
    }
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(decodeCommit(asFloat(value, 8)).ok).toBe(false)
      }),
    )
  })
})

describe('the limits of a commit', () => {
  const nested = (levels: number): Value => (levels === 0 ? 1 : [nested(levels - 1)])

  it('let values be nested eight deep, and no deeper', () => {
    const deepest = withChange({ value: nested(commitLimits.valueDepth) })
    expect(decodeCommit(encodeCommit(deepest))).toEqual({ ok: true, value: deepest })
    expect(() => encodeCommit(withChange({ value: nested(9) }))).toThrow(/nested/)
  })

  it('stop nesting that would exhaust the stack before anything is built of it', () => {
    const bytes = encodeCommit(commit)
    const lists = new Uint8Array(1_000_000).fill(0x81)
    // The example ends with the two bytes of its only value.
    expect(outcomeOf(new Uint8Array([...bytes.subarray(0, -2), ...lists]))).toBe(
      'nested too deeply',
    )
    expect(outcomeOf(lists)).toBe('not an integer')
    expect(outcomeOf(withGroups([2, new Uint8Array(16), [1, nested(9)]]))).toBe('nested too deeply')
  })

  it('hold for changes and replacements', () => {
    expect(commitProblem(commitOfChanges(10_000))).toBeNull()
    expect(commitProblem(commitOfChanges(10_001))).toBe('too many changes')
    expect(commitProblem(withChange({ replaces: idsUpTo(1_000) }))).toBeNull()
    expect(commitProblem(withChange({ replaces: idsUpTo(1_001) }))).toContain('too many')
  })

  it('refuse more than 4 MiB unread', () => {
    expect(outcomeOf(new Uint8Array(commitLimits.bytes + 1))).toBe('commit_too_large')
    expect(() => encodeCommit(withChange({ value: 'x'.repeat(commitLimits.bytes) }))).toThrow(
      /bytes/,
    )
  })

  it.each<[string, Commit]>([
    ['an id in capitals', { ...commit, author: 'A'.repeat(32) }],
    ['not a number', withChange({ value: Number.NaN })],
    ['minus zero', withChange({ value: [-0] })],
    ['half a character', withChange({ value: { 'a\ud800': 1 } })],
  ])('make %s a bug of the program', (_, wrong) => {
    expect(() => encodeCommit(wrong)).toThrow(/not a commit/)
  })
})

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
