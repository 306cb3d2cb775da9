import { applyChange, emptyLiveCell, type LiveCell } from '../../core/changes/apply-change.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { isConflict } from '../../core/changes/live-values.ts'
import { stampedChanges } from '../../core/changes/stamp.ts'
import type { Id, StampedChange } from '../../core/changes/types.ts'
import { asMade } from '../../core/changes/write-once.ts'
import { isFixed } from '../../core/schema/fixed-fields.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import { valueKey, type Value } from '../../core/schema/value.ts'
import { bulkInsert, type BulkInsert } from './bulk-insert.ts'
import { fromHex, toHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import type { LocalCell } from './local-cell.ts'
import type { LoggedCommit } from './log.ts'
import { contestedRecords, forgetRecord, mergeAgain } from './merge-again.ts'
import { isMintedBy } from './minted-ids.ts'
import { isId } from './projections/columns.ts'
import type { RecordIds } from './record-ids.ts'
import { turnRecords } from './revocation/turn-records.ts'
import { isTurned, nothingTurned, type Turned } from './revocation/revoked-installations.ts'

export interface MergedCell extends LocalCell {
  readonly live: readonly StampedChange[]
}

/** A record that commits of a block changed, as it is after them. */
export interface MergedRecord {
  readonly record: number
  /** No commit before this block changed it. */
  readonly isNew: boolean
  readonly cells: Iterable<MergedCell>
  /** What else is derived from it: records that it left, or that it was taken for another kind. */
  readonly concerned: readonly LocalCell[]
}

/**
 * Merges commits one after the other and writes what became of their cells once for all of them: a record that many
 * commits of an import change is read and written once.
 */
export interface MergeBlock {
  /** One admitted commit. */
  merge(logged: LoggedCommit): void
  /** One admitted commit that does not count. */
  disregard(logged: LoggedCommit): void
  /**
   * Writes the cells; what comes afterwards is another block. `turned`: commits, of this block too, of which it is
   * otherwise now whether they count; what they changed is merged again.
   */
  write(turned?: Turned): readonly MergedRecord[]
}

/** A cell as the database has it, and as it is by now. */
interface CellState extends MergedCell {
  kind: number
  readonly before: LiveCell
  after: LiveCell
  /** Of `after`. */
  live: readonly StampedChange[]
}

interface RecordState {
  readonly record: number
  readonly isNew: boolean
  /** By field, and by field and element. */
  readonly cells: Map<number | string, CellState>
}

/** What names a commit in the tables. */
interface CommitName {
  readonly logId: number
  readonly prefix: Uint8Array
}

/** What is kept of every change that counts, whether it came to be live or not. */
export interface Noting {
  note(record: number, change: StampedChange, author: Id): void
  /** All of a record is noted anew. */
  forget(record: number): void
}

export function mergeBlock(
  connection: WriteConnection,
  ids: RecordIds,
  noting: Noting,
): MergeBlock {
  const records = new Map<number, RecordState>()
  const commits = new Map<string, CommitName>()
  const touched = bulkInsert(connection, 'touched (record, commit_id)', 2)
  const liveRows = bulkInsert(
    connection,
    'live_change (record, field, element, prefix, commit_id, value)',
    6,
  )
  const disregarded = bulkInsert(connection, 'disregarded (record, commit_id, kind)', 3)
  const contested = contestedRecords(connection)
  // They are rare: mostly one look says that there are none at all.
  const someEarly = connection.get('SELECT 1 FROM early_replacement LIMIT 1') !== undefined

  const stateOf = (change: StampedChange, place: string, logId: number): RecordState => {
    const { id, isNew, kind, partition } = ids.ofChange(change.record, change.kind, place)
    if (kind !== change.kind || partition !== place) contested.add(id)
    touched.add([id, logId])
    const known = records.get(id)
    if (known !== undefined) return known
    const state = { record: id, isNew, cells: new Map<number | string, CellState>() }
    records.set(id, state)
    return state
  }

  const cellOf = ({ record, isNew, cells }: RecordState, change: StampedChange): CellState => {
    const { kind, field, element } = change
    const key = element === null ? field : `${field}/${element}`
    const known = cells.get(key)
    if (known !== undefined) return known
    // Nothing was said before of a record that is new.
    const before = isNew
      ? emptyLiveCell
      : {
          live: liveChangesOf(connection, { record, kind, field, element }, change),
          pending: someEarly
            ? pendingOf(connection, { record, kind, field, element })
            : nothingPending,
        }
    const { live } = before
    const state: CellState = { record, kind, field, element, before, after: before, live }
    cells.set(key, state)
    return state
  }

  return {
    merge: (logged) => {
      commits.set(logged.hash.slice(0, 32), {
        logId: logged.logId,
        prefix: fromHex(logged.hash.slice(0, 32)),
      })
      const place = partitionName(logged.commit.partition)
      let state: RecordState | null = null
      let current = ''
      for (const change of stampedChanges(logged)) {
        // The changes of a record follow each other.
        if (state === null || change.record !== current) {
          state = stateOf(change, place, logged.logId)
        }
        current = change.record
        const cell = cellOf(state, change)
        cell.kind = change.kind
        cell.after = applyChange(cell.after, change)
        cell.live = cell.after.live
        noting.note(state.record, change, logged.commit.author)
      }
    },
    disregard: ({ logId, commit }) => {
      let current = ''
      for (const { record, kind } of commit.changes) {
        if (record !== current) disregarded.add([ids.ofReference(record), logId, kind])
        current = record
      }
    },
    write: (turned = nothingTurned) => {
      touched.write()
      disregarded.write()
      // Records of this block are known to the tables before anything is asked of them.
      if (isTurned(turned)) ids.write()
      const turning = turnRecords(connection, turned)
      const isWhole = (record: number): boolean => contested.has(record) || turning.has(record)
      const merged = [...records.values()].filter(({ record }) => !isWhole(record))
      for (const { cells } of merged) {
        for (const cell of cells.values()) writeDifference(connection, cell, commits, liveRows)
      }
      const again = new Set([...records.keys(), ...turning].filter(isWhole))
      if (again.size > 0) ids.write()
      const decided = [...again].map((record) =>
        mergedAgain(connection, ids, record, liveRows, noting),
      )
      liveRows.write()
      records.clear()
      commits.clear()
      return [
        ...merged.map(({ record, isNew, cells }) => ({
          record,
          isNew,
          cells: countingCells(connection, ids, record, isNew, [...cells.values()]),
          concerned: [],
        })),
        ...decided.map((finish) => finish()),
      ]
    },
  }
}

/** A record that is merged again whole; the rest is done once its live changes are written. */
function mergedAgain(
  connection: WriteConnection,
  ids: RecordIds,
  record: number,
  liveRows: BulkInsert,
  noting: Noting,
): () => MergedRecord {
  const again = mergeAgain(connection, record)
  const { uid, made, cells, commits, obligations, concerned } = again
  const names = new Map(
    [...commits].map(([prefix, logId]) => [prefix, { logId, prefix: fromHex(prefix) }] as const),
  )
  forgetRecord(connection, record, again)
  noting.forget(record)
  for (const { change, author } of again.counting) noting.note(record, change, author)
  ids.become(uid, made)
  const kind = made?.kind ?? 0
  const states = cells.map(({ field, element, after }): CellState => {
    const { live } = after
    return { record, kind, field, element, before: emptyLiveCell, after, live }
  })
  for (const state of states) writeDifference(connection, state, names, liveRows)
  return () => {
    const counting = countingCells(connection, ids, record, false, states)
    const left = obligations.map((obligation) => ids.ofReference(obligation))
    for (const obligation of again.kindIsContested ? left : []) {
      connection.run('INSERT OR IGNORE INTO rewritten (record, obligation) VALUES (?, ?)', [
        record,
        obligation,
      ])
    }
    const ofLeft = left.map((obligation) => ({
      record: obligation,
      kind: obligationKind,
      field: 0,
      element: null,
    }))
    return { record, isNew: false, cells: counting, concerned: [...concerned, ...ofLeft] }
  }
}

const { number: obligationKind } = recordDefinitions.obligation

/**
 * What the tables show of these cells. Where another commit than the one that made the record wrote a cell that its
 * making fixes, all such cells of the record are looked at again; that is rare.
 */
function countingCells(
  connection: WriteConnection,
  ids: RecordIds,
  record: number,
  isNew: boolean,
  cells: readonly MergedCell[],
): readonly MergedCell[] {
  const one = cells.find(({ kind, field }) => isFixed(kind, field))
  if (one === undefined) return cells
  if (isNew && isOfOneCommit(cells)) return cells
  const {
    cells: made,
    rewritten,
    obligations,
  } = asMade(one.kind, fixedCells(connection, record, one), isMintedBy)
  connection.run('DELETE FROM rewritten WHERE record = ?', [record])
  for (const obligation of rewritten ? obligations : []) {
    if (typeof obligation !== 'string' || !isId(obligation)) continue
    connection.run('INSERT OR IGNORE INTO rewritten (record, obligation) VALUES (?, ?)', [
      record,
      ids.ofReference(obligation),
    ])
  }
  return [...cells.filter((cell) => !isFixed(cell.kind, cell.field)), ...made]
}

/** One commit alone wrote all of these cells that a making fixes. */
function isOfOneCommit(cells: readonly MergedCell[]): boolean {
  let writer: string | null = null
  for (const { kind, field, live } of cells) {
    if (!isFixed(kind, field)) continue
    for (const { commit } of live) {
      writer ??= commit
      if (commit !== writer) return false
    }
  }
  return writer !== null
}

function fixedCells(
  connection: ReadConnection,
  record: number,
  { kind, live }: MergedCell,
): readonly MergedCell[] {
  const like = { record: live[0]?.record ?? '', kind }
  return connection
    .all<{ field: number; element: string }>(
      'SELECT DISTINCT field, element FROM live_change WHERE record = ? ORDER BY field, element',
      [record],
    )
    .filter(({ field }) => isFixed(kind, field))
    .map(({ field, element }) => {
      const cell = { record, kind, field, element: element === '' ? null : element }
      return { ...cell, live: liveChangesOf(connection, cell, like) }
    })
}

const nothingPending: ReadonlySet<string> = new Set()

const cellKey = (cell: LocalCell): readonly [number, number, string] => [
  cell.record,
  cell.field,
  cell.element ?? '',
]

/** The live changes of a cell with their stamps. `like` lends the names that all changes of the cell share. */
export function liveChangesOf(
  connection: ReadConnection,
  cell: LocalCell,
  like: Pick<StampedChange, 'record' | 'kind'>,
): readonly StampedChange[] {
  return connection
    .all<{
      prefix: Uint8Array
      value: string
      hash: Uint8Array
      installation: Uint8Array
      counter: number
      wall: number
      logical: number
    }>(
      `SELECT l.prefix, l.value, c.hash, c.installation, c.counter, c.wall, c.logical
       FROM live_change l JOIN commit_log c ON c.id = l.commit_id
       WHERE l.record = ? AND l.field = ? AND l.element = ?`,
      cellKey(cell),
    )
    .map((row) => ({
      record: like.record,
      kind: like.kind,
      field: cell.field,
      element: cell.element,
      value: parseValue(row.value),
      // What a live change replaced has been dealt with when it arrived.
      replaces: [],
      commit: toHex(row.prefix),
      stamp: {
        clock: { wall: row.wall, logical: row.logical },
        installation: toHex(row.installation),
        counter: row.counter,
        hash: toHex(row.hash),
      },
    }))
}

function pendingOf(connection: ReadConnection, cell: LocalCell): ReadonlySet<string> {
  return new Set(
    connection
      .all<{ prefix: Uint8Array }>(
        'SELECT prefix FROM early_replacement WHERE record = ? AND field = ? AND element = ?',
        cellKey(cell),
      )
      .map(({ prefix }) => toHex(prefix)),
  )
}

function writeDifference(
  connection: WriteConnection,
  cell: CellState,
  commits: ReadonlyMap<string, CommitName>,
  liveRows: BulkInsert,
): void {
  const { before, after, record, field, element } = cell
  for (const { commit } of before.live) {
    if (after.live.some((change) => change.commit === commit)) continue
    connection.run(
      'DELETE FROM live_change WHERE record = ? AND field = ? AND element = ? AND prefix = ?',
      [...cellKey(cell), fromHex(commit)],
    )
  }
  for (const { commit, value } of after.live) {
    // What was live before was written by an earlier block.
    const named = commits.get(commit)
    if (named === undefined) continue
    liveRows.add([record, field, element ?? '', named.prefix, named.logId, valueKey(value)])
  }
  if (after.pending !== before.pending) writePending(connection, cellKey(cell), before, after)
  // What its making fixes is nobody's to decide between: it is listed as rewritten.
  if ((before.live.length > 1 || after.live.length > 1) && !isFixed(cell.kind, cell.field)) {
    markConflict(connection, cell, before.live, after.live)
  }
}

function writePending(
  connection: WriteConnection,
  key: ReturnType<typeof cellKey>,
  before: LiveCell,
  after: LiveCell,
): void {
  for (const prefix of before.pending) {
    if (after.pending.has(prefix)) continue
    connection.run(
      'DELETE FROM early_replacement WHERE record = ? AND field = ? AND element = ? AND prefix = ?',
      [...key, fromHex(prefix)],
    )
  }
  for (const prefix of after.pending) {
    if (before.pending.has(prefix)) continue
    connection.run(
      'INSERT INTO early_replacement (record, field, element, prefix) VALUES (?, ?, ?, ?)',
      [...key, fromHex(prefix)],
    )
  }
}

function markConflict(
  connection: WriteConnection,
  cell: LocalCell,
  before: readonly StampedChange[],
  after: readonly StampedChange[],
): void {
  const was = isConflict(before)
  const is = isConflict(after)
  if (was === is) return
  connection.run(
    is
      ? 'INSERT OR IGNORE INTO conflict (record, field, element) VALUES (?, ?, ?)'
      : 'DELETE FROM conflict WHERE record = ? AND field = ? AND element = ?',
    cellKey(cell),
  )
}

/** Reads what `valueKey` wrote. */
export function parseValue(text: string): Value {
  // oxlint-disable-next-line typescript/no-unsafe-assignment -- all that it reads is JSON of a `Value`
  const value: Value = JSON.parse(text)
  return value
}
