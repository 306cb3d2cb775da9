import { decodeCommit } from '../../contract/commit-codec.ts'
import { observe } from '../../core/changes/clock.ts'
import { kindOfNumber, type RecordKind } from '../../core/schema/registry.ts'
import type { WriteConnection } from './connection.ts'
import {
  appendCommit,
  heldAfter,
  releaseCommit,
  type LoggedCommit,
  type StoredCommit,
} from './log.ts'
import { toHex } from './bytes.ts'
import { mergeCommit, type LocalCell, type MergedCell } from './merge.ts'
import { RegisterDamage } from './open-failure.ts'
import { projectCells } from './projections/project.ts'
import { refreshDerived, type DerivedAgain } from './projections/refresh.ts'
import { noteSessions } from './projections/sessions.ts'
import { noteWriters } from './projections/writers.ts'
import { recordIds, type RecordIds } from './record-ids.ts'
import { readClock, writeClock } from './register-facts.ts'

export interface AppliedCommits {
  readonly applied: number
  readonly duplicates: number
  readonly held: number
  readonly forks: number
  readonly changed: ChangedRecords
}

/** What lists have to look at again, by local record numbers. */
export interface ChangedRecords extends DerivedAgain {
  readonly records: ReadonlyMap<RecordKind, ReadonlySet<number>>
}

/** A commit with the moment at which this office made or got it, in milliseconds since 1970. */
export interface ReceivedCommit extends StoredCommit {
  readonly received: number
}

/**
 * Takes commits into the log and brings every table up to date. The caller opens the transaction: one save, or one
 * block of an import, is in it whole or not at all.
 */
export function applyCommits(
  connection: WriteConnection,
  commits: Iterable<ReceivedCommit>,
): AppliedCommits {
  const ids = recordIds(connection)
  const cells: LocalCell[] = []
  const count = { applied: 0, duplicates: 0, held: 0, forks: 0 }
  let clock = readClock(connection)
  for (const stored of commits) {
    const { admission, toMerge } = appendCommit(connection, stored, stored.received)
    if (admission.outcome === 'duplicate') count.duplicates += 1
    if (admission.outcome === 'held') count.held += 1
    if (admission.outcome === 'fork') count.forks += 1
    clock = observe(clock, stored.commit.clock, stored.received).clock
    for (const logged of toMerge) {
      for (const ready of [logged, ...releasedBy(connection, logged)]) {
        count.applied += 1
        for (const cell of mergeAndProject(connection, ids, ready)) cells.push(cell)
      }
    }
  }
  writeClock(connection, clock)
  const derived = refreshDerived(connection, cells)
  return { ...count, changed: { ...derived, records: recordsByKind(cells) } }
}

function recordsByKind(cells: readonly LocalCell[]): ReadonlyMap<RecordKind, ReadonlySet<number>> {
  const byKind = new Map<RecordKind, Set<number>>()
  for (const { record, kind } of cells) {
    const name = kindOfNumber(kind)
    if (name === undefined) continue
    const records = byKind.get(name) ?? new Set<number>()
    records.add(record)
    byKind.set(name, records)
  }
  return byKind
}

export function mergeAndProject(
  connection: WriteConnection,
  ids: RecordIds,
  logged: LoggedCommit,
): readonly MergedCell[] {
  const cells = mergeCommit(connection, ids, logged)
  projectCells(connection, ids, cells)
  noteWriters(connection, logged.commit.author, cells)
  noteSessions(connection, ids, cells)
  return cells
}

/** Everything that was waiting for this commit, and for what was waiting, in order. */
function* releasedBy(connection: WriteConnection, logged: LoggedCommit): Generator<LoggedCommit> {
  const ready = [logged.hash]
  for (let hash = ready.shift(); hash !== undefined; hash = ready.shift()) {
    for (const { logId, bytes, hash: heldHash } of heldAfter(connection, hash)) {
      const waiting = storedAgain(logId, heldHash, bytes)
      if (!releaseCommit(connection, waiting)) continue
      ready.push(waiting.hash)
      yield waiting
    }
  }
}

/** A commit read back from the log. It was decoded before it was stored: bytes that do not decode are damage. */
export function storedAgain(logId: number, hash: Uint8Array, bytes: Uint8Array): LoggedCommit {
  const decoded = decodeCommit(bytes)
  if (!decoded.ok) throw new RegisterDamage(`commit ${toHex(hash)}: ${decoded.error.code}`)
  return { logId, hash: toHex(hash), bytes, commit: decoded.value }
}
