import { createHash } from 'node:crypto'
import type { CheckProblem } from '../../contract/check-report.ts'
import type { IssueKind } from '../../contract/issue-rows.ts'
import { checkNames } from './check-names.ts'
import type { OpenConnection, ReadConnection } from './connection.ts'
import { derivedDay, noteDerivedDay } from './derived-day.ts'
import { damageReason } from './open-failure.ts'
import { allTables, isId, referenceColumns } from './projections/columns.ts'
import { searchedKinds, searchTableOf } from './projections/search-text.ts'
import { rebuildProjections } from './rebuild.ts'
import { pinnedRoot, pinRoot } from './membership.ts'

type Row = Readonly<Record<string, number | string | null>>

/** Columns of derived tables that hold local record numbers; those of record tables are its references. */
const localNumbers: readonly string[] = [
  'record',
  'obligation',
  'clause',
  'agreement',
  'session',
  'unit',
  'named_unit',
  'scope',
]

/**
 * Issues that follow from the log alone: files and receipts are this office's own, and so is in which order two terms
 * of one day are named.
 */
const sameEverywhere: readonly IssueKind[] = [
  'duplicates_circular',
  'left_under_duplicate',
  'report_on_duplicate',
  'report_on_withdrawn',
  'verdict_in_breach',
  'verdict_before_basis',
  'record_rewritten',
  'kind_contested',
  'commits_disregarded',
  'installation_claimed',
  'verdicts_concurrent',
  'extensions_concurrent',
  'split_without_choice',
  'agreement_without_clause',
  'obligation_unplaced',
  'numbering_gap',
  'placement_skipped',
  'reference_missing',
  'reference_wrong_kind',
  'values_differ',
  'duplicate_agreement',
  'similar_agreement',
  'duplicate_obligation',
  'duplicate_evidence',
  'duplicate_session',
  'duplicate_person',
  'duplicate_unit',
  'duplicate_code',
  'duplicate_body',
  'duplicate_indicator',
  'duplicate_funding',
]

/** Local record numbers are shown as the records' ids. The columns are those that the migrations make, as in `fresh`. */
function portableRows(fresh: ReadConnection, table: string): string {
  const references = referenceColumns.get(table) ?? localNumbers
  const output = fresh
    .all<{ name: string }>(`PRAGMA table_info(${table})`)
    .map(({ name }) =>
      name === 'record' || references.includes(name)
        ? `(SELECT hex(uid) FROM record WHERE id = "${name}") AS "${name}"`
        : `"${name}"`,
    )
  return `SELECT ${output.join(', ')} FROM ${table} ORDER BY 1`
}

/**
 * For every table that is made from the log the rows by record id and text, so that local numbers, which differ
 * between two builds, do not matter. The first column is the record.
 */
const comparisons = (fresh: ReadConnection): ReadonlyMap<string, string> =>
  new Map([
    ...[...allTables, 'obligation_status', 'scope_count'].map(
      (table) => [table, portableRows(fresh, table)] as const,
    ),
    [
      'due_count',
      `SELECT (SELECT hex(uid) FROM record WHERE id = d.scope) AS record, d.due, d.number FROM due_count d
       ORDER BY 1, d.due`,
    ],
    [
      'set_element',
      `SELECT hex(r.uid) AS record, e.field, e.element, e.mark FROM set_element e JOIN record r ON r.id = e.record
       ORDER BY r.uid, e.field, e.element`,
    ],
    [
      'weak_finding',
      `SELECT hex(r.uid) AS record, (SELECT hex(uid) FROM record WHERE id = w.clause) AS clause, w.check_code, w.place
       FROM weak_finding w JOIN record r ON r.id = w.agreement ORDER BY r.uid, w.place`,
    ],
    [
      'issue_finding',
      `SELECT hex(r.uid) AS record, x.kind, (SELECT hex(uid) FROM record WHERE id = x.other) AS other, x.detail,
         x.accepted, x.field, x.element FROM issue_finding x JOIN record r ON r.id = x.record
       WHERE x.kind IN (${sameEverywhere.map((kind) => `'${kind}'`).join(', ')}) ORDER BY r.uid, x.kind, 3, 4, 6, 7`,
    ],
    [
      'duplicate_circle',
      `SELECT hex(r.uid) AS record, (SELECT hex(uid) FROM record WHERE id = d.target) AS target
       FROM duplicate_circle d JOIN record r ON r.id = d.record ORDER BY r.uid`,
    ],
    [
      'record_writer',
      `SELECT hex(r.uid) AS record, hex(w.person) AS person FROM record_writer w JOIN record r ON r.id = w.record
       ORDER BY r.uid, w.person`,
    ],
    [
      'rewritten',
      `SELECT hex(r.uid) AS record, (SELECT hex(uid) FROM record WHERE id = w.obligation) AS obligation
       FROM rewritten w JOIN record r ON r.id = w.record ORDER BY 1, 2`,
    ],
    [
      'contested_kind',
      `SELECT hex(r.uid) AS record FROM contested_kind k JOIN record r ON r.id = k.record ORDER BY 1`,
    ],
    [
      'contested_place',
      `SELECT hex(r.uid) AS record FROM contested_place k JOIN record r ON r.id = k.record ORDER BY 1`,
    ],
    [
      'revoked_installation',
      'SELECT hex(installation) AS record, accepted FROM revoked_installation ORDER BY 1',
    ],
    [
      'disregarded',
      `SELECT hex(r.uid) AS record, hex(c.hash) AS change FROM disregarded d JOIN record r ON r.id = d.record
       JOIN commit_log c ON c.id = d.commit_id ORDER BY 1, 2`,
    ],
    [
      'live_change',
      `SELECT hex(r.uid) AS record, l.field, l.element, hex(l.prefix) AS change, l.value FROM live_change l
       JOIN record r ON r.id = l.record ORDER BY r.uid, l.field, l.element, l.prefix`,
    ],
    // A record that is only pointed to is known by its number alone, which depends on what came first.
    [
      'record',
      'SELECT hex(uid) AS record, kind, partition FROM record WHERE kind IS NOT NULL ORDER BY uid',
    ],
    [
      'conflict',
      `SELECT hex(r.uid) AS record, c.field, c.element FROM conflict c JOIN record r ON r.id = c.record
       ORDER BY r.uid, c.field, c.element`,
    ],
    ...searchedKinds.map(
      (kind) =>
        [
          searchTableOf(kind),
          `SELECT hex(r.uid) AS record, s.content FROM ${searchTableOf(kind)} s JOIN record r ON r.id = s.rowid
           ORDER BY r.uid`,
        ] as const,
    ),
  ])

function printOf(connection: ReadConnection, rows: string): string {
  const hash = createHash('sha256')
  for (const row of connection.iterate<Row>(rows)) hash.update(JSON.stringify(row))
  return hash.digest('hex')
}

/** One hash for each table that is made from the log: equal in two registers whose tables say the same. */
export const fingerprint = (connection: ReadConnection): ReadonlyMap<string, string> =>
  new Map([...comparisons(connection)].map(([table, rows]) => [table, printOf(connection, rows)]))

/**
 * Every table against one made from the log alone, in `fresh`: a database of the newest shape with nothing in it,
 * which is filled. For a log without problems only.
 */
export function* tableProblems(
  connection: ReadConnection,
  fresh: OpenConnection,
  knownDamaged: boolean,
): Generator<CheckProblem> {
  fresh.transaction(() => {
    copyLog(connection, fresh)
    copyRoot(connection, fresh)
    noteDerivedDay(fresh, derivedDay(connection))
    rebuildProjections(fresh)
  })
  const names = checkNames(fresh)
  for (const [table, rows] of comparisons(fresh)) {
    try {
      if (printOf(connection, rows) === printOf(fresh, rows)) continue
      const differing = differingRecords(connection, fresh, rows)
      const records = differing.filter(isId).slice(0, namedAtMost)
      const total = differing.length
      yield { code: 'table_differs', table, total, records, names: records.map(names.record) }
    } catch (error) {
      yield { code: 'table_unreadable', table, reason: damageReason(error, knownDamaged) }
    }
  }
}

const namedAtMost = 10

function copyLog(from: ReadConnection, to: OpenConnection): void {
  for (const row of from.iterate<Record<string, number | string | Uint8Array | null>>(
    'SELECT * FROM commit_log ORDER BY id',
  )) {
    to.run(
      `INSERT INTO commit_log (${Object.keys(row).join(', ')}) VALUES (${Object.keys(row)
        .map((name) => `:${name}`)
        .join(', ')})`,
      row,
    )
  }
}

/** Whom this register believes. */
function copyRoot(from: ReadConnection, to: OpenConnection): void {
  const root = pinnedRoot(from)
  if (root !== null) pinRoot(to, root)
}

/** Ids of the records with a row that one side has and the other has not, in their order; empty for a row of none. */
function differingRecords(
  found: ReadConnection,
  expected: ReadConnection,
  rows: string,
): readonly string[] {
  const surplus = new Map<string, number>()
  const records = new Map<string, string>()
  const count = (connection: ReadConnection, step: number): void => {
    for (const row of connection.iterate<Row>(rows)) {
      const text = JSON.stringify(row)
      const left = (surplus.get(text) ?? 0) + step
      if (left === 0) {
        surplus.delete(text)
        records.delete(text)
      } else {
        surplus.set(text, left)
        records.set(text, String(Object.values(row)[0] ?? '').toLowerCase())
      }
    }
  }
  count(expected, 1)
  count(found, -1)
  return [...new Set(records.values())].toSorted()
}
