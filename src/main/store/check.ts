import type { AttachmentFacts, CheckProblem, CheckReport } from '../../contract/check-report.ts'
import { attachmentProblems, keptFiles, type VerifyAttachment } from './check-attachments.ts'
import { journalProblems } from './check-journal.ts'
import { importProblems } from './check-imports.ts'
import { checkLog } from './check-log.ts'
import { checkNames } from './check-names.ts'
import { foundIn, readIn, unlessDamaged } from './check-part.ts'
import { factProblems, layoutProblems, structureProblems } from './check-structure.ts'
import { tableProblems } from './check-tables.ts'
import {
  openConnection,
  openForInspection,
  type OpenConnection,
  type ReadConnection,
} from './connection.ts'
import { migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { conflictCount } from './queries/conflicts.ts'

/**
 * Verifies a register from the outside in: SQLite's own structure, every commit against its hash and its predecessor,
 * every table against one made from the log alone, every attachment against its SHA-256. Damage is reported, not
 * thrown; only a file that SQLite cannot open at all throws its `SqliteError`. Nothing is written.
 * `beingWritten`: whether another program may be saving to the register at this moment.
 */
export async function checkRegister(
  database: string,
  beingWritten: () => boolean,
  verify: VerifyAttachment,
): Promise<CheckReport> {
  const journal = [...journalProblems(database, beingWritten)]
  const { report, files } = readThrough(database)
  const problems = [...journal, ...report.problems, ...(await attachmentProblems(files, verify))]
  return { ...report, ok: problems.length === 0, problems }
}

interface Reading {
  readonly report: Omit<CheckReport, 'ok'>
  /** Still to be verified. */
  readonly files: readonly AttachmentFacts[]
}

/** Everything that is in the database, of one moment. */
function readThrough(database: string): Reading {
  const connection = openForInspection(database)
  try {
    return connection.snapshot(() => {
      // Throws here if this is no database or the system does not give its first page.
      connection.get('PRAGMA schema_version')
      return withEmptyRegister((empty) => readParts(connection, empty, database))
    })
  } finally {
    connection.close()
  }
}

/** A database of the newest shape with nothing in it. */
function withEmptyRegister<Outcome>(work: (empty: OpenConnection) => Outcome): Outcome {
  const empty = openConnection({
    path: ':memory:',
    readOnly: false,
    now: () => 0,
    onSlow: () => undefined,
  })
  try {
    migrate(empty, migrations, () => undefined)
    return work(empty)
  } finally {
    empty.close()
  }
}

function readParts(connection: ReadConnection, empty: OpenConnection, database: string): Reading {
  const layout = foundIn('layout', true, layoutProblems(connection, empty))
  // Nothing else can be said of a database without tables.
  if (layout.some(({ code }) => code === 'tables_missing')) return nothingRead(layout)
  const file = [...foundIn('structure', true, structureProblems(connection)), ...layout]
  const damaged = file.length > 0
  const facts = foundIn('facts', damaged, factProblems(connection))
  const imports = foundIn('facts', damaged, importProblems(connection, database))
  const log = checkLog(connection, checkNames(connection), damaged)
  // Tables made from a damaged log would say nothing of the tables that are there.
  const tables =
    log.problems.length > 0
      ? []
      : foundIn('tables', damaged, tableProblems(connection, empty, damaged))
  const conflicts = unlessDamaged(() => conflictCount(connection), null)
  const kept = readIn('attachments', damaged, () => [...keptFiles(connection)], [])
  const problems = [...file, ...facts, ...imports, ...log.problems, ...tables, ...kept.problems]
  return {
    report: { digest: log.digest, changes: log.changes, conflicts, problems },
    files: kept.value,
  }
}

const nothingRead = (problems: readonly CheckProblem[]): Reading => ({
  report: { digest: null, changes: null, conflicts: null, problems: [...problems] },
  files: [],
})
