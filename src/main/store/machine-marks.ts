import BetterSqlite3 from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type {
  MachineMark,
  MachineMarks,
  StandingRegister,
} from '../usecases/ports/machine-marks.ts'

type Database = InstanceType<typeof BetterSqlite3>

/** Milliseconds that another program may take to decide over its own register. */
const patience = 5_000

/**
 * Marks in a small database of the machine's own data folder, made when first needed: whoever only reads leaves nothing
 * there. `log` is told why they cannot be kept; then there are none, which is as before the first.
 */
export function machineMarks(folder: string, log: (line: string) => void): MachineMarks {
  let database: Database | null = null
  const open = (): Database => (database ??= openMarks(folder))

  const kept = <Done>(work: () => Done, otherwise: Done): Done => {
    try {
      return work()
    } catch (error) {
      // A home that is full, damaged or cannot be written to. A bug is no such thing.
      if (!isOfTheMachine(error)) throw error
      log(`marks of installations in ${folder}: ${String(error)}`)
      return otherwise
    }
  }

  return {
    judge: (standing, renewalOf) =>
      kept(() => {
        const marks = open()
        // Two copies that are opened at once are judged one after the other.
        return marks
          .transaction(() => {
            const mark = markOf(marks, standing.installation)
            const renewal = mark === undefined ? null : renewalOf(mark)
            if (renewal === null) put(marks, standing)
            return renewal
          })
          .immediate()
      }, null),
    advance: (installation, counter) =>
      kept(() => {
        open()
          .prepare('UPDATE installation_mark SET counter = max(counter, ?) WHERE installation = ?')
          .run(counter, installation)
      }, undefined),
    close: () => {
      database?.close()
      database = null
    },
  }
}

function openMarks(folder: string): Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const database = new BetterSqlite3(join(folder, 'installations.sqlite'), { timeout: patience })
  try {
    // What a power cut takes from it makes a mark lag behind, no more: it is not worth waiting for the disk.
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    database.exec(
      `CREATE TABLE IF NOT EXISTS installation_mark (
         installation TEXT PRIMARY KEY, path TEXT NOT NULL, counter INTEGER NOT NULL) STRICT`,
    )
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const markOf = (marks: Database, installation: string): MachineMark | undefined =>
  marks
    .prepare<[string], MachineMark>(
      'SELECT path, counter FROM installation_mark WHERE installation = ?',
    )
    .get(installation)

function put(marks: Database, { installation, path, counter }: StandingRegister): void {
  marks
    .prepare(
      `INSERT INTO installation_mark (installation, path, counter) VALUES (?, ?, ?)
       ON CONFLICT (installation) DO UPDATE SET path = excluded.path, counter = excluded.counter`,
    )
    .run(installation, path, counter)
}

const isOfTheMachine = (error: unknown): boolean =>
  error instanceof BetterSqlite3.SqliteError ||
  (error instanceof Error && 'code' in error && 'syscall' in error)
