import BetterSqlite3 from 'better-sqlite3'
import { measureFunctions } from './queries/measure-functions.ts'
import { searchFunctions } from './queries/search-functions.ts'
import { termFunctions } from './queries/term-functions.ts'

type Scalar = null | number | string | bigint | Uint8Array
export type Parameters = readonly Scalar[] | Readonly<Record<string, Scalar>>

/** What a query may do. Only code that is handed a `WriteConnection` can change anything. */
export interface ReadConnection {
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the SQL text says what a row is
  get<Row>(sql: string, parameters?: Parameters): Row | undefined
  all<Row>(sql: string, parameters?: Parameters): Row[]
  /** The first value of every row: without making rows, for many of them. */
  column<Value>(sql: string, parameters?: Parameters): Value[]
  /** Rows one at a time, for results that need not fit in memory. */
  iterate<Row>(sql: string, parameters?: Parameters): IterableIterator<Row>
}

export interface WriteConnection extends ReadConnection {
  run(sql: string, parameters?: Parameters): { readonly changes: number; readonly lastId: number }
  /** Several statements, for migrations. */
  script(sql: string): void
  /** `BEGIN IMMEDIATE` … `COMMIT`; any exception rolls back and is thrown on, so nothing is half-saved. */
  transaction<Outcome>(work: () => Outcome): Outcome
}

export interface OpenConnection extends WriteConnection {
  readonly path: string
  /** What `work` reads is of one moment, whatever another program saves meanwhile. */
  snapshot<Outcome>(work: () => Outcome): Outcome
  /**
   * Copies the database, page by page, into a new file while it goes on being read and written. What is written
   * meanwhile is in the copy. `onPages` may throw: then the copy is given up.
   */
  copyTo(path: string, onPages: (done: number, of: number) => void): Promise<void>
  close(): void
}

/** Statements slower than this are reported: none of the program's own work may take so long. */
const slowMilliseconds = 40

/** Pages that are copied before others have their turn: some milliseconds. */
const pagesAtOnce = 500

export interface ConnectionOptions {
  readonly path: string
  readonly readOnly: boolean
  readonly now: () => number
  readonly onSlow: (sql: string, milliseconds: number) => void
}

/** Throws better-sqlite3's `SqliteError`; `open-failure.ts` turns it into a refusal. */
export function openConnection(options: ConnectionOptions): OpenConnection {
  const sqlite = new BetterSqlite3(options.path, { readonly: options.readOnly, timeout: 5000 })
  try {
    if (!options.readOnly) {
      sqlite.pragma('journal_mode = WAL')
      // The library's default in WAL mode is NORMAL, which may lose the last saves in a power cut.
      sqlite.pragma('synchronous = FULL')
    }
    sqlite.pragma('foreign_keys = OFF')
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('cache_size = -16000')
    sqlite.pragma('temp_store = MEMORY')
    sqlite.pragma('mmap_size = 0')
  } catch (error) {
    sqlite.close()
    throw error
  }
  return connectionOver(sqlite, options)
}

/**
 * Opens a database to look at damage: never written to, and read as far as it goes where the file is shorter than its
 * header says, which SQLite otherwise refuses.
 */
export function openForInspection(path: string): OpenConnection {
  const sqlite = new BetterSqlite3(path, { readonly: true, timeout: 5000 })
  try {
    sqlite.unsafeMode(true)
    sqlite.pragma('writable_schema = ON')
    sqlite.pragma('trusted_schema = OFF')
    sqlite.pragma('temp_store = MEMORY')
    // A page that a failing disk does not give must be an error, not the end of the process.
    sqlite.pragma('mmap_size = 0')
  } catch (error) {
    sqlite.close()
    throw error
  }
  return connectionOver(sqlite, { path, now: () => 0, onSlow: () => undefined })
}

function connectionOver(
  sqlite: BetterSqlite3.Database,
  options: Omit<ConnectionOptions, 'readOnly'>,
): OpenConnection {
  const statements = new Map<string, BetterSqlite3.Statement>()
  for (const [name, rule] of Object.entries({
    ...measureFunctions,
    ...termFunctions,
    ...searchFunctions,
  })) {
    sqlite.function(name, { deterministic: true, directOnly: true }, rule)
  }

  const prepared = (sql: string): BetterSqlite3.Statement => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const statement = sqlite.prepare(sql)
    statements.set(sql, statement)
    return statement
  }

  const pluckedStatements = new Map<string, BetterSqlite3.Statement>()

  /** Another statement: how it gives its rows is a property of a statement. */
  const plucked = (sql: string): BetterSqlite3.Statement => {
    const known = pluckedStatements.get(sql)
    if (known !== undefined) return known
    const statement = sqlite.prepare(sql).pluck()
    pluckedStatements.set(sql, statement)
    return statement
  }

  const timed = <Outcome>(sql: string, work: () => Outcome): Outcome => {
    const start = options.now()
    const outcome = work()
    const elapsed = options.now() - start
    if (elapsed > slowMilliseconds) options.onSlow(sql, elapsed)
    return outcome
  }

  return {
    path: options.path,
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as in the interface
    get: <Row>(sql: string, parameters: Parameters = []) =>
      timed(sql, () => typed<Row>(prepared(sql)).get(parameters)),
    all: <Row>(sql: string, parameters: Parameters = []) =>
      timed(sql, () => typed<Row>(prepared(sql)).all(parameters)),
    column: <Value>(sql: string, parameters: Parameters = []) =>
      timed(sql, () => typed<Value>(plucked(sql)).all(parameters)),
    iterate: <Row>(sql: string, parameters: Parameters = []) =>
      // A statement that is being iterated cannot be run again: this one is not shared.
      sqlite.prepare<[Parameters], Row>(sql).iterate(parameters),
    run: (sql, parameters = []) =>
      timed(sql, () => {
        const outcome = prepared(sql).run(parameters)
        return { changes: outcome.changes, lastId: Number(outcome.lastInsertRowid) }
      }),
    script: (sql) => {
      sqlite.exec(sql)
    },
    transaction: (work) => sqlite.transaction(work).immediate(),
    copyTo: async (path, onPages) => {
      await sqlite.backup(path, {
        progress: ({ totalPages, remainingPages }) => {
          onPages(totalPages - remainingPages, totalPages)
          return pagesAtOnce
        },
      })
    },
    snapshot: (work) => {
      sqlite.exec('BEGIN')
      try {
        return work()
      } finally {
        // Some failures of the disk end it by themselves.
        if (sqlite.inTransaction) sqlite.exec('ROLLBACK')
      }
    },
    close: () => {
      sqlite.close()
    },
  }
}

/** The shape of a row is what the SQL text beside the call says; the library cannot know it. */
function typed<Row>(
  statement: BetterSqlite3.Statement,
): BetterSqlite3.Statement<[Parameters], Row> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  return statement as BetterSqlite3.Statement<[Parameters], Row>
}
