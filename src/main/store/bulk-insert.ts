import type { WriteConnection } from './connection.ts'

type Value = null | number | string | Uint8Array

/** Rows for one table, written many at a time: a statement of its own for each costs more than the row. */
export interface BulkInsert {
  add(row: readonly Value[]): void
  /** Writes what is left. */
  write(): void
}

/** With this many rows a statement costs little beside them. */
const rowsAtOnce = 16

/** `into`: the table with its columns, as in `INSERT INTO`; `columns`: how many. */
export function bulkInsert(
  connection: WriteConnection,
  into: string,
  columns: number,
  verb: 'INSERT' | 'INSERT OR IGNORE' = 'INSERT',
): BulkInsert {
  const row = `(?${', ?'.repeat(columns - 1)})`
  const statement = (rows: number): string =>
    `${verb} INTO ${into} VALUES ${row}${`, ${row}`.repeat(rows - 1)}`
  const whole = statement(rowsAtOnce)
  let waiting: Value[] = []
  return {
    add: (values) => {
      for (const value of values) waiting.push(value)
      if (waiting.length < rowsAtOnce * columns) return
      connection.run(whole, waiting)
      waiting = []
    },
    write: () => {
      if (waiting.length === 0) return
      connection.run(statement(waiting.length / columns), waiting)
      waiting = []
    },
  }
}
