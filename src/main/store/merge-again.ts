import { decodeCommit } from '../../contract/commit-codec.ts'
import { applyChange, emptyLiveCell, type LiveCell } from '../../core/changes/apply-change.ts'
import { decidingChange } from '../../core/changes/kind-claims.ts'
import { partitionName } from '../../core/changes/partition.ts'
import { stampedChanges } from '../../core/changes/stamp.ts'
import type { Id, StampedChange } from '../../core/changes/types.ts'
import { fixedFields } from '../../core/schema/fixed-fields.ts'
import { recordDefinitions } from '../../core/schema/records.ts'
import { toHex } from './bytes.ts'
import type { ReadConnection, WriteConnection } from './connection.ts'
import type { LocalCell } from './local-cell.ts'
import { isMintedBy } from './minted-ids.ts'
import { RegisterDamage } from './open-failure.ts'
import { allTables, isId, tableOf } from './projections/columns.ts'

/**
 * A record merged again from all its commits: of which commits state different kinds or partitions, or of which some
 * count that did not, or do not any more. Rare, so it is read again whole from the log.
 */
export interface RecordAgain {
  readonly uid: Id
  /** What it is by the commit that made it; `null`: nothing of it counts. */
  readonly made: { readonly kind: number; readonly partition: string } | null
  readonly kindIsContested: boolean
  readonly placeIsContested: boolean
  /** All that were ever written, as the record's kind; with nothing live where nothing of it counts. */
  readonly cells: readonly (Pick<StampedChange, 'field' | 'element'> & {
    readonly after: LiveCell
  })[]
  /** Commits behind the changes, by their short names. */
  readonly commits: ReadonlyMap<string, number>
  /** Every change that counts, of whatever kind, with who wrote it. */
  readonly counting: readonly { readonly change: StampedChange; readonly author: Id }[]
  /** Ids of the obligations that it was ever said to hang from, as whatever kind. */
  readonly obligations: readonly string[]
  /** What is derived of it as something that it is not, and of what it belonged to. */
  readonly concerned: readonly LocalCell[]
}

/** The records of which commits differ about what they are, by local number. */
export const contestedRecords = (connection: ReadConnection): Set<number> =>
  new Set(
    connection.column<number>(
      'SELECT record FROM contested_kind UNION SELECT record FROM contested_place',
    ),
  )

interface CommitRow {
  readonly id: number
  readonly hash: Uint8Array
  readonly bytes: Uint8Array
  readonly counts: number
}

/** Asked while the tables still say what it was before. */
export function mergeAgain(connection: ReadConnection, record: number): RecordAgain {
  const known = connection.get<{ uid: Uint8Array }>('SELECT uid FROM record WHERE id = ?', [record])
  if (known === undefined) throw new Error(`record ${record} has no row`)
  const uid = toHex(known.uid)
  const all: StampedChange[] = []
  const counting: RecordAgain['counting'][number][] = []
  const commits = new Map<string, number>()
  const partitions = new Map<string, string>()
  for (const { id, hash, bytes, counts } of connection.all<CommitRow>(
    `SELECT c.id, c.hash, c.bytes, x.counts FROM (
       SELECT commit_id, 1 AS counts FROM touched WHERE record = :record
       UNION ALL SELECT commit_id, 0 FROM disregarded WHERE record = :record
     ) x JOIN commit_log c ON c.id = x.commit_id WHERE c.held = 0 ORDER BY c.id`,
    { record },
  )) {
    const decoded = decodeCommit(bytes)
    if (!decoded.ok) throw new RegisterDamage(`commit ${toHex(hash)}: ${decoded.error.code}`)
    const commit = decoded.value
    for (const change of stampedChanges({ hash: toHex(hash), commit })) {
      if (change.record !== uid) continue
      all.push(change)
      if (counts === 0) continue
      counting.push({ change, author: commit.author })
      commits.set(change.commit, id)
      partitions.set(change.commit, partitionName(commit.partition))
    }
  }
  const changes = counting.map(({ change }) => change)
  const deciding = changes.length === 0 ? null : decidingChange(changes, isMintedBy)
  const made =
    deciding === null
      ? null
      : { kind: deciding.kind, partition: partitions.get(deciding.commit) ?? '' }
  return {
    uid,
    made,
    kindIsContested: changes.some(({ kind }) => kind !== made?.kind),
    placeIsContested: new Set(partitions.values()).size > 1,
    cells: cellsOfKind(all, changes, made?.kind ?? null),
    commits,
    counting,
    obligations: obligationsIn(all),
    concerned: [
      ...all
        .filter(({ kind }) => kind !== made?.kind)
        .map(({ kind, field, element }) => ({ record, kind, field, element })),
      ...belongedTo(connection, record),
    ],
  }
}

const keyOf = ({ field, element }: StampedChange): string =>
  element === null ? String(field) : `${field}/${element}`

function cellsOfKind(
  all: readonly StampedChange[],
  counting: readonly StampedChange[],
  kind: number | null,
): RecordAgain['cells'] {
  const cells = new Map<string, RecordAgain['cells'][number]>()
  for (const change of all) {
    const { field, element } = change
    if (change.kind === kind) cells.set(keyOf(change), { field, element, after: emptyLiveCell })
  }
  for (const change of counting) {
    if (change.kind !== kind) continue
    const { field, element } = change
    const before = cells.get(keyOf(change))?.after ?? emptyLiveCell
    cells.set(keyOf(change), { field, element, after: applyChange(before, change) })
  }
  return [...cells.values()]
}

const obligationsIn = (changes: readonly StampedChange[]): readonly string[] => [
  ...new Set(
    changes
      .filter((change) => fixedFields.get(change.kind)?.obligation === change.field)
      .flatMap(({ value }) => (typeof value === 'string' && isId(value) ? [value] : [])),
  ),
]

const { agreement, clause } = recordDefinitions

/** The clause or agreement of which it was a part so far. */
const belongedTo = (connection: ReadConnection, record: number): readonly LocalCell[] =>
  connection
    .all<{ record: number; kind: number }>(
      `SELECT w.id AS record, w.kind FROM ${tableOf('obligation')} x JOIN record w ON w.id = x.clause
         WHERE x.record = :record AND w.kind = ${clause.number}
       UNION ALL SELECT w.id, w.kind FROM ${tableOf('clause')} x JOIN record w ON w.id = x.agreement
         WHERE x.record = :record AND w.kind = ${agreement.number}`,
      { record },
    )
    .map((whole) => ({ ...whole, field: 0, element: null }))

/** What the tables say of it is written anew. */
export function forgetRecord(
  connection: WriteConnection,
  record: number,
  { kindIsContested, placeIsContested }: RecordAgain,
): void {
  for (const table of [
    ...allTables,
    'set_element',
    'rewritten',
    'live_change',
    'early_replacement',
    'conflict',
    'contested_kind',
    'contested_place',
    'record_writer',
  ]) {
    connection.run(`DELETE FROM ${table} WHERE record = ?`, [record])
  }
  if (kindIsContested) connection.run('INSERT INTO contested_kind (record) VALUES (?)', [record])
  if (placeIsContested) connection.run('INSERT INTO contested_place (record) VALUES (?)', [record])
}
