import type { Compliance } from '../../../core/compliance/codes.ts'
import type { Id } from '../../../core/changes/types.ts'
import type { ImportUnderWay, StatusChange, Trial } from '../../usecases/ports/exchange.ts'
import { fromHex, toHex } from '../bytes.ts'
import type { ReadConnection, WriteConnection } from '../connection.ts'
import { lastPosition } from '../known-by.ts'
import { changedSince } from '../projections/status-timeline.ts'
import { findingCounts } from '../queries/finding-counts.ts'

interface ProgressRow {
  readonly package: Uint8Array
  readonly staged: string
  readonly file: string
  readonly sha256: string
  readonly next: number
  readonly begun: number
  readonly applied: number
  readonly duplicates: number
}

export const importsUnderWay = (connection: ReadConnection): readonly ImportUnderWay[] =>
  connection
    .all<ProgressRow>(
      `SELECT package, staged, file, sha256, next, begun, applied, duplicates FROM import_progress
       ORDER BY begun, package`,
    )
    .map(({ package: id, applied, duplicates, ...row }) => ({
      ...row,
      id: toHex(id),
      counts: { applied, duplicates },
    }))

/** One that is under way already goes on where it stopped. */
export function beginImport(
  connection: WriteConnection,
  { id, staged, file, sha256 }: Pick<ImportUnderWay, 'id' | 'staged' | 'file' | 'sha256'>,
): void {
  connection.run(
    `INSERT INTO import_progress (package, staged, file, sha256, next, begun, issues, applied, duplicates)
     VALUES (?, ?, ?, ?, 0, ?, ?, 0, 0)`,
    [fromHex(id), staged, file, sha256, lastPosition(connection), issueCount(connection)],
  )
}

export const stageAgain = (
  connection: WriteConnection,
  id: Id,
  { staged, file }: Pick<ImportUnderWay, 'staged' | 'file'>,
): void =>
  void connection.run('UPDATE import_progress SET staged = ?, file = ? WHERE package = ?', [
    staged,
    file,
    fromHex(id),
  ])

/** Notes that a block was applied; an error if it was not its turn. */
export function noteBlock(
  connection: WriteConnection,
  id: Id,
  block: number,
  { applied, duplicates }: { readonly applied: number; readonly duplicates: number },
): void {
  const { changes } = connection.run(
    `UPDATE import_progress SET next = next + 1, applied = applied + ?, duplicates = duplicates + ?
     WHERE package = ? AND next = ?`,
    [applied, duplicates, fromHex(id), block],
  )
  if (changes !== 1) throw new Error(`block ${block} of package ${id} is not the next`)
}

export const endImport = (connection: WriteConnection, id: Id): void =>
  void connection.run('DELETE FROM import_progress WHERE package = ?', [fromHex(id)])

/** What an import brought about, from how the register stands now and how it stood when it began. */
export function changedByImport(
  connection: ReadConnection,
  id: Id,
): {
  readonly conflicts: number
  readonly issues: number
  readonly statusChanges: readonly StatusChange[]
} {
  const progress = connection.get<{ begun: number; issues: number }>(
    'SELECT begun, issues FROM import_progress WHERE package = ?',
    [fromHex(id)],
  )
  if (progress === undefined) throw new Error(`package ${id} is not being taken in`)
  const { begun } = progress
  return {
    conflicts: conflictsSince(connection, begun),
    issues: Math.max(0, issueCount(connection) - progress.issues),
    statusChanges: statusChangesSince(connection, begun),
  }
}

/** Fields with several values, of which one came after that length of the log. */
const broughtSince = `conflict x WHERE EXISTS (
  SELECT 1 FROM live_change l WHERE l.record = x.record AND l.field = x.field
    AND l.element = x.element AND l.commit_id > ?)`

export const conflictsSince = (connection: ReadConnection, begun: number): number =>
  connection.get<{ number: number }>(`SELECT count(*) AS number FROM ${broughtSince}`, [begun])
    ?.number ?? 0

export const firstConflictsSince = (
  connection: ReadConnection,
  begun: number,
  limit: number,
): Trial['first'] =>
  connection
    .all<{ uid: Uint8Array; kind: number; field: number }>(
      `SELECT r.uid, r.kind, x.field FROM ${broughtSince.replace('conflict x', 'conflict x JOIN record r ON r.id = x.record')}
       ORDER BY x.record, x.field LIMIT ?`,
      [begun, limit],
    )
    .map(({ uid, kind, field }) => ({ record: toHex(uid), kind, field }))

const issueCount = (connection: ReadConnection): number =>
  [...findingCounts(connection, 'issues').values()].reduce((sum, number) => sum + number, 0)

/** By the status timeline: what was said of an obligation at that length of the log, and what is said now. */
const statusChangesSince = (
  connection: ReadConnection,
  position: number,
): readonly StatusChange[] =>
  connection
    .all<{ uid: Uint8Array; before: Compliance | null; after: Compliance | null }>(
      `SELECT r.uid, p.compliance AS "before", s.compliance AS "after"
       FROM (${changedSince('main')}) c
       JOIN status_past p ON p.obligation = c.obligation AND p.until = (
         SELECT min(q.until) FROM status_past q
         WHERE q.obligation = c.obligation AND q.until > :position)
       LEFT JOIN obligation_status s ON s.obligation = c.obligation
       JOIN record r ON r.id = c.obligation
       WHERE p.compliance IS NOT s.compliance ORDER BY r.uid`,
      { position },
    )
    .map(({ uid, before, after }) => ({ obligation: toHex(uid), from: before, to: after }))
