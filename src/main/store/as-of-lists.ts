import { recordDefinitions } from '../../core/schema/records.ts'
import type { RecordKind } from '../../core/schema/registry.ts'
import { bringWanted, existed, openPast, standing, wantPartitions } from './as-of-copy.ts'
import type { OpenConnection, Parameters, ReadConnection } from './connection.ts'
import type { KnownBy } from './known-by.ts'
import type { LocalCell } from './local-cell.ts'
import { tableOf } from './projections/columns.ts'
import { turnRows } from './projections/refresh-responsibility.ts'
import { refreshSearch, searchedKinds } from './projections/search-text.ts'
import {
  countColumns,
  countDifferences,
  countedColumns,
  wholeRegister,
  type CountDifferences,
  type CountedObligation,
  type StoredCounts,
} from './projections/scope-counts.ts'
import {
  changedSince,
  statusColumns,
  statusNow,
  statusThen,
} from './projections/status-timeline.ts'
import type { RegisterFacts } from './register-facts.ts'
import { noteTurnedSince } from './revocation/turned-since.ts'

/** Records that long lists are made of. Of these only the rows are brought, not the log behind them. */
const listedKinds = ['agreement', 'clause', 'obligation', 'link'] as const satisfies RecordKind[]

export interface PastLists {
  readonly connection: ReadConnection
  /** Before words are looked for; most questions look for none. */
  makeSearchable(): void
  close(): void
}

/**
 * What lists of all obligations, clauses, agreements and sessions and their counts show of a past state, in a database
 * of its own: nothing is derived again but who answers. The status of every obligation comes from the timeline; records
 * that nobody touched since are copied as rows, the few that somebody did are merged again from their commits of then.
 */
export function openPastLists(
  register: Pick<OpenConnection, 'path'>,
  facts: RegisterFacts,
  { position, day }: KnownBy,
): PastLists {
  const past = openPast(register, facts, day)
  try {
    past.script('BEGIN')
    const revoked = noteTurnedSince(past, position)
    noteLater(past, position)
    wantPartitions(past, ['catalog', `office:${facts.office}`], position)
    wantForLists(past, position)
    bringWanted(past, position, revoked)
    for (const kind of listedKinds) copyRecords(past, kind)
    copyStatuses(past, position)
    copyCounts(past, position)
    turnRows(past)
    // Millions of ids are looked up where they are.
    past.script(
      `CREATE TEMP VIEW record AS SELECT r.id, r.uid,
         CASE WHEN r.id IN (SELECT record FROM unborn) THEN NULL ELSE r.kind END AS kind, r.partition
       FROM present.record r`,
    )
    past.script('COMMIT')
  } catch (error) {
    past.close()
    throw error
  }
  let searchable = false
  return {
    connection: past,
    makeSearchable: () => {
      if (!searchable) past.transaction(() => indexWords(past))
      searchable = true
    },
    close: () => past.close(),
  }
}

/** Of the catalogue, and of the agreements and clauses that lists are made of. */
function indexWords(past: OpenConnection): void {
  const cells = past.all<LocalCell>(
    searchedKinds
      .map(
        (kind) =>
          `SELECT record, ${recordDefinitions[kind].number} AS kind, 0 AS field, NULL AS element
           FROM main.${tableOf(kind)}`,
      )
      .join(' UNION ALL '),
  )
  refreshSearch(past, cells, new Set(cells.map(({ record }) => record)))
}

const numbers = (kinds: readonly RecordKind[]): string =>
  kinds.map((kind) => recordDefinitions[kind].number).join(', ')

/**
 * Records that were touched since: those that were there before (`later`) and those that were not (`unborn`); obligations
 * that were there, of which something else was said (`altered`); and agreements with nothing in them that was there
 * (`new_agreement`).
 */
function noteLater(past: OpenConnection, position: number): void {
  past.script(
    `CREATE TEMP TABLE later (record INTEGER PRIMARY KEY, kind INTEGER NOT NULL);
     CREATE TEMP TABLE unborn (record INTEGER PRIMARY KEY, kind INTEGER NOT NULL);
     CREATE TEMP TABLE altered (obligation INTEGER PRIMARY KEY);
     CREATE TEMP TABLE new_agreement (record INTEGER PRIMARY KEY)`,
  )
  past.run(
    `INSERT INTO unborn (record, kind)
     SELECT r.id, r.kind FROM (
       SELECT t.record FROM present.touched t WHERE t.commit_id > :position
       UNION SELECT t.record FROM present.receipt p JOIN present.touched t ON t.commit_id = p.commit_id
         WHERE p.merged > :position AND p.merged <> p.commit_id) x
     JOIN present.record r ON r.id = x.record WHERE r.kind IN (${numbers([...listedKinds, 'session'])})`,
    { position },
  )
  past.run(
    `INSERT OR IGNORE INTO unborn (record, kind) SELECT record, kind FROM turned_record
     WHERE kind IN (${numbers([...listedKinds, 'session'])})`,
  )
  past.run(
    `INSERT INTO later (record, kind)
     SELECT r.id, r.kind FROM (SELECT record AS id, kind FROM unborn) r WHERE ${existed}`,
    { position },
  )
  past.run('DELETE FROM unborn WHERE record IN (SELECT record FROM later)')
  past.run(
    `INSERT INTO altered (obligation) SELECT obligation FROM (${changedSince('present')})
     WHERE obligation NOT IN (SELECT record FROM unborn)`,
    { position },
  )
  past.run(
    `INSERT INTO new_agreement (record)
     SELECT record FROM unborn WHERE kind = ${recordDefinitions.agreement.number}
     EXCEPT SELECT c.agreement FROM later l JOIN present.record_clause c ON c.record = l.record
     EXCEPT SELECT s.agreement FROM later l JOIN present.obligation_status s ON s.obligation = l.record
     EXCEPT SELECT s.agreement FROM altered l JOIN present.obligation_status s
       ON s.obligation = l.obligation`,
  )
}

/** Reassignments whole, because who answers is asked of their commits; of what lists are made only what was touched. */
function wantForLists(past: OpenConnection, position: number): void {
  past.run(
    `INSERT INTO wanted (kind, record, touched) SELECT kind, record, 1 FROM later
     WHERE kind IN (${numbers(listedKinds)})`,
  )
  past.run(
    `INSERT INTO wanted (kind, record, touched) SELECT r.kind, r.id, ${standing} FROM present.record r
     WHERE r.kind = ${recordDefinitions.reassignment.number} AND ${existed}`,
    { position },
  )
}

function copyRecords(past: OpenConnection, kind: (typeof listedKinds)[number]): void {
  const table = tableOf(kind)
  withoutIndexes(past, table, () =>
    past.run(`INSERT INTO main.${table} SELECT x.* FROM present.${table} x WHERE ${untouched}`),
  )
  if (kind !== 'agreement') return
  // Its aliases: other names by which a filter finds it.
  past.run(
    `INSERT INTO main.set_element SELECT e.* FROM present.record_agreement x
     CROSS JOIN present.set_element e ON e.record = x.record WHERE ${untouched}`,
  )
}

/** As it is now. Each is a table of its own that is looked up by its key. */
const untouched =
  'x.record NOT IN (SELECT record FROM later) AND x.record NOT IN (SELECT record FROM unborn)'

const unchanged =
  's.obligation NOT IN (SELECT obligation FROM altered) AND s.obligation NOT IN (SELECT record FROM unborn)'

const ofAltered = 'SELECT obligation FROM altered'

function copyStatuses(past: OpenConnection, position: number): void {
  const into = `INSERT INTO main.obligation_status (obligation, ${statusColumns.join(', ')})`
  withoutIndexes(past, 'obligation_status', () => {
    past.run(`${into} ${statusNow('present', unchanged)}`)
    past.run(`${into} ${statusThen('present', ofAltered)}`, { position })
  })
}

/** The counts of the present without what is said now, and with what was said then in its place. */
function copyCounts(past: OpenConnection, position: number): void {
  const counted = `scope NOT IN (SELECT record FROM new_agreement) AND scope NOT IN (
    SELECT c.record FROM new_agreement w JOIN present.record_clause c ON c.agreement = w.record)`
  for (const table of ['scope_count', 'due_count']) {
    past.run(`INSERT INTO main.${table} SELECT * FROM present.${table} WHERE ${counted}`)
  }
  const counts = countDifferences()
  const count = (
    rows: string,
    parameters: Parameters,
    work: (row: CountedObligation) => void,
  ): void =>
    past
      .all<CountedObligation>(`SELECT ${countedColumns} FROM (${rows})`, parameters)
      .forEach((row) => work(row))
  withoutNewAgreements(past, counts)
  const changed = `s.obligation IN (
    SELECT record FROM unborn WHERE kind = ${recordDefinitions.obligation.number}
    UNION ALL ${ofAltered}) AND s.agreement NOT IN (SELECT record FROM new_agreement)`
  count(statusNow('present', changed), [], (row) => counts.remove(row))
  count(statusThen('present', ofAltered), { position }, (row) => counts.add(row))
  counts.write(past)
  // A scope is counted from when it is known, or something in it is.
  past.run(
    `DELETE FROM main.scope_count WHERE scope IN (SELECT record FROM unborn)
       AND total + apart + withdrawn = 0`,
  )
  past.run(
    `DELETE FROM main.scope_count WHERE scope = ${wholeRegister}
       AND NOT EXISTS (SELECT 1 FROM main.obligation_status)`,
  )
}

/** Of agreements in which nothing was there, what is counted now is taken from their sessions as a whole. */
function withoutNewAgreements(past: OpenConnection, counts: CountDifferences): void {
  const sums = countColumns.map((column) => `sum(n.${column}) AS ${column}`).join(', ')
  const ofNew = 'new_agreement w JOIN present.record_agreement a ON a.record = w.record'
  for (const { session, ...sum } of past.all<StoredCounts & { session: number | null }>(
    `SELECT a.session, ${sums} FROM ${ofNew} JOIN present.scope_count n ON n.scope = w.record
     WHERE n.total + n.apart + n.withdrawn > 0 GROUP BY a.session`,
  )) {
    counts.subtract(wholeRegister, sum)
    if (session !== null) counts.subtract(session, sum)
  }
  for (const { session, due, number } of past.all<{
    session: number | null
    due: string
    number: number
  }>(
    `SELECT a.session, n.due, sum(n.number) AS number FROM ${ofNew}
     JOIN present.due_count n ON n.scope = w.record GROUP BY a.session, n.due`,
  )) {
    counts.subtractDue(wholeRegister, due, number)
    if (session !== null) counts.subtractDue(session, due, number)
  }
}

/** One by one they would be kept in order at each row; together they are sorted once. */
function withoutIndexes(past: OpenConnection, table: string, fill: () => void): void {
  const indexes = past.all<{ name: string; sql: string }>(
    "SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
    [table],
  )
  for (const { name } of indexes) past.script(`DROP INDEX main.${name}`)
  fill()
  // Long lists are filtered in memory; of the statuses only the few that an index singles out are looked for.
  const needed = indexes.filter(({ sql }) => table !== 'obligation_status' || sql.includes('WHERE'))
  for (const { sql } of needed) past.script(sql)
}
