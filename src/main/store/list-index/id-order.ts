import type { ReadConnection } from '../connection.ts'
import { listedIn } from '../projections/listed-in.ts'

/** Rows of a table in the order of their records' ids, by which equals stand in every order that people choose. */
export interface IdOrder {
  readonly rows: Uint32Array
  /** Rows that came since; `false`: too many, it is quicker to make it again. */
  insert(rows: readonly number[]): boolean
}

/** Each takes some twenty questions to the database. */
const mostInserted = 1000

/** `beginnings`: the first four bytes of each row's id as a number. The few that begin alike are asked for. */
export function rowsById(
  connection: ReadConnection,
  beginnings: Uint32Array,
  recordAt: (row: number) => number,
): Uint32Array {
  const count = beginnings.length
  const keys = new BigUint64Array(count)
  const halves = new Uint32Array(keys.buffer)
  for (let row = 0; row < count; row += 1) {
    halves[2 * row + low] = row
    halves[2 * row + high] = beginnings[row] ?? 0
  }
  keys.sort()
  const rows = new Uint32Array(count)
  for (let at = 0; at < count; at += 1) rows[at] = halves[2 * at + low] ?? 0
  for (let at = 1; at < count; at += 1) {
    const beginning = halves[2 * at + high]
    if (halves[2 * at - 2 + high] !== beginning) continue
    const start = at - 1
    while (at < count && halves[2 * at + high] === beginning) at += 1
    const alike = [...rows.subarray(start, at)]
    const byRecord = new Map(alike.map((row) => [recordAt(row), row]))
    recordsById(connection, [...byRecord.keys()]).forEach((record, index) => {
      rows[start + index] = byRecord.get(record) ?? 0
    })
  }
  return rows
}

export function growingOrder(
  connection: ReadConnection,
  given: Uint32Array,
  recordAt: (row: number) => number,
): IdOrder {
  let rows = given
  const isBefore = (one: number, other: number): boolean =>
    recordsById(connection, [recordAt(one), recordAt(other)])[0] === recordAt(one)

  return {
    get rows() {
      return rows
    },
    insert: (added) => {
      if (added.length > mostInserted) return false
      for (const row of added) {
        let [from, until] = [0, rows.length]
        while (from < until) {
          const middle = (from + until) >>> 1
          if (isBefore(rows[middle] ?? 0, row)) from = middle + 1
          else until = middle
        }
        const longer = new Uint32Array(rows.length + 1)
        longer.set(rows.subarray(0, from))
        longer[from] = row
        longer.set(rows.subarray(from), from + 1)
        rows = longer
      }
      return true
    },
  }
}

/** Which half of eight bytes is the greater one depends on the processor. */
const [low, high] =
  new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? ([0, 1] as const) : ([1, 0] as const)

/** Local record numbers in the order of the records' ids. */
export const recordsById = (
  connection: ReadConnection,
  records: readonly number[],
): readonly number[] =>
  connection.column<number>(
    'SELECT id FROM record WHERE id IN (SELECT value FROM json_each(:records)) ORDER BY uid',
    { records: listedIn(records) },
  )
