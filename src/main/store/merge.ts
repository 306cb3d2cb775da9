import { applyChange, emptyLiveCell, type AppliedChange } from '../../core/changes/apply-change.ts'
import { isConflict } from '../../core/changes/live-values.ts'
import { stampedChanges } from '../../core/changes/stamp.ts'
import type { StampedChange } from '../../core/changes/types.ts'
import { valueKey, type Value } from '../../core/schema/value.ts'
import { fromHex, toHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import type { LoggedCommit } from './log.ts'
import type { RecordIds } from './record-ids.ts'

/** A cell by its local record number. */
export interface LocalCell {
  readonly record: number
  /** Permanent number of the record's kind, as the change states it. */
  readonly kind: number
  readonly field: number
  readonly element: string | null
}

export interface MergedCell extends LocalCell {
  readonly live: readonly StampedChange[]
}

/** Merges the changes of one admitted commit; returns every cell as it is afterwards, for the projections. */
export function mergeCommit(
  connection: WriteConnection,
  ids: RecordIds,
  logged: LoggedCommit,
): readonly MergedCell[] {
  const records = new Map<string, ReturnType<RecordIds['ofChange']>>()
  const recordOf = (change: StampedChange): ReturnType<RecordIds['ofChange']> => {
    const known = records.get(change.record)
    if (known !== undefined) return known
    const record = ids.ofChange(change.record, change.kind, logged.commit.partition)
    records.set(change.record, record)
    connection.run('INSERT INTO touched (record, commit_id) VALUES (?, ?)', [
      record.id,
      logged.logId,
    ])
    return record
  }
  return stampedChanges(logged).map((change) => {
    const record = recordOf(change)
    const cell: LocalCell = {
      record: record.id,
      kind: change.kind,
      field: change.field,
      element: change.element,
    }
    // A commit changes a cell once, so the cells of a record that it makes are all empty.
    const before = record.isNew
      ? emptyLiveCell
      : { live: liveChangesOf(connection, cell, change), pending: pendingOf(connection, cell) }
    const after = applyChange(before, change)
    writeDifference(connection, cell, change, after, logged.logId)
    markConflict(connection, cell, before.live, after.live)
    return { ...cell, live: after.live }
  })
}

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
  cell: LocalCell,
  change: StampedChange,
  after: AppliedChange,
  logId: number,
): void {
  const key = cellKey(cell)
  for (const prefix of after.replacedNow) {
    connection.run(
      'DELETE FROM live_change WHERE record = ? AND field = ? AND element = ? AND prefix = ?',
      [...key, fromHex(prefix)],
    )
  }
  for (const prefix of after.remembered) {
    connection.run(
      'INSERT INTO early_replacement (record, field, element, prefix) VALUES (?, ?, ?, ?)',
      [...key, fromHex(prefix)],
    )
  }
  if (after.forgotten) {
    connection.run(
      'DELETE FROM early_replacement WHERE record = ? AND field = ? AND element = ? AND prefix = ?',
      [...key, fromHex(change.commit)],
    )
  }
  if (after.becameLive) {
    connection.run(
      'INSERT INTO live_change (record, field, element, prefix, commit_id, value) VALUES (?, ?, ?, ?, ?, ?)',
      [...key, fromHex(change.commit), logId, valueKey(change.value)],
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
