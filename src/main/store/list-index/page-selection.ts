import type { CodeArray } from './code-array.ts'

/**
 * Which rows of a table match, and which of those stand on one page of an order: counted, never sorted as a whole.
 * A row is its place in the arrays.
 */

/** A row matches when `allowed` holds 1 at its code; without codes, at the row itself. */
export interface CodeCondition {
  readonly codes: CodeArray | null
  readonly allowed: Uint8Array
}

/** Of alternatives, one must match with all its conditions. */
export type RowCondition = CodeCondition | Alternatives

export interface Alternatives {
  readonly any: readonly (readonly CodeCondition[])[]
}

/**
 * Of `rows`, those that match all conditions, in their order. They are written into `room`, which has place for all
 * rows; without conditions they are `rows` themselves. `count`: rows of the table.
 */
export function matchingRows(
  rows: Uint32Array,
  conditions: readonly RowCondition[],
  count: number,
  room: Uint32Array,
): Uint32Array {
  // One pass for each, over the rows that are left.
  let left = rows
  for (const condition of conditions) {
    const simple =
      'any' in condition ? { codes: null, allowed: marks(count, condition) } : condition
    left = room.subarray(0, narrowed(left, simple, room))
  }
  return left
}

/** Writes the rows that match into `into`, which may be where they are; returns how many they are. */
function narrowed(rows: Uint32Array, { codes, allowed }: CodeCondition, into: Uint32Array): number {
  let kept = 0
  const { length } = rows
  if (codes === null) {
    for (let index = 0; index < length; index += 1) {
      const row = rows[index] ?? 0
      if (allowed[row] === 1) into[kept++] = row
    }
  } else {
    for (let index = 0; index < length; index += 1) {
      const row = rows[index] ?? 0
      if (allowed[codes[row] ?? 0] === 1) into[kept++] = row
    }
  }
  return kept
}

/** 1 at every row that an alternative matches. */
function marks(count: number, { any }: Alternatives): Uint8Array {
  const all = new Uint8Array(count)
  for (const [first, ...others] of any) {
    if (first === undefined) continue
    const matched = others.length === 0 ? all : new Uint8Array(count)
    mark(matched, count, first)
    for (const { codes, allowed } of others) {
      for (let row = 0; row < count; row += 1) {
        if (allowed[codes === null ? row : (codes[row] ?? 0)] !== 1) matched[row] = 0
      }
    }
    if (matched !== all) mark(all, count, { codes: null, allowed: matched })
  }
  return all
}

function mark(marked: Uint8Array, count: number, { codes, allowed }: CodeCondition): void {
  if (!allowed.includes(1)) return
  if (codes === null) {
    for (let row = 0; row < count; row += 1) if (allowed[row] === 1) marked[row] = 1
  } else {
    for (let row = 0; row < count; row += 1) if (allowed[codes[row] ?? 0] === 1) marked[row] = 1
  }
}

/** One key of an order. The rank of a row is `rank[codes[row]]`, or its code itself without `rank`. */
export interface SortKey {
  readonly codes: CodeArray
  readonly rank: Uint32Array | null
  /** Ranks are below it. */
  readonly end: number
}

/** Fewer rows than this are sorted outright. */
const few = 512

/**
 * Of `rows`, in the order of the keys, those from `offset` on, `limit` at most. Rows that are equal by all keys stand
 * in the order of `tie`; `null`: in which they are given.
 */
export function pageOfRows(
  rows: Uint32Array,
  keys: readonly SortKey[],
  offset: number,
  limit: number,
  tie: ((a: number, b: number) => number) | null,
): readonly number[] {
  if (limit <= 0 || offset >= rows.length) return []
  const [key, ...others] = keys
  if (key === undefined && tie === null) return [...rows.subarray(offset, offset + limit)]
  if (key === undefined || rows.length <= few) {
    return [...rows].toSorted(comparison(keys, tie)).slice(offset, offset + limit)
  }
  const { first, last, before, numbers } = ranksOfPage(rows, key, offset, limit)
  const start = offset - before
  const head = rowsOfRank(rows, key, first, numbers)
  const page = [...pageOfRows(head, others, start, limit, tie)]
  if (first === last) return page
  // The page begins within the first rank and ends within the last; those between are on it whole.
  const between = rowsBetween(rows, key, first, last, limit - page.length)
  page.push(...between.toSorted(comparison(keys, tie)))
  const tail = rowsOfRank(rows, key, last, numbers)
  return [...page, ...pageOfRows(tail, others, 0, limit - page.length, tie)]
}

function comparison(
  keys: readonly SortKey[],
  tie: ((a: number, b: number) => number) | null,
): (a: number, b: number) => number {
  return (a, b) => {
    for (const key of keys) {
      const difference = rankOf(key, a) - rankOf(key, b)
      if (difference !== 0) return difference
    }
    // Sorting keeps the order of equals.
    return tie === null ? 0 : tie(a, b)
  }
}

const rankOf = ({ codes, rank }: SortKey, row: number): number => {
  const code = codes[row] ?? 0
  return rank === null ? code : (rank[code] ?? 0)
}

/** The ranks on which a page begins and ends, and how many rows have lower ones. */
function ranksOfPage(
  rows: Uint32Array,
  key: SortKey,
  offset: number,
  limit: number,
): {
  readonly first: number
  readonly last: number
  readonly before: number
  /** Of rows, by rank. */
  readonly numbers: Uint32Array
} {
  const { codes, rank, end } = key
  const numbers = new Uint32Array(end)
  const count = rows.length
  if (rank === null) {
    for (let index = 0; index < count; index += 1) {
      const code = codes[rows[index] ?? 0] ?? 0
      numbers[code] = (numbers[code] ?? 0) + 1
    }
  } else {
    for (let index = 0; index < count; index += 1) {
      const place = rank[codes[rows[index] ?? 0] ?? 0] ?? 0
      numbers[place] = (numbers[place] ?? 0) + 1
    }
  }
  const until = Math.min(count, offset + limit)
  let before = 0
  let first = 0
  while (before + (numbers[first] ?? 0) <= offset) before += numbers[first++] ?? 0
  let last = first
  let through = before + (numbers[first] ?? 0)
  while (through < until) through += numbers[++last] ?? 0
  return { first, last, before, numbers }
}

function rowsOfRank(
  rows: Uint32Array,
  { codes, rank }: SortKey,
  wanted: number,
  numbers: Uint32Array,
): Uint32Array {
  const number = numbers[wanted] ?? 0
  if (number === rows.length) return rows
  const found = new Uint32Array(number)
  let count = 0
  if (rank === null) {
    for (let index = 0; count < number; index += 1) {
      const row = rows[index] ?? 0
      if (codes[row] === wanted) found[count++] = row
    }
  } else {
    for (let index = 0; count < number; index += 1) {
      const row = rows[index] ?? 0
      if (rank[codes[row] ?? 0] === wanted) found[count++] = row
    }
  }
  return found
}

/** Rows whose rank lies between two others; a page has room for `most` of them and there are no more. */
function rowsBetween(
  rows: Uint32Array,
  key: SortKey,
  after: number,
  until: number,
  most: number,
): readonly number[] {
  const found: number[] = []
  if (until - after < 2) return found
  for (let index = 0; index < rows.length && found.length < most; index += 1) {
    const row = rows[index] ?? 0
    const rank = rankOf(key, row)
    if (rank > after && rank < until) found.push(row)
  }
  return found
}
