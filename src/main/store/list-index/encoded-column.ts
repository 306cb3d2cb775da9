import { codeArray, withRoom, type CodeArray } from './code-array.ts'
import type { KeptColumn } from './column-files.ts'

/** What SQLite gives for a value. */
export type SqlValue = null | number | string

/**
 * The values of a column as whole numbers that stand in the same order: 0 for an empty one, then from 1. Comparing
 * and sorting need the numbers only.
 */
export interface EncodedColumn {
  /** By row; longer than the table has rows. */
  readonly codes: CodeArray
  /** Codes are below it. */
  readonly end: number
  /** The least code of a value that is not less than this one, and whether it is equal. */
  find(value: number | string): { readonly code: number; readonly equal: boolean }
}

export interface GrowingColumn extends EncodedColumn {
  /** `false`: the values are others than the column can hold in order; it has to be read again. */
  set(row: number, value: SqlValue): boolean
  /** Of so many rows, to be kept in a file; what is made of it again is the same. */
  kept(rows: number): KeptColumn
}

const none = new Uint32Array(0)

/** SQLite's order: numbers before text, text by its bytes. */
export function compareSqlValues(a: number | string, b: number | string): number {
  if (typeof a === 'number') return typeof b === 'number' ? a - b : -1
  if (typeof b === 'number') return 1
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** More distinct values than this are not kept in memory. */
export const largestDictionary = 8192

/** A column of few distinct values, which are kept. `values`: in order of rows; `null` if they are too many. */
export function dictionaryColumn(
  batches: Iterable<readonly SqlValue[]>,
  rows: number,
): GrowingColumn | null {
  const known = new Map<number | string, number>()
  const provisional = new Uint16Array(rows)
  let row = 0
  for (const batch of batches) {
    for (const value of batch) {
      if (value !== null) {
        let code = known.get(value)
        if (code === undefined) {
          code = known.size + 1
          known.set(value, code)
        }
        provisional[row] = code
      }
      row += 1
    }
    if (known.size > largestDictionary) return null
  }
  const values = [...known.keys()].toSorted(compareSqlValues)
  const final = new Uint16Array(values.length + 1)
  values.forEach((value, index) => {
    final[known.get(value) ?? 0] = index + 1
  })
  const codes = codeArray(rows, values.length)
  for (let index = 0; index < rows; index += 1) codes[index] = final[provisional[index] ?? 0] ?? 0
  return growingDictionary(values, codes)
}

export function growingDictionary(values: (number | string)[], given: CodeArray): GrowingColumn {
  let codes = given
  const find = (value: number | string): { code: number; equal: boolean } => {
    let [low, high] = [0, values.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      const difference = compareSqlValues(values[middle] ?? '', value)
      if (difference === 0) return { code: middle + 1, equal: true }
      if (difference < 0) low = middle + 1
      else high = middle
    }
    return { code: low + 1, equal: false }
  }
  return {
    get codes() {
      return codes
    },
    get end() {
      return values.length + 1
    },
    find,
    set: (row, value) => {
      codes = withRoom(codes, row + 1, values.length)
      if (value === null) {
        codes[row] = 0
        return true
      }
      const { code, equal } = find(value)
      if (!equal) {
        if (values.length >= largestDictionary) return false
        values.splice(code - 1, 0, value)
        codes = withRoom(codes, row + 1, values.length)
        for (let index = 0; index < codes.length; index += 1) {
          const other = codes[index] ?? 0
          if (other >= code) codes[index] = other + 1
        }
      }
      codes[row] = code
      return true
    },
    kept: (rows) => ({
      form: 'dictionary',
      codes: codes.subarray(0, rows),
      more: none,
      values,
    }),
  }
}

/** Local record numbers, which are their own codes. */
export function numberColumn(batches: Iterable<readonly SqlValue[]>, rows: number): GrowingColumn {
  const codes = new Uint32Array(rows)
  let end = 1
  let row = 0
  for (const batch of batches) {
    for (const value of batch) {
      const code = typeof value === 'number' ? value : 0
      codes[row++] = code
      end = Math.max(end, code + 1)
    }
  }
  return growingNumbers(codes, end)
}

export function growingNumbers(given: CodeArray, below: number): GrowingColumn {
  let codes = given
  let end = below
  return {
    get codes() {
      return codes
    },
    get end() {
      return end
    },
    find: (value) => ({ code: Number(value), equal: true }),
    set: (at, value) => {
      codes = withRoom(codes, at + 1, 0xffffffff)
      const code = typeof value === 'number' ? value : 0
      codes[at] = code
      end = Math.max(end, code + 1)
      return true
    },
    kept: (rows) => ({
      form: 'numbers',
      codes: codes.subarray(0, rows),
      more: none,
      values: [end],
    }),
  }
}

/** Where a row looks up one record of another table: the code is that record's row there, 0 for none. */
export interface KeyColumn extends GrowingColumn {
  /** Rows whose record is not in the other table. */
  readonly unresolved: ReadonlySet<number>
  /** Every row has a record there. */
  isComplete(): boolean
}

interface KeyTarget {
  readonly count: number
  rowOf(record: number): number
}

export function keyColumn(
  batches: Iterable<readonly SqlValue[]>,
  rows: number,
  target: KeyTarget,
): KeyColumn {
  const column = growingKeys(codeArray(rows, target.count), 0, [], target)
  let row = 0
  for (const batch of batches) for (const value of batch) column.set(row++, value)
  return column
}

/** `missing`: rows whose record is not in the other table. */
export function growingKeys(
  given: CodeArray,
  rows: number,
  missing: Iterable<number>,
  target: KeyTarget,
): KeyColumn {
  let codes = given
  let count = rows
  const unresolved = new Set(missing)
  return {
    get codes() {
      return codes
    },
    get end() {
      return target.count
    },
    unresolved,
    isComplete: () => !codes.subarray(0, count).includes(0),
    find: () => {
      throw new Error('keys are not compared with values')
    },
    set: (at, value) => {
      codes = withRoom(codes, at + 1, target.count)
      count = Math.max(count, at + 1)
      const found = typeof value === 'number' ? target.rowOf(value) : 0
      codes[at] = Math.max(0, found)
      if (found < 0) unresolved.add(at)
      else unresolved.delete(at)
      return true
    },
    kept: (number) => ({
      form: 'keys',
      codes: codes.subarray(0, number),
      more: Uint32Array.from(unresolved),
      values: [],
    }),
  }
}

/** What a ranked column asks of the database: its values stay there. */
export interface RankedValues {
  /** Rows that have a value, in the order of the values; negative (`~row`) if its value is the one before. */
  inOrder(): Iterable<number>
  valueAt(row: number): SqlValue
}

/** A column of many distinct values: a row of each is remembered, to be asked when values are compared. */
export function rankedColumn(source: RankedValues, rows: number): GrowingColumn {
  const codes = new Uint32Array(rows)
  const examples: number[] = [-1]
  for (const entry of source.inOrder()) {
    const row = entry < 0 ? ~entry : entry
    if (entry >= 0) examples.push(row)
    codes[row] = examples.length - 1
  }
  return ranksOver(source, codes, Uint32Array.from(examples))
}

/** `sample`: by rank, a row that has it. */
export function ranksOver(
  source: Pick<RankedValues, 'valueAt'>,
  codes: CodeArray,
  sample: Uint32Array,
): GrowingColumn {
  const rows = codes.length
  const valueOf = (code: number): SqlValue => source.valueAt(sample[code] ?? 0)
  return {
    codes,
    end: sample.length,
    find: (value) => {
      let [low, high] = [1, sample.length]
      while (low < high) {
        const middle = (low + high) >>> 1
        const difference = compareSqlValues(valueOf(middle) ?? '', value)
        if (difference === 0) return { code: middle, equal: true }
        if (difference < 0) low = middle + 1
        else high = middle
      }
      return { code: low, equal: false }
    },
    set: (row, value) => {
      if (row >= rows) return false
      const code = codes[row] ?? 0
      if (code === 0) return value === null
      // The row that is asked for the value of its rank cannot tell whether it has another one now.
      return sample[code] !== row && value === valueOf(code)
    },
    kept: (number) => ({
      form: 'ranked',
      codes: codes.subarray(0, number),
      more: sample,
      values: [],
    }),
  }
}
