import * as fc from 'fast-check'
import { applyChange, emptyLiveCell } from '../../src/core/changes/apply-change.ts'
import type { LiveCell } from '../../src/core/changes/apply-change.ts'
import { cellKey, liveChanges } from '../../src/core/changes/cell.ts'
import { admit, feedKey } from '../../src/core/changes/feed.ts'
import type { FeedHead } from '../../src/core/changes/feed.ts'
import {
  displayedChange,
  distinctLiveValues,
  isConflict,
} from '../../src/core/changes/live-values.ts'
import { emptyRegister, mergeCommits, registerVector } from '../../src/core/changes/merge.ts'
import { compareStamps, stampedChanges } from '../../src/core/changes/stamp.ts'
import type {
  CommitHash,
  HashedCommit,
  Id,
  Stamp,
  StampedChange,
} from '../../src/core/changes/types.ts'
import { digestInput, vectorOf } from '../../src/core/changes/vector.ts'
import { valueKey } from '../../src/core/schema/value.ts'
import { offices, scenarioArbitrary } from './commits.ts'
import type { Arrival } from './commits.ts'

/** All that a person could see of a register, as plain data in a fixed order. */
export interface RegisterView {
  readonly cells: Readonly<Record<string, CellView>>
  readonly digestInput: string
  readonly held: readonly CommitHash[]
}

interface CellView {
  /** Commit prefixes. */
  readonly live: readonly string[]
  readonly values: readonly string[]
  readonly conflict: boolean
  /** Commit prefix of the change whose value is shown. */
  readonly displayed: string | null
}

/**
 * Merges packages one after the other and shows the result to somebody of the given installation.
 */
export type RegisterUnderTest = (arrival: Arrival, viewer: Id) => RegisterView

/** The reference model of `merge.ts`. */
export const referenceRegister: RegisterUnderTest = ({ packages }) => {
  const register = packages.reduce(
    (state, commits) => mergeCommits(state, commits).register,
    emptyRegister,
  )
  return {
    cells: viewCells([...register.cells].map(([key, cell]) => [key, liveChanges(cell)])),
    digestInput: digestInput(registerVector(register)),
    held: [...register.feeds.values()].flatMap(({ held }) => [...held.keys()]).toSorted(),
  }
}

/**
 * The rules from which a register that keeps only what is live is put together, each replaceable by
 * a wrong one.
 */
export interface Parts {
  readonly admit: typeof admit
  readonly applyChange: typeof applyChange
  /** Under which name replacements that came early are kept. */
  readonly pendingKey: (change: StampedChange) => string
  readonly displayed: (live: readonly StampedChange[], viewer: Id) => StampedChange | undefined
}

export const realParts: Parts = {
  admit,
  applyChange,
  pendingKey: cellKey,
  displayed: displayedChange,
}

interface KnownFeed {
  heads: readonly FeedHead[]
  readonly applied: Map<CommitHash, HashedCommit>
}

/** What the SQLite store does, in memory: heads, live rows, early replacements and held commits. */
export function assembledRegister(parts: Parts): RegisterUnderTest {
  return ({ packages }, viewer) => {
    const feeds = new Map<string, KnownFeed>()
    const live = new Map<string, readonly StampedChange[]>()
    const pending = new Map<string, ReadonlySet<string>>()
    const held = new Map<CommitHash, HashedCommit>()
    for (const commit of packages.flat()) {
      const waiting = [commit]
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const hashed = next
        const feed: KnownFeed = feeds.get(feedKey(hashed.commit)) ?? {
          heads: [],
          applied: new Map(),
        }
        feeds.set(feedKey(hashed.commit), feed)
        held.delete(hashed.hash)
        const admission = parts.admit(hashed, {
          heads: feed.heads,
          sequenceOf: (hash) => feed.applied.get(hash)?.commit.sequence ?? null,
        })
        if (admission.outcome === 'held') held.set(hashed.hash, hashed)
        if (admission.outcome === 'held' || admission.outcome === 'duplicate') continue
        feed.heads = admission.heads
        feed.applied.set(hashed.hash, hashed)
        for (const change of stampedChanges(hashed)) {
          const cell: LiveCell = {
            live: live.get(cellKey(change)) ?? emptyLiveCell.live,
            pending: pending.get(parts.pendingKey(change)) ?? emptyLiveCell.pending,
          }
          const after = parts.applyChange(cell, change)
          live.set(cellKey(change), after.live)
          pending.set(parts.pendingKey(change), after.pending)
        }
        waiting.push(
          ...[...held.values()].filter(({ commit: { previous } }) => previous === hashed.hash),
        )
      }
    }
    return {
      cells: viewCells([...live], (changes) => parts.displayed(changes, viewer)),
      digestInput: digestInput(
        vectorOf(
          [...feeds.values()].flatMap(({ heads, applied }) =>
            heads.flatMap((head) => {
              const hashed = applied.get(head.hash)
              return hashed === undefined ? [] : [{ ...hashed.commit, ...head }]
            }),
          ),
        ),
      ),
      held: [...held.keys()].toSorted(),
    }
  }
}

/** Any order, grouping and duplication of the same commits shows the same register to everybody. */
export function arrivalDoesNotMatter(merge: RegisterUnderTest) {
  const viewer = fc.constantFrom(...offices)
  return fc.property(scenarioArbitrary, viewer, viewer, ({ first, second }, one, other) => {
    assertSame(merge(first, one), merge(second, other), 'two offices with the same commits')
  })
}

/**
 * Every change is live, or replaced by a change that a person made of the same cell, or held; no
 * other is live.
 */
export function nothingIsLost(merge: RegisterUnderTest) {
  return fc.property(scenarioArbitrary, ({ arrived, first }) => {
    const view = merge(first, offices[0] ?? '')
    const { applied, waiting } = byDefinition(arrived)
    assertSame(view.held, waiting.map(({ hash }) => hash).toSorted(), 'held commits')
    const changes = applied.flatMap(stampedChanges)
    for (const change of changes) {
      const replaced = changes.some(
        (other) => cellKey(other) === cellKey(change) && other.replaces.includes(change.commit),
      )
      const live = view.cells[cellKey(change)]?.live.includes(change.commit) ?? false
      if (live === replaced) {
        throw new Error(`${cellKey(change)} of ${change.commit} is ${live ? 'live' : 'lost'}`)
      }
    }
    const count = Object.values(view.cells).reduce((sum, { live }) => sum + live.length, 0)
    const distinct = new Set(changes.map((change) => `${change.commit} ${cellKey(change)}`)).size
    if (count > distinct) throw new Error('more live changes than were made')
  })
}

/** The value shown is that of the greatest live change, for everybody. */
export function greatestIsDisplayed(merge: RegisterUnderTest) {
  return fc.property(
    scenarioArbitrary,
    fc.constantFrom(...offices),
    ({ arrived, first }, viewer) => {
      const stamps = new Map<string, Stamp>()
      const nulls = new Set<string>()
      for (const change of arrived.flatMap(stampedChanges)) {
        stamps.set(change.commit, change.stamp)
        if (change.value === null) nulls.add(`${cellKey(change)} ${change.commit}`)
      }
      for (const [key, { live, displayed }] of Object.entries(merge(first, viewer).cells)) {
        const isElement = key.split('/').length > 2
        const kept = live.filter((commit) => !nulls.has(`${key} ${commit}`))
        const candidates = isElement && kept.length > 0 ? kept : live
        const shown = displayed === null ? undefined : stamps.get(displayed)
        for (const commit of candidates) {
          const stamp = stamps.get(commit)
          if (stamp === undefined || shown === undefined || compareStamps(stamp, shown) > 0) {
            throw new Error(`${key} shows ${displayed ?? 'nothing'}, though ${commit} is greater`)
          }
        }
      }
    },
  )
}

/**
 * The rule as DESIGN states it, without an algorithm: applied = the whole chain before it is there.
 */
function byDefinition(arrived: readonly HashedCommit[]) {
  const known = new Map(arrived.map((hashed) => [hashed.hash, hashed]))
  const isWhole = ({ commit }: HashedCommit): boolean => {
    if (commit.previous === null) return true
    const before = known.get(commit.previous)
    return before !== undefined && isWhole(before)
  }
  const all = [...known.values()]
  return { applied: all.filter(isWhole), waiting: all.filter((hashed) => !isWhole(hashed)) }
}

export function viewCells(
  cells: readonly (readonly [string, readonly StampedChange[]])[],
  displayed: (live: readonly StampedChange[]) => StampedChange | undefined = displayedChange,
): Readonly<Record<string, CellView>> {
  return Object.fromEntries(
    cells
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, live]) => [
        key,
        {
          live: live.map(({ commit }) => commit).toSorted(),
          values: distinctLiveValues(live).map(valueKey),
          conflict: isConflict(live),
          displayed: displayed(live)?.commit ?? null,
        },
      ]),
  )
}

function assertSame(a: unknown, b: unknown, what: string): void {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  if (one !== other) throw new Error(`${what} differ:\n${one}\n${other}`)
}
