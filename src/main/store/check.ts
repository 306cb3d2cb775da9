import { createHash } from 'node:crypto'
import { decodeCommit } from '../../contract/commit-codec.ts'
import { partitionName } from '../../core/changes/partition.ts'
import type { Commit } from '../../core/changes/types.ts'
import type { CheckReport } from '../usecases/ports/register.ts'
import { registerDigest } from './backup.ts'
import { toHex } from './bytes.ts'
import { openConnection, type OpenConnection, type ReadConnection } from './connection.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { allTables, referenceColumns } from './projections/columns.ts'
import { rebuildProjections } from './rebuild.ts'
import { conflictCount } from './queries/conflicts.ts'

/**
 * Verifies a register from the outside in: SQLite's own structure, every commit against its hash and its predecessor,
 * every table against one made from the log alone, every attachment against its SHA-256.
 */
export async function checkRegister(
  connection: OpenConnection,
  verifyAttachment: (sha256: string) => Promise<'intact' | 'altered' | 'missing'>,
): Promise<CheckReport> {
  const log = logProblems(connection)
  const problems = [
    ...sqliteProblems(connection),
    ...log,
    // Tables made from a damaged log would say nothing of the tables that are there.
    ...(log.length === 0 ? projectionProblems(connection) : []),
    ...(await attachmentProblems(connection, verifyAttachment)),
  ]
  return {
    ok: problems.length === 0,
    digest: registerDigest(connection),
    changes: countChanges(connection),
    conflicts: conflictCount(connection),
    problems,
  }
}

function sqliteProblems(connection: ReadConnection): readonly string[] {
  return connection
    .all<{ integrity_check: string }>('PRAGMA integrity_check')
    .map((row) => row.integrity_check)
    .filter((text) => text !== 'ok')
    .map((text) => `sqlite: ${text}`)
}

function logProblems(connection: ReadConnection): readonly string[] {
  const problems: string[] = []
  const applied = new Set<string>()
  const heads = new Set<string>()
  for (const row of connection.iterate<CommitColumns & { hash: Uint8Array; bytes: Uint8Array }>(
    'SELECT * FROM commit_log ORDER BY installation, partition, sequence',
  )) {
    const name = toHex(row.hash)
    if (createHash('sha256').update(row.bytes).digest('hex') !== name)
      problems.push(`commit ${name}: bytes do not match the hash`)
    const decoded = decodeCommit(row.bytes)
    if (!decoded.ok) {
      problems.push(`commit ${name}: ${decoded.error.code}`)
      continue
    }
    const columns = Object.entries(columnsOf(decoded.value))
    if (columns.some(([column, value]) => value !== portable(row[column])))
      problems.push(`commit ${name}: the log's columns do not agree with its bytes`)
    if (row['held'] === 1) continue
    const { previous, sequence, installation } = decoded.value
    if (previous !== null && !applied.has(previous)) {
      problems.push(
        `commit ${name}: its predecessor in feed ${installation} is missing (${sequence - 1})`,
      )
    }
    applied.add(name)
    heads.add(name)
    if (previous !== null) heads.delete(previous)
  }
  const stored = connection.all<{ hash: Uint8Array }>('SELECT hash FROM feed_head')
  const agree = stored.length === heads.size && stored.every(({ hash }) => heads.has(toHex(hash)))
  return agree ? problems : [...problems, 'the heads of the feeds do not agree with the log']
}

type CommitColumns = Readonly<Record<string, number | string | Uint8Array | null>>

const portable = (value: CommitColumns[string] | undefined): number | string | null =>
  value instanceof Uint8Array ? toHex(value) : (value ?? null)

/** What the log keeps of a commit beside its bytes, by the names of its columns. */
const columnsOf = (commit: Commit): Readonly<Record<string, number | string | null>> => ({
  installation: commit.installation,
  partition: partitionName(commit.partition),
  sequence: commit.sequence,
  previous: commit.previous,
  counter: commit.counter,
  wall: commit.clock.wall,
  logical: commit.clock.logical,
  wall_time: commit.wallTime,
  author: commit.author,
  intent: commit.intent,
  save: commit.save,
})

/** Rows by record id and text, so that local numbers, which differ between two builds, do not matter. */
export function fingerprint(connection: ReadConnection): ReadonlyMap<string, string> {
  const prints = new Map<string, string>()
  const add = (name: string, rows: Iterable<unknown>): void => {
    const hash = createHash('sha256')
    for (const row of rows) hash.update(JSON.stringify(row))
    prints.set(name, hash.digest('hex'))
  }
  for (const table of allTables) add(table, connection.iterate(portableRows(connection, table)))
  add(
    'set_element',
    connection.iterate(
      `SELECT hex(r.uid) AS record, e.field, e.element, e.mark FROM set_element e JOIN record r ON r.id = e.record
       ORDER BY r.uid, e.field, e.element`,
    ),
  )
  add(
    'record_writer',
    connection.iterate(
      `SELECT hex(r.uid) AS record, hex(w.person) AS person FROM record_writer w JOIN record r ON r.id = w.record
       ORDER BY r.uid, w.person`,
    ),
  )
  add(
    'live_change',
    connection.iterate(
      `SELECT hex(r.uid) AS record, l.field, l.element, hex(l.prefix) AS change, l.value FROM live_change l
       JOIN record r ON r.id = l.record ORDER BY r.uid, l.field, l.element, l.prefix`,
    ),
  )
  // A record that is only pointed to is known by its number alone, which depends on what came first.
  add(
    'record',
    connection.iterate(
      'SELECT hex(uid) AS record, kind, partition FROM record WHERE kind IS NOT NULL ORDER BY uid',
    ),
  )
  add('obligation_status', connection.iterate(portableRows(connection, 'obligation_status')))
  add('scope_count', connection.iterate(portableRows(connection, 'scope_count')))
  add(
    'conflict',
    connection.iterate(
      `SELECT hex(r.uid) AS record, c.field, c.element FROM conflict c JOIN record r ON r.id = c.record
       ORDER BY r.uid, c.field, c.element`,
    ),
  )
  add(
    'search_text',
    connection.iterate(
      `SELECT hex(r.uid) AS record, s.content FROM search_text s JOIN record r ON r.id = s.rowid ORDER BY r.uid`,
    ),
  )
  return prints
}

/** Columns of derived tables that hold local record numbers; those of record tables are its references. */
const localNumbers: readonly string[] = [
  'record',
  'obligation',
  'clause',
  'agreement',
  'session',
  'unit',
  'scope',
]

/** Local record numbers are shown as the records' ids. */
function portableRows(connection: ReadConnection, table: string): string {
  const references = referenceColumns.get(table) ?? localNumbers
  const output = connection
    .all<{ name: string }>(`PRAGMA table_info(${table})`)
    .map(({ name }) =>
      name === 'record' || references.includes(name)
        ? `(SELECT hex(uid) FROM record WHERE id = "${name}") AS "${name}"`
        : `"${name}"`,
    )
  return `SELECT ${output.join(', ')} FROM ${table} ORDER BY 1`
}

function projectionProblems(connection: OpenConnection): readonly string[] {
  const fresh = openConnection({
    path: ':memory:',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    migrate(fresh, migrations, () => undefined)
    fresh.transaction(() => {
      copyLog(connection, fresh)
      rebuildProjections(fresh)
    })
    const expected = fingerprint(fresh)
    return [...fingerprint(connection)]
      .filter(([name, print]) => expected.get(name) !== print)
      .map(([name]) => `table ${name} does not agree with the log`)
  } finally {
    fresh.close()
  }
}

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

async function attachmentProblems(
  connection: ReadConnection,
  verify: (sha256: string) => Promise<'intact' | 'altered' | 'missing'>,
): Promise<readonly string[]> {
  const problems: string[] = []
  const files = connection.all<{ sha256: string; uid: Uint8Array }>(
    `SELECT x.sha256, r.uid FROM record_evidence x JOIN record r ON r.id = x.record
     WHERE x.sha256 IS NOT NULL AND x.purged IS NULL
     UNION SELECT d.sha256, r.uid FROM record_document d JOIN record r ON r.id = d.record WHERE d.sha256 IS NOT NULL`,
  )
  for (const { sha256, uid } of files) {
    const state = await verify(sha256)
    if (state !== 'intact') problems.push(`attachment ${sha256} of record ${toHex(uid)}: ${state}`)
  }
  return problems
}

function countChanges(connection: ReadConnection): number {
  let changes = 0
  for (const { bytes } of connection.iterate<{ bytes: Uint8Array }>(
    'SELECT bytes FROM commit_log',
  )) {
    const decoded = decodeCommit(bytes)
    if (decoded.ok) changes += decoded.value.changes.length
  }
  return changes
}
