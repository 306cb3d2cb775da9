import { decodeCommit } from '../../contract/commit-codec.ts'
import { applyChange, emptyLiveCell, type LiveCell } from '../../core/changes/apply-change.ts'
import { decidedKind, ofDecidedKind } from '../../core/changes/kind-claims.ts'
import { stampedChanges } from '../../core/changes/stamp.ts'
import type { StampedChange } from '../../core/changes/types.ts'
import { fixedFields } from '../../core/schema/fixed-fields.ts'
import { toHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import { isMintedBy } from './minted-ids.ts'
import { RegisterDamage } from './open-failure.ts'
import { allTables, isId } from './projections/columns.ts'

/** A record for which commits state different kinds, merged again from all of them. */
export interface ContestedRecord {
  readonly uid: string
  readonly kind: number
  /** Every other kind that a commit states. */
  readonly otherKinds: readonly number[]
  /** Of the changes that count. */
  readonly cells: readonly (Pick<StampedChange, 'field' | 'element'> & {
    readonly after: LiveCell
  })[]
  /** Commits behind the changes that count, by their short names. */
  readonly commits: ReadonlyMap<string, number>
  /** Ids of the obligations that it was ever said to hang from, as whatever kind. */
  readonly obligations: readonly string[]
}

/** The records of which that is so, by local number. */
export const contestedRecords = (connection: ReadConnection): Set<number> =>
  new Set(connection.column<number>('SELECT record FROM contested_kind'))

/** Rare, and never of this program's making: so the record is read again whole from the log. */
export function mergeContested(connection: ReadConnection, record: number): ContestedRecord {
  const changes: StampedChange[] = []
  const logIds = new Map<string, number>()
  const uid = toHex(
    connection.get<{ uid: Uint8Array }>('SELECT uid FROM record WHERE id = ?', [record])?.uid ??
      missing(record),
  )
  for (const { id, hash, bytes } of connection.all<{
    id: number
    hash: Uint8Array
    bytes: Uint8Array
  }>(
    `SELECT c.id, c.hash, c.bytes FROM touched t JOIN commit_log c ON c.id = t.commit_id
     WHERE t.record = ? AND c.held = 0 ORDER BY c.id`,
    [record],
  )) {
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) throw new RegisterDamage(`commit ${toHex(hash)}: ${decoded.error.code}`)
    const hashed = { hash: toHex(hash), commit: decoded.value }
    for (const change of stampedChanges(hashed)) {
      if (change.record !== uid) continue
      changes.push(change)
      logIds.set(change.commit, id)
    }
  }
  const kind = decidedKind(changes, isMintedBy)
  const cells = new Map<string, ContestedRecord['cells'][number]>()
  for (const change of ofDecidedKind(changes, isMintedBy)) {
    const { field, element } = change
    const key = element === null ? String(field) : `${field}/${element}`
    const before = cells.get(key)?.after ?? emptyLiveCell
    cells.set(key, { field, element, after: applyChange(before, change) })
  }
  return {
    uid,
    kind,
    otherKinds: [...new Set(changes.map((change) => change.kind))].filter((one) => one !== kind),
    cells: [...cells.values()],
    commits: logIds,
    obligations: [
      ...new Set(
        changes
          .filter((change) => fixedFields.get(change.kind)?.obligation === change.field)
          .flatMap(({ value }) => (typeof value === 'string' && isId(value) ? [value] : [])),
      ),
    ],
  }
}

/** What the tables say of it is written anew. */
export function forgetContested(connection: WriteConnection, record: number): void {
  for (const table of [
    ...allTables,
    'set_element',
    'rewritten',
    'live_change',
    'early_replacement',
    'conflict',
  ]) {
    connection.run(`DELETE FROM ${table} WHERE record = ?`, [record])
  }
  connection.run('INSERT OR IGNORE INTO contested_kind (record) VALUES (?)', [record])
}

const missing = (record: number): never => {
  throw new Error(`record ${record} has no row`)
}
