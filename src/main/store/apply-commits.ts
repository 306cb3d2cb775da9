import { decodeCommit } from '../../contract/commit-codec.ts'
import { observe } from '../../core/changes/clock.ts'
import type { Id } from '../../core/changes/types.ts'
import { kindOfNumber, type RecordKind } from '../../core/schema/registry.ts'
import type { WriteConnection } from './connection.ts'
import { logWriter, type LoggedCommit, type LogWriter, type StoredCommit } from './log.ts'
import { toHex } from './bytes.ts'
import { lastPosition } from './known-by.ts'
import type { LocalCell } from './local-cell.ts'
import { mergeBlock, type MergedRecord } from './merge.ts'
import { RegisterDamage } from './open-failure.ts'
import { settleCircles } from './projections/duplicate-circles.ts'
import { leftBehind } from './projections/left-behind.ts'
import { projectRecords } from './projections/project.ts'
import { refreshDerived, type DerivedAgain } from './projections/refresh.ts'
import { keepingTimeline } from './projections/status-timeline.ts'
import { sessionsOfBlock } from './projections/sessions.ts'
import { writersOfBlock } from './projections/writers.ts'
import { recordIds, type RecordIds } from './record-ids.ts'
import { revocationOfBlock, type RevocationOfBlock } from './revocation/revocation-of-block.ts'
import { isTurned } from './revocation/revoked-installations.ts'
import { findIssuesAnew } from './projections/issues/refresh-issues.ts'
import { readClock, writeClock } from './register-facts.ts'

export interface AppliedCommits {
  readonly applied: number
  readonly duplicates: number
  readonly held: number
  readonly forks: number
  readonly changed: ChangedRecords
  /** Commits came to count or not any more: what lists have to look at again is anything. */
  readonly isTurned: boolean
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
  const log = logWriter(connection)
  const ids = recordIds(connection)
  const arriving = [...commits]
  ids.expect(recordsOf(arriving))
  const projection = projectionOf(connection, ids)
  const count = { applied: 0, duplicates: 0, held: 0, forks: 0 }
  let clock = readClock(connection)
  const merge = (logged: LoggedCommit): void => {
    count.applied += 1
    projection.merge(logged)
  }
  for (const stored of arriving) {
    const { outcome, logged } = log.append(stored, stored.received)
    if (outcome === 'duplicate') count.duplicates += 1
    if (outcome === 'held') count.held += 1
    if (outcome === 'fork') count.forks += 1
    clock = observe(clock, stored.commit.clock, stored.received).clock
    if (logged === null) continue
    merge(logged)
    for (const released of releasedBy(log, logged)) merge(released)
  }
  log.finish()
  writeClock(connection, clock)
  const projected = projection.write()
  const { cells, derived } = deriveFrom(connection, projected, lastPosition(connection))
  const changed = { ...derived, records: recordsByKind(cells) }
  return { ...count, changed, isTurned: projected.isTurned }
}

/**
 * Derives again what these records concern. `until`: the last commit with which they were merged, at which what was
 * said of obligations before goes into the timeline.
 */
export function deriveFrom(
  connection: WriteConnection,
  { records, astray, settled, left, isTurned }: Projected,
  until: number,
): { readonly cells: readonly LocalCell[]; readonly derived: DerivedAgain } {
  const cells = [...cellsOf(records), ...settled, ...left]
  const added = new Set(records.flatMap(({ record, isNew }) => (isNew ? [record] : [])))
  const derived = refreshDerived(
    connection,
    cells,
    { added, astray },
    keepingTimeline(connection, until),
  )
  // So rarely that it need not be known which of them went with which record.
  if (isTurned) findIssuesAnew(connection, derived.findings)
  return { cells, derived }
}

/** The records that these commits change. */
function recordsOf(commits: readonly ReceivedCommit[]): ReadonlySet<Id> {
  const records = new Set<Id>()
  for (const { commit } of commits) {
    // The changes of a record follow each other.
    let before = ''
    for (const { record } of commit.changes) {
      if (record !== before) records.add(record)
      before = record
    }
  }
  return records
}

function cellsOf(records: readonly MergedRecord[]): readonly LocalCell[] {
  const cells: LocalCell[] = []
  for (const record of records) {
    for (const cell of record.cells) cells.push(cell)
    for (const cell of record.concerned) cells.push(cell)
  }
  return cells
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

/** What merging brought about in the typed tables. */
export interface Projected {
  readonly records: readonly MergedRecord[]
  /** Records that point to one that has not arrived, or to one of another kind than the field takes. */
  readonly astray: ReadonlySet<number>
  /** Cells of further records that are shown as something else: by `settleCircles`. */
  readonly settled: readonly LocalCell[]
  /** Cells of the agreements and clauses that lost something: by `leftBehind`. */
  readonly left: readonly LocalCell[]
  /** Commits came to count or not: of records that are gone nothing says any more what was about them. */
  readonly isTurned: boolean
}

export interface Projection {
  /** One admitted commit. */
  merge(logged: LoggedCommit): void
  /** Writes what came of them; what comes afterwards is another block. */
  write(): Projected
}

/** Merges admitted commits and writes what the typed tables show after them, once for all of them. */
export function projectionOf(
  connection: WriteConnection,
  ids: RecordIds,
  revocation: RevocationOfBlock = revocationOfBlock(connection, ids),
): Projection {
  const writers = writersOfBlock()
  const sessions = sessionsOfBlock(ids)
  const block = mergeBlock(connection, ids, {
    note: (record, change, author) => {
      writers.note(author, record, change)
      sessions.note(record, change)
    },
    // Into which sessions an agreement was ever put is no more than where to look for it.
    forget: (record) => writers.forget(record),
  })
  return {
    merge: (logged) => {
      revocation.note(logged)
      if (revocation.counts(logged.commit)) block.merge(logged)
      else block.disregard(logged)
    },
    write: () => {
      const turned = revocation.settle()
      const records = block.write(turned)
      const left = leftBehind(connection, records)
      const astray = projectRecords(connection, ids, records)
      writers.write(connection)
      sessions.write(connection)
      // Whatever was named, by a change or by a value.
      ids.write()
      const settled = settleCircles(connection, cellsOf(records))
      return { records, astray, settled, left, isTurned: isTurned(turned) }
    },
  }
}

/** Everything that was waiting for this commit, and for what was waiting, in order. */
function* releasedBy(log: LogWriter, logged: LoggedCommit): Generator<LoggedCommit> {
  const ready = [logged.hash]
  for (let hash = ready.shift(); hash !== undefined; hash = ready.shift()) {
    for (const { logId, bytes, hash: heldHash } of log.heldAfter(hash)) {
      const waiting = storedAgain(logId, heldHash, bytes)
      if (!log.release(waiting)) continue
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
