import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { encodeCommit } from '../../src/contract/commit-codec.ts'
import { cellKey, liveChanges } from '../../src/core/changes/cell.ts'
import { initialClock, observe, tick } from '../../src/core/changes/clock.ts'
import type { FeedHead } from '../../src/core/changes/feed.ts'
import { feedKey } from '../../src/core/changes/feed.ts'
import { emptyRegister, mergeCommits } from '../../src/core/changes/merge.ts'
import type { Register } from '../../src/core/changes/merge.ts'
import { makeCommits } from '../../src/core/changes/save.ts'
import type { DraftChange } from '../../src/core/changes/save.ts'
import { commitPrefix } from '../../src/core/changes/stamp.ts'
import type {
  Cell,
  Clock,
  Commit,
  HashedCommit,
  Id,
  PartitionKey,
} from '../../src/core/changes/types.ts'
import type { Value } from '../../src/core/schema/value.ts'

/** `testId(7)` is an id that ends in 7: readable in failures. */
export function testId(number: number): Id {
  return number.toString(16).padStart(32, '0')
}

/** The real thing: the bytes of the commit and their SHA-256. */
export function sealCommit(commit: Commit): HashedCommit {
  return { commit, hash: createHash('sha256').update(encodeCommit(commit)).digest('hex') }
}

/**
 * Few cells, so that offices meet in them: scalars, a set with two elements, and the confidential
 * mark.
 */
interface Place extends Cell {
  readonly partition: PartitionKey
  readonly kind: number
}

const agreementOne: PartitionKey = { kind: 'agreement', id: testId(0xa1) }
const agreementTwo: PartitionKey = { kind: 'agreement', id: testId(0xa2) }
const catalog: PartitionKey = { kind: 'catalog' }

const places: readonly Place[] = [
  { partition: agreementOne, kind: 3, record: testId(0xa1), field: 14, element: null },
  { partition: agreementOne, kind: 3, record: testId(0xa1), field: 15, element: null },
  { partition: agreementOne, kind: 3, record: testId(0xa1), field: 21, element: null },
  { partition: agreementOne, kind: 3, record: testId(0xa1), field: 24, element: 'urgente' },
  { partition: agreementOne, kind: 3, record: testId(0xa1), field: 24, element: 'estados' },
  { partition: agreementOne, kind: 4, record: testId(0xc1), field: 14, element: null },
  { partition: agreementOne, kind: 12, record: testId(0xd1), field: 13, element: null },
  { partition: agreementTwo, kind: 3, record: testId(0xa2), field: 14, element: null },
  { partition: catalog, kind: 999, record: testId(0xf1), field: 999, element: null },
]

/** What an office does next. Numbers select among what there is. */
export type Step =
  | {
      readonly do: 'save'
      readonly office: number
      readonly edits: readonly {
        readonly place: number
        readonly value: number
        /**
         * What the form showed: all live values, one of them, none (a value typed in blind), or a
         * commit unknown here.
         */
        readonly sees: 'all' | 'one' | 'none' | 'unknown'
      }[]
      /**
       * Milliseconds by which the office's machine moves on; offices that stand still have equal
       * clocks.
       */
      readonly pause: number
      /** From a copy of the disk taken before the office's last save: a fork. */
      readonly stale: boolean
    }
  /**
   * A package with everything of the first office, or without the commits of the chosen one's
   * feeds.
   */
  | {
      readonly do: 'exchange'
      readonly from: number
      readonly to: number
      readonly without: number | null
    }

export const offices: readonly Id[] = [testId(0x01), testId(0x02), testId(0x03)]

const office = fc.nat({ max: offices.length - 1 })

const stepArbitrary: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      office,
      edits: fc.array(
        fc.record({
          place: fc.nat({ max: places.length - 1 }),
          value: fc.nat({ max: 3 }),
          sees: fc.oneof(
            { weight: 4, arbitrary: fc.constant('all' as const) },
            { weight: 1, arbitrary: fc.constantFrom('one' as const, 'none', 'unknown') },
          ),
        }),
        { minLength: 1, maxLength: 4 },
      ),
      pause: fc.constantFrom(0, 0, 1, 5),
      stale: fc.nat({ max: 7 }).map((number) => number === 7),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('exchange' as const),
      from: office,
      to: office,
      without: fc.option(office, { freq: 3 }),
    }),
  },
)

interface Office {
  readonly installation: Id
  readonly register: Register
  readonly clock: Clock
  readonly counter: number
  readonly wall: number
  /** The installation's own heads by feed. */
  readonly heads: ReadonlyMap<string, FeedHead>
  readonly before: Office | null
}

/**
 * Plays the steps on real registers and gives every commit that was ever made, in the order of
 * making.
 */
export function commitsOf(steps: readonly Step[]): readonly HashedCommit[] {
  const all: HashedCommit[] = []
  const state = offices.map(newOffice)
  for (const step of steps) {
    if (step.do === 'save') {
      const now = at(state, step.office)
      const { after, made } = save(step.stale ? (now.before ?? now) : now, step)
      // The office keeps what it knew and learns of the branch that its copy wrote.
      const merged = step.stale ? receive(now, made) : after
      state[step.office] = { ...merged, before: now, wall: after.wall }
      all.push(...made)
    } else {
      const sent = appliedCommits(at(state, step.from).register).filter(
        ({ commit }) => step.without === null || commit.installation !== offices[step.without],
      )
      state[step.to] = receive(at(state, step.to), sent)
    }
  }
  return [...new Map(all.map((commit) => [commit.hash, commit])).values()]
}

function newOffice(installation: Id): Office {
  return {
    installation,
    register: emptyRegister,
    clock: initialClock,
    counter: 0,
    wall: 1_500_000_000_000,
    heads: new Map(),
    before: null,
  }
}

function save(
  now: Office,
  step: Extract<Step, { do: 'save' }>,
): { readonly after: Office; readonly made: readonly HashedCommit[] } {
  const wall = now.wall + step.pause
  const { clock } = tick(now.clock, wall)
  const edited = new Map(step.edits.map((edit) => [edit.place, edit]))
  const changes = [...edited.values()].map((edit): DraftChange => {
    const { partition, ...cell } = at(places, edit.place)
    const live = liveChanges(
      now.register.cells.get(cellKey(cell)) ?? { changes: new Map(), replaced: new Set() },
    ).map(({ commit }) => commit)
    const replaces = {
      all: live,
      one: live.slice(0, 1),
      none: [],
      unknown: [...live, testId(0xdead)],
    }[edit.sees]
    return { partition, ...cell, value: valueFor(cell, edit.value), replaces }
  })
  const made = makeCommits(
    { author: testId(0x91), intent: 'register.edit', changes },
    {
      installation: now.installation,
      counter: now.counter,
      clock,
      wallTime: wall,
      headOf: (partition) =>
        now.heads.get(feedKey({ installation: now.installation, partition })) ?? null,
      seal: sealCommit,
    },
  )
  const heads = new Map(now.heads)
  for (const { hash, commit } of made) {
    heads.set(feedKey(commit), { sequence: commit.sequence, hash })
  }
  const { register } = mergeCommits(now.register, made)
  const counter = now.counter + made.length
  return { after: { ...now, register, clock, counter, wall, heads }, made }
}

function receive(now: Office, commits: readonly HashedCommit[]): Office {
  return {
    ...now,
    register: mergeCommits(now.register, commits).register,
    clock: commits.reduce(
      (clock, { commit }) => observe(clock, commit.clock, now.wall).clock,
      now.clock,
    ),
  }
}

function appliedCommits(register: Register): readonly HashedCommit[] {
  return [...register.feeds.values()].flatMap((feed) => [...feed.applied.values()])
}

function valueFor({ field, element }: Cell, value: number): Value {
  if (element !== null) return value < 2 ? null : `papel ${value}`
  if (field === 21) return value % 2 === 1
  return (
    [null, 'Plazo: 30 días', 'Plazo: 60 días', { rule: 'within_year', year: 2017 }][value] ?? null
  )
}

/**
 * How one office happens to receive a set of commits: some twice, in some order, in packages of
 * some sizes.
 */
export interface Arrival {
  readonly packages: readonly (readonly HashedCommit[])[]
}

export interface Scenario {
  /** Everything that was ever written. */
  readonly written: readonly HashedCommit[]
  /** What has reached both of the offices that are compared; what is missing leaves gaps. */
  readonly arrived: readonly HashedCommit[]
  readonly first: Arrival
  readonly second: Arrival
}

const longest = 64

export const scenarioArbitrary: fc.Arbitrary<Scenario> = fc
  .record({
    steps: fc.array(stepArbitrary, { minLength: 1, maxLength: 24, size: 'max' }),
    missing: fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 3 }),
    first: arrivalKeys(),
    second: arrivalKeys(),
  })
  .map(({ steps, missing, first, second }) => {
    const written = commitsOf(steps)
    const arrived = written.filter((_, index) => !missing.includes(index))
    return { written, arrived, first: arrive(arrived, first), second: arrive(arrived, second) }
  })

interface ArrivalKeys {
  readonly order: readonly number[]
  readonly twice: readonly number[]
  readonly cuts: readonly number[]
}

function arrivalKeys(): fc.Arbitrary<ArrivalKeys> {
  return fc.record({
    order: fc.array(fc.nat({ max: 999 }), { minLength: longest, maxLength: longest }),
    twice: fc.array(fc.nat({ max: longest - 1 }), { maxLength: 6 }),
    cuts: fc.array(fc.nat({ max: longest - 1 }), { maxLength: 4 }),
  })
}

function arrive(commits: readonly HashedCommit[], keys: ArrivalKeys): Arrival {
  const again = keys.twice.flatMap((index) => commits.slice(index, index + 1))
  const shuffled = [...commits, ...again]
    .map((commit, index) => ({ commit, key: keys.order[index % longest] ?? 0 }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ commit }) => commit)
  const bounds = [0, ...keys.cuts.toSorted((a, b) => a - b), shuffled.length]
  return {
    packages: bounds.slice(1).map((end, index) => shuffled.slice(bounds[index] ?? 0, end)),
  }
}

/** What has to occur for the properties to mean something. */
export const happenings = [
  'fork',
  'gap',
  'concurrentEdit',
  'earlyReplacement',
  'earlyBesideAnotherCell',
  'equalClocks',
  'setAddedAndRemoved',
  'duplicate',
  'unknownReplacement',
] as const

export type Coverage = Readonly<Record<(typeof happenings)[number], boolean>>

export function coverageOf({ arrived, first }: Scenario): Coverage {
  const order = first.packages.flat()
  const register = mergeCommits(emptyRegister, arrived).register
  const cells = [...register.cells.values()].map(liveChanges)
  const present = new Set(arrived.map(({ hash }) => commitPrefix(hash)))
  const placeOf = new Map(
    order.map(({ hash }, index): [string, number] => [commitPrefix(hash), index]).toReversed(),
  )
  const early = order.flatMap((later, index) =>
    later.commit.changes.flatMap((change) =>
      change.replaces
        .filter((prefix) => (placeOf.get(prefix) ?? -1) > index)
        .map((prefix) => ({ change, prefix })),
    ),
  )
  return {
    fork: [...register.feeds.values()].some(({ heads }) => heads.length > 1),
    gap: [...register.feeds.values()].some(({ held }) => held.size > 0),
    concurrentEdit: cells.some(
      (live) => new Set(live.map(({ stamp }) => stamp.installation)).size > 1,
    ),
    earlyReplacement: early.length > 0,
    earlyBesideAnotherCell: early.some(({ change, prefix }) =>
      arrived.some(
        ({ hash, commit }) =>
          commitPrefix(hash) === prefix &&
          commit.changes.some((other) => cellKey(other) !== cellKey(change)),
      ),
    ),
    equalClocks: cells.some(
      (live) =>
        new Set(live.map(({ stamp }) => `${stamp.clock.wall} ${stamp.clock.logical}`)).size <
        live.length,
    ),
    setAddedAndRemoved: cells.some(
      (live) =>
        live.some(({ element, value }) => element !== null && value === null) &&
        live.some(({ element, value }) => element !== null && value !== null),
    ),
    duplicate: order.length > arrived.length,
    unknownReplacement: arrived.some(({ commit }) =>
      commit.changes.some(({ replaces }) => replaces.some((prefix) => !present.has(prefix))),
    ),
  }
}

/** An index that a generator chose within bounds. */
function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new Error(`no item ${index}`)
  return item
}
